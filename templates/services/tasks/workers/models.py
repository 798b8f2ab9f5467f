from datetime import timedelta

from django.db import models
from django.db.models.functions import Now


class WorkerQuerySet(models.QuerySet["Worker"]):
    """Workers, by the database's clock: those of hosts may differ."""

    def silent(self, lease: timedelta) -> "WorkerQuerySet":
        """Return those that have not been heard of for so long: killed, or cut off."""
        return self.filter(seen_at__lt=Now() - lease)


class Worker(models.Model):
    """A process that runs tasks. While it lives, it says so every few seconds."""

    id = models.CharField(max_length=64, primary_key=True)
    seen_at = models.DateTimeField()

    objects = WorkerQuerySet.as_manager()

    def __str__(self) -> str:
        return self.id

    @classmethod
    def beat(cls, worker_id: str) -> None:
        """Say that a worker lives, for the first time or again."""
        if not cls.objects.filter(pk=worker_id).update(seen_at=Now()):
            cls.objects.create(pk=worker_id, seen_at=Now())
