"""A mail, which the server takes by TLS only."""

import django

django.setup()

from django.core import mail  # noqa: E402

assert mail.send_mail("¡Hola!", "Text", None, ["somebody@example.com"]) == 1
print("read and written")
