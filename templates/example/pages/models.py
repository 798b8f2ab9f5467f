from datetime import timedelta

from django.db import models
from django.utils import timezone


class Message(models.Model):
    """What a visitor left on the first page."""

    author = models.CharField(max_length=60)
    text = models.CharField(max_length=280)
    written_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        ordering = ["-written_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.author}: {self.text}"

    @classmethod
    def prune(cls, days: int) -> int:
        """Delete messages that are older than a number of days, and return how many."""
        old = cls.objects.filter(written_at__lt=timezone.now() - timedelta(days=days))
        return old.delete()[0]
