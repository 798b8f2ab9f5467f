from django.apps import AppConfig


class UsersConfig(AppConfig):
    """The project's own user model."""

    name = "users"
