/** Tests read messages in English, whatever the machine speaks; what they start inherits it. */
process.env.LC_ALL = 'C.UTF-8';
