"""Reads and writes, on a connection that is encrypted."""

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from pages.models import Message  # noqa: E402

call_command("migrate", interactive=False, verbosity=0)
before = Message.objects.count()
Message.objects.create(author="ñandú", text="emoji 🎉")
assert Message.objects.count() == before + 1
assert Message.objects.latest("id").text == "emoji 🎉"
encrypted = {
    "postgresql": "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()",
    "mysql": "SELECT VARIABLE_VALUE <> '' FROM information_schema.SESSION_STATUS WHERE VARIABLE_NAME = 'Ssl_cipher'",
}[connection.vendor]
with connection.cursor() as cursor:
    cursor.execute(encrypted)
    assert cursor.fetchone()[0] in (True, 1)
print("read and written")
