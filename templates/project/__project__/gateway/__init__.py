"""What stands between the server and Django, so that every server asks Django the same.

Servers differ in whom they take for the client, in how much body they accept, and in how long they
wait. wsgi.py and asgi.py wrap Django's application with this.
"""
