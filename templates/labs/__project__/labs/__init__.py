"""The labs of the course: what `manage.py labcheck` looks at, and where `manage.py labreset` goes."""
