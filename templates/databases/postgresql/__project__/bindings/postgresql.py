"""PostgreSQL: what providers call it and its credentials."""

import re
from collections.abc import Mapping
from typing import Final

from .binding import Binding, is_no, plain
from .certificates import as_file, authority_of, ibm_authority_of, identity_of
from .kind import Kind
from .parameters import known_parameters
from .server import Wanted, address_of, ibm_address_of
from .tls import Level, level_of

SCHEMES: Final = ("postgres", "postgresql", "pgsql")
WANTED: Final = Wanted("a PostgreSQL server", SCHEMES, "5432")

#: sslmode of libpq. https://www.postgresql.org/docs/current/libpq-ssl.html
MODES: Final = {
    Level.DISABLE: "disable",
    Level.PREFER: "prefer",
    Level.REQUIRE: "require",
    Level.VERIFY_CA: "verify-ca",
    Level.VERIFY_FULL: "verify-full",
}
#: Parameters of libpq that say how to connect; neither where nor as whom, nor files elsewhere.
#: https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS
KNOWN: Final = (
    "application_name",
    "channel_binding",
    "client_encoding",
    "connect_timeout",
    "fallback_application_name",
    "gssencmode",
    "keepalives",
    "keepalives_count",
    "keepalives_idle",
    "keepalives_interval",
    "load_balance_hosts",
    "options",
    "require_auth",
    "ssl_max_protocol_version",
    "ssl_min_protocol_version",
    "sslcertmode",
    "sslcrl",
    "sslmode",
    "sslnegotiation",
    "sslrootcert",
    "sslsni",
    "target_session_attrs",
    "tcp_user_timeout",
)
#: JDBC's targetServerType: https://jdbc.postgresql.org/documentation/use/#connection-fail-over
SERVER_TYPES: Final = {
    "any": "any",
    "master": "primary",
    "primary": "primary",
    "slave": "standby",
    "secondary": "standby",
    "preferslave": "prefer-standby",
    "prefersecondary": "prefer-standby",
}


def variables(binding: Binding, environ: Mapping[str, str]) -> dict[str, str]:
    """Return DATABASE_URL; where there is a certificate authority, the server is verified."""
    if address := ibm_address_of(binding, "postgres"):
        authority = ibm_authority_of(binding, "postgres")
        query = {
            "sslmode": "verify-full",
            "sslrootcert": as_file(binding, authority, "database-ca", environ),
        }
    else:
        address = address_of(binding, WANTED)
        query = known_parameters(binding, translated(address.query), KNOWN)
        query |= tls(binding, address.query, environ)
    if not address.name:
        raise binding.problem("it has no name of a database.")
    return {"DATABASE_URL": address.url("postgresql", query)}


def tls(binding: Binding, query: Mapping[str, str], environ: Mapping[str, str]) -> dict[str, str]:
    """Return the parameters of TLS."""
    found: dict[str, str] = {}
    level = level_of(binding)
    if authority := authority_of(binding):
        found["sslrootcert"] = as_file(binding, authority, "database-ca", environ)
    elif query.get("sslrootcert"):
        level = max(level or Level.VERIFY_CA, Level.VERIFY_CA)
    if identity := identity_of(binding):
        # libpq refuses a certificate without its key.
        found["sslcert"] = as_file(binding, identity.certificate, "database-cert", environ)
        found["sslkey"] = as_file(binding, identity.key, "database-key", environ)
    if level is not None:
        # Not verify-full by itself: certificates of some clouds do not name the host.
        found["sslmode"] = MODES[level]
    return found


def translated(query: Mapping[str, str]) -> dict[str, str]:
    """Return the parameters with what JDBC's driver calls otherwise in the words of libpq."""
    found: dict[str, str] = {}
    for key, text in query.items():
        word = plain(key)
        if word == "targetservertype" and plain(text) in SERVER_TYPES:
            found["target_session_attrs"] = SERVER_TYPES[plain(text)]
        elif word == "currentschema":
            schema = re.sub(r"([\\ ])", r"\\\1", text)
            found["options"] = f"{query.get('options', '')} -c search_path={schema}".strip()
        elif word == "loadbalancehosts" and not is_no(text):
            found["load_balance_hosts"] = "disable" if text == "disable" else "random"
        elif word == "applicationname":
            found["application_name"] = text
        else:
            found.setdefault(key, text)
    return found


KIND: Final = Kind(
    name="database",
    variable="DATABASE_URL",
    tags=("postgresql", "postgres", "psql"),
    labels=("postgresql", "postgres", "psql", "aws-rds"),
    types=("databases-for-postgresql",),
    schemes=SCHEMES,
    convert=variables,
)
