"""PostgreSQL: what providers call it and its credentials."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

from .address import address_of, as_file, ibm_address_of, ibm_certificate_of
from .binding import Binding, Kind

SCHEMES: Final = ("postgres", "postgresql")

#: Credentials of TLS, as PEM text at some providers; libpq reads them from files.
CERTIFICATES: Final = {
    "sslrootcert": ("sslrootcert", "ca_certificate", "ca"),
    "sslcert": ("sslcert",),
    "sslkey": ("sslkey",),
}


def variables(binding: Binding, environ: Mapping[str, str]) -> dict[str, str]:
    """Return DATABASE_URL; where there is a certificate authority, the server is verified."""
    if address := ibm_address_of(binding, "postgres"):
        certificate = ibm_certificate_of(binding, "postgres")
        query = {
            "sslmode": "verify-full",
            "sslrootcert": as_file(certificate, "database-ca", environ),
        }
    else:
        address = address_of(binding, SCHEMES, 5432, "a PostgreSQL server")
        query = dict(address.query)
        for key, words in CERTIFICATES.items():
            if key not in query and (text := binding.first(*words)):
                query[key] = as_file(text, f"database-{key}", environ)
        if "sslrootcert" in query:
            # Not verify-full: certificates of some clouds do not name the host.
            query.setdefault("sslmode", binding.first("sslmode") or "verify-ca")
    if address.place.endswith("/"):
        raise binding.problem("it has no name of a database.")
    parameters = f"?{urlencode(query, safe='/')}" if query else ""
    return {"DATABASE_URL": f"postgresql://{address.place}{parameters}"}


KIND: Final = Kind(
    name="database",
    variable="DATABASE_URL",
    tags=("postgresql", "postgres", "psql"),
    labels=("postgresql", "postgres", "psql", "aws-rds"),
    types=("databases-for-postgresql",),
    schemes=SCHEMES,
    convert=variables,
)
