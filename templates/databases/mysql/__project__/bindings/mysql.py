"""MySQL and MariaDB: what providers call them and their credentials."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

from .address import address_of, as_file, ibm_address_of, ibm_certificate_of
from .binding import Binding, Kind

SCHEMES: Final = ("mysql", "mysql2")

#: What providers add for drivers of other languages.
FOREIGN: Final = ("reconnect", "useSSL", "sslMode", "enabledTLSProtocols", "tls")


def variables(binding: Binding, environ: Mapping[str, str]) -> dict[str, str]:
    """Return DATABASE_URL; where there is a certificate authority, the server is verified."""
    if address := ibm_address_of(binding, "mysql"):
        certificate = ibm_certificate_of(binding, "mysql")
        query = {
            "ssl-ca": as_file(certificate, "database-ca", environ),
            "ssl-mode": "VERIFY_IDENTITY",
        }
    else:
        address = address_of(binding, SCHEMES, 3306, "a MySQL server")
        query = {key: text for key, text in address.query.items() if key not in FOREIGN}
        authority = binding.first("ssl_ca", "sslrootcert", "ca_certificate", "ca", "CaCert")
        if authority and "ssl-ca" not in query:
            query["ssl-ca"] = as_file(authority, "database-ca", environ)
            # Not VERIFY_IDENTITY: certificates of some clouds do not name the host.
            query.setdefault("ssl-mode", "VERIFY_CA")
    if address.place.endswith("/"):
        raise binding.problem("it has no name of a database.")
    parameters = f"?{urlencode(query, safe='/')}" if query else ""
    return {"DATABASE_URL": f"mysql://{address.place}{parameters}"}


KIND: Final = Kind(
    name="database",
    variable="DATABASE_URL",
    tags=("mysql", "mariadb"),
    labels=("mysql", "mariadb", "aws-rds"),
    types=("databases-for-mysql",),
    schemes=SCHEMES,
    convert=variables,
)
