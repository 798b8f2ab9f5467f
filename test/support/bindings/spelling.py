"""The ways in which brokers write the same thing.

Sources: cloud.gov's aws-broker, SAP's postgresql-db and redis-cache, Tanzu's p.mysql and postgres, a9s, csb-google,
pivotal-cf/java-cfenv's fixtures, and the drivers' own manuals.
"""

import base64
import random
from typing import Any

#: No certificate of anybody's: only its text matters here.
PEMS = [
    f"-----BEGIN CERTIFICATE-----\n{base64.b64encode(bytes([48, 130, n]) * 30).decode()}\n-----END CERTIFICATE-----"
    for n in range(3)
]
KEY = "-----BEGIN PRIVATE KEY-----\nTk9LRVk=\n-----END PRIVATE KEY-----"
#: How much TLS is asked for: nothing, encrypted, by an authority, by an authority and for this host.
NOTHING, ENCRYPTED, AUTHORITY, HOST = range(4)

SCHEMES = {
    "postgresql": ("postgres", "postgresql"),
    "mysql": ("mysql", "mysql2"),
    "redis": ("redis",),
    "mail": ("smtp",),
}
PORTS = {"postgresql": 5432, "mysql": 3306, "redis": 6379, "mail": 587}
NAMES = {"postgresql": "database", "mysql": "database", "redis": "cache", "storage": "storage", "mail": "mail", "ai": "ai"}
KEYS = {
    "host": ("host", "hostname", "Host"),
    "user": ("username", "user", "Username", "userName"),
    "password": ("password", "Password"),
    "name": ("db_name", "dbname", "database", "name", "db", "dbName"),
}
FOREIGN = ("reconnect", "pool_size", "serverTimezone", "useUnicode", "prepareThreshold", "pgbouncer", "socketTimeout")
#: The first part is asked for, the second is how: one of several keys of the credentials, or of the address.
FLAGS = ("tls", "ssl", "tls_enabled", "sslEnabled", "require_ssl", "use_ssl", "TLS")
AUTHORITIES = ("ca", "cacrt", "sslrootcert", "ca_certificate", "caCert", "CaCert", "ssl_ca", "root_ca", "ca_cert")
AROUND = ((), ("tls",), ("tls", "cert"), ("ssl",), ("certificate",), ("certs",))


def word(rng: random.Random, letters: str, least: int, most: int) -> str:
    return "".join(rng.choice(letters) for _ in range(rng.randint(least, most)))


def secret(rng: random.Random) -> str:
    """A password with what breaks addresses, JSON, shells and percent signs; it is recognised in messages by its end."""
    odd = word(rng, "xy#/:@@//%{[]}?&=+ \"'\\;,ñ€", 1, 8)
    # What begins like the host of another address.
    odd += rng.choice(("", "", "", "@x/", "@y?", "@x:1/"))
    return rng.choice(("p", "{", "[", "%4", "a ")) + odd + "s3cret" + word(rng, "0123456789", 4, 4)


def typed(rng: random.Random, value: Any) -> Any:
    """A number or a boolean as itself or as a text."""
    if isinstance(value, bool):
        return rng.choice((value, str(value).lower(), str(value), int(value)))
    return rng.choice((value, str(value), float(value)))


def pem_spelled(rng: random.Random, pem: str) -> Any:
    return rng.choice((
        pem,
        f"{pem}\n",
        pem.replace("\n", "\\n"),
        base64.b64encode(pem.encode()).decode(),
        base64.encodebytes(pem.encode()).decode(),
        [pem],
    ))


def put(credentials: dict[str, Any], path: tuple[str, ...], key: str, value: Any) -> bool:
    for one in path:
        credentials = credentials.setdefault(one, {})
        if not isinstance(credentials, dict):
            return False
    credentials[key] = value
    return True
