from django.apps import AppConfig


class AssistantConfig(AppConfig):
    """A page that asks the AI service: for who has signed in, because answers cost money."""

    name = "assistant"
