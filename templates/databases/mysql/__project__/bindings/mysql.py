"""MySQL and MariaDB: what providers call them and their credentials."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from .binding import Binding
from .certificates import as_file, authority_of, ibm_authority_of, identity_of
from .kind import Kind
from .parameters import known_parameters
from .server import Wanted, address_of, ibm_address_of
from .tls import Level, level_of

logger = logging.getLogger(__name__)

SCHEMES: Final = ("mysql", "mysql2", "mariadb")
WANTED: Final = Wanted("a MySQL server", SCHEMES, "3306")

#: ssl-mode of MySQL's clients, which database.py reads.
MODES: Final = {
    Level.DISABLE: "DISABLED",
    Level.PREFER: "PREFERRED",
    Level.REQUIRE: "REQUIRED",
    Level.VERIFY_CA: "VERIFY_CA",
    Level.VERIFY_FULL: "VERIFY_IDENTITY",
}
KNOWN: Final = ("ssl-ca", "ssl-mode")


def variables(binding: Binding, environ: Mapping[str, str]) -> dict[str, str]:
    """Return DATABASE_URL; where there is a certificate authority, the server is verified."""
    if address := ibm_address_of(binding, "mysql"):
        authority = ibm_authority_of(binding, "mysql")
        query = {
            "ssl-ca": as_file(binding, authority, "database-ca", environ),
            "ssl-mode": "VERIFY_IDENTITY",
        }
    else:
        address = address_of(binding, WANTED)
        query = known_parameters(binding, address.query, KNOWN)
        query |= tls(binding, address.query, environ)
    if not address.name:
        raise binding.problem("it has no name of a database.")
    if len(address.hosts) > 1:
        logger.warning(
            '%s: the service "%s": its driver connects to one host, the first of %d.',
            binding.source,
            binding.title,
            len(address.hosts),
        )
        address = replace(address, hosts=address.hosts[:1])
    return {"DATABASE_URL": address.url("mysql", query)}


def tls(binding: Binding, query: Mapping[str, str], environ: Mapping[str, str]) -> dict[str, str]:
    """Return the parameters of TLS."""
    found: dict[str, str] = {}
    level = level_of(binding)
    if authority := authority_of(binding):
        found["ssl-ca"] = as_file(binding, authority, "database-ca", environ)
    elif query.get("ssl-ca"):
        level = max(level or Level.VERIFY_CA, Level.VERIFY_CA)
    if identity := identity_of(binding):
        found["ssl-cert"] = as_file(binding, identity.certificate, "database-cert", environ)
        found["ssl-key"] = as_file(binding, identity.key, "database-key", environ)
    if level is not None:
        # Not VERIFY_IDENTITY by itself: certificates of some clouds do not name the host.
        found["ssl-mode"] = MODES[level]
    return found


KIND: Final = Kind(
    name="database",
    variable="DATABASE_URL",
    tags=("mysql", "mariadb"),
    labels=("mysql", "mariadb", "aws-rds"),
    types=("databases-for-mysql",),
    schemes=SCHEMES,
    convert=variables,
)
