from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """Django's user, as a model of this project: what it needs beside that becomes a field here."""
