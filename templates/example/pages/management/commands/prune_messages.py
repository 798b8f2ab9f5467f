from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from pages.models import Message


class Command(BaseCommand):
    """A job that runs to its end: what a scheduler or a platform's job starts."""

    help = "Deletes messages that are older than a number of days."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the age."""
        parser.add_argument("--days", type=int, default=365, help="the age in days (default: 365)")

    def handle(self, *args: Any, days: int, **options: Any) -> None:
        """Delete, and say how many."""
        self.stdout.write(f"{Message.prune(days)} messages deleted")
