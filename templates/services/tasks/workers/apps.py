from django.apps import AppConfig


class WorkersConfig(AppConfig):
    """The processes that run background tasks, and what happens when one is killed."""

    name = "workers"
