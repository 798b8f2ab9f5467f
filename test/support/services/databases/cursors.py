"""Reads many rows piece by piece, while others take connections of the pooler in between."""

from threading import Event, Thread

import django

django.setup()

from django.db import connection, transaction  # noqa: E402
from pages.models import Message  # noqa: E402

Message.objects.filter(author="one of 300").delete()
Message.objects.bulk_create(Message(author="one of 300", text=str(n)) for n in range(300))
rows = Message.objects.filter(author="one of 300").iterator(chunk_size=10)
found = [next(rows)]
taken, read = Event(), Event()


def take() -> None:
    """Hold the connection on which the first rows were read."""
    with transaction.atomic():
        Message.objects.count()
        taken.set()
        read.wait(60)
    connection.close()


other = Thread(target=take)
other.start()
taken.wait(60)
try:
    found += rows
finally:
    read.set()
    other.join()
print(f"{len(found)} read")
