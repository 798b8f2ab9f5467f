"""Mail: what providers call a mail server and its credentials."""

from collections.abc import Mapping
from typing import Final

from .address import as_file, login_of
from .binding import Binding, Kind

SCHEMES: Final = ("smtp", "smtps")


def variables(binding: Binding, environ: Mapping[str, str]) -> dict[str, str]:
    """Return EMAIL_URL, always with TLS, and what else the service says."""
    url = binding.first("uri", "url")
    if not url.startswith(tuple(f"{scheme}://" for scheme in SCHEMES)):
        host = binding.first("smtp_server", "smtp_host", "host", "hostname", "server")
        if not host:
            raise binding.problem("it has neither an address (uri: smtp://…) nor a host.")
        port = binding.first("smtp_port", "port") or "587"
        if not port.isdigit():
            raise binding.problem("its port is no number.")
        login = login_of(
            binding.first("smtp_user", "smtp_username", "username", "user"),
            binding.first("smtp_password", "password"),
        )
        url = f"{'smtps' if port == '465' else 'smtp'}://{login}{host}:{port}"
    found = {"EMAIL_URL": url}
    if sender := binding.first("from", "from_email", "sender"):
        found["EMAIL_FROM"] = sender
    if certificate := binding.first("ca", "ca_certificate", "sslrootcert"):
        found["EMAIL_CA_FILE"] = as_file(certificate, "mail-ca", environ)
    return found


KIND: Final = Kind(
    name="mail",
    variable="EMAIL_URL",
    tags=("smtp", "mail", "email"),
    labels=("smtp", "mail", "sendgrid", "aws-ses"),
    types=(),
    schemes=SCHEMES,
    convert=variables,
)
