"""Redis: what providers call it and its credentials."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final
from urllib.parse import urlencode

from .address import address_of, as_file, ibm_address_of, ibm_certificate_of
from .binding import Binding, Kind

SCHEMES: Final = ("redis", "rediss")
ADDRESSES: Final = ("uri", "url")


def variables(binding: Binding, environ: Mapping[str, str]) -> dict[str, str]:
    """Return REDIS_URL; with TLS wherever the service offers it."""
    if address := ibm_address_of(binding, "rediss"):
        certificate = ibm_certificate_of(binding, "rediss")
        query = {"ssl_ca_certs": as_file(certificate, "cache-ca", environ)}
        return {"REDIS_URL": f"rediss://{address.place}?{urlencode(query, safe='/')}"}
    secure = binding.first("uri", "url").startswith("rediss:")
    if not secure and (port := binding.first("tls_port")):
        # Beside the port without TLS, of which the address speaks.
        parts = {key: text for key, text in binding.credentials.items() if key not in ADDRESSES}
        binding = replace(binding, credentials={**parts, "port": port})
        secure = True
    address = address_of(binding, SCHEMES, 6379, "a Redis server")
    query = dict(address.query)
    if secure and (certificate := binding.first("ca", "ca_certificate", "sslrootcert")):
        query["ssl_ca_certs"] = as_file(certificate, "cache-ca", environ)
    parameters = f"?{urlencode(query, safe='/')}" if query else ""
    return {"REDIS_URL": f"redis{'s' if secure else ''}://{address.place}{parameters}"}


KIND: Final = Kind(
    name="cache",
    variable="REDIS_URL",
    tags=("redis", "elasticache", "valkey"),
    labels=("redis", "valkey"),
    types=("databases-for-redis",),
    schemes=SCHEMES,
    convert=variables,
)
