from django.apps import AppConfig


class PagesConfig(AppConfig):
    """A guestbook to begin with: a model, a form, views, an admin, a command."""

    name = "pages"
