"""Twenty-four writers at the same moment, each of which reads before it writes."""

from threading import Barrier, Thread

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from pages.models import Message  # noqa: E402

call_command("migrate", interactive=False, verbosity=0)
barrier = Barrier(24)


def write() -> None:
    barrier.wait()
    with transaction.atomic():
        count = Message.objects.count()
        Message.objects.create(author="one of many", text=str(count))
    connection.close()


threads = [Thread(target=write) for _ in range(24)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"{Message.objects.filter(author='one of many').count()} written")
