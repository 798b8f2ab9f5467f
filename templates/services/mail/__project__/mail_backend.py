"""SMTP with a certificate authority of one's own: Django's backend only knows the system's."""

import ssl

from django.core.mail.backends import smtp
from django.utils.functional import cached_property

from . import env


class EmailBackend(smtp.EmailBackend):
    """Verifies the mail server's certificate by EMAIL_CA_FILE, where it is set."""

    @cached_property
    def ssl_context(self) -> ssl.SSLContext:
        """Return the context of TLS; an authority that cannot be read is an error."""
        return ssl.create_default_context(cafile=env.EMAIL_CA_FILE.optional() or None)
