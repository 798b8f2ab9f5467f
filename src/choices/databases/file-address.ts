/** The file that serves a laptop, whichever server production has: relative to the project. */
export const FILE_ADDRESS = 'sqlite:///db.sqlite3';
