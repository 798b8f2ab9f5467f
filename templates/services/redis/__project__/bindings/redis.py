"""Redis: what providers call it and its credentials."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

from .address import address_of, as_file, ibm_address_of, ibm_certificate_of
from .binding import Binding, Kind

SCHEMES: Final = ("redis", "rediss")


def variables(binding: Binding, environ: Mapping[str, str]) -> dict[str, str]:
    """Return REDIS_URL; with TLS wherever the service offers it."""
    if address := ibm_address_of(binding, "rediss"):
        certificate = ibm_certificate_of(binding, "rediss")
        query = {"ssl_ca_certs": as_file(certificate, "cache-ca", environ)}
        return {"REDIS_URL": f"rediss://{address.place}?{urlencode(query, safe='/')}"}
    given = binding.first("uri", "url")
    scheme = "rediss" if given.startswith("rediss:") else "redis"
    address = address_of(binding, SCHEMES, 6379, "a Redis server")
    parameters = f"?{urlencode(address.query, safe='/')}" if address.query else ""
    return {"REDIS_URL": f"{scheme}://{address.place}{parameters}"}


KIND: Final = Kind(
    name="cache",
    variable="REDIS_URL",
    tags=("redis", "elasticache", "valkey"),
    labels=("databases-for-redis", "redis", "valkey"),
    schemes=SCHEMES,
    convert=variables,
)
