from django.db import models


class Message(models.Model):
    """What a visitor left on the first page."""

    author = models.CharField(max_length=60)
    text = models.CharField(max_length=280)
    written_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        ordering = ["-written_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.author}: {self.text}"
