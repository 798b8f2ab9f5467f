"""Mail: what providers call a mail server and its credentials."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from .binding import Binding, plain
from .certificates import as_file, authority_of
from .kind import Kind
from .parameters import known_parameters
from .server import Wanted, address_of

SCHEMES: Final = ("smtp", "smtps")
WANTED: Final = Wanted("a mail server", SCHEMES, "587", parts=("user", "password"), names=())
PREFIX: Final = "smtp"


def variables(binding: Binding, environ: Mapping[str, str]) -> dict[str, str]:
    """Return EMAIL_URL, always with TLS, and what else the service says."""
    address = address_of(without_prefix(binding), WANTED)
    (host, port), *others = address.hosts
    if others:
        raise binding.problem("it has several hosts.")
    scheme = address.scheme or ("smtps" if port == "465" else "smtp")
    address = replace(address, hosts=((host, port),), name="")
    url = address.url(scheme, known_parameters(binding, address.query, ()))
    found = {"EMAIL_URL": url.removesuffix("/")}
    if sender := binding.first("from", "from_email", "sender"):
        found["EMAIL_FROM"] = sender
    if authority := authority_of(binding):
        found["EMAIL_CA_FILE"] = as_file(binding, authority, "mail-ca", environ)
    return found


def without_prefix(binding: Binding) -> Binding:
    """Return the service with smtp_host, smtp_user and so on as host, user and so on."""
    own = {
        plain(key).removeprefix(PREFIX): value
        for key, value in binding.credentials.items()
        if plain(key).startswith(PREFIX)
    }
    return replace(binding, credentials={**binding.credentials, **own})


KIND: Final = Kind(
    name="mail",
    variable="EMAIL_URL",
    tags=("smtp", "mail", "email"),
    labels=("smtp", "mail", "sendgrid", "aws-ses"),
    types=(),
    schemes=SCHEMES,
    convert=variables,
)
