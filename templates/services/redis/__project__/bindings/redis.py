"""Redis: what providers call it and its credentials."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from .address import Address
from .binding import Binding
from .certificates import as_file, authority_of, ibm_authority_of, identity_of
from .kind import Kind
from .parameters import known_parameters
from .server import PASSWORDS, USERS, Wanted, address_of, ibm_address_of, port_of
from .tls import Level, level_of

SECURE: Final = ("rediss", "valkeys")
SCHEMES: Final = ("redis", "valkey", *SECURE)
WANTED: Final = Wanted("a Redis server", SCHEMES, "6379", parts=("password",), names=("db",))

#: Signs of a service that only clients of clusters, or of Sentinel, can use.
CLUSTERS: Final = ("cluster_mode", "cluster_enabled", "is_cluster", "clustered", "cluster_nodes")
SENTINELS: Final = ("sentinel", "sentinels", "sentinel_hosts", "master_name", "sentinel_master")


def variables(binding: Binding, environ: Mapping[str, str]) -> dict[str, str]:
    """Return REDIS_URL; with TLS wherever the service offers it."""
    if address := ibm_address_of(binding, "rediss"):
        authority = ibm_authority_of(binding, "rediss")
        query = {"ssl_ca_certs": as_file(binding, authority, "cache-ca", environ)}
        return {"REDIS_URL": redis_url(binding, address, "rediss", query)}
    if binding.says(*CLUSTERS):
        raise binding.problem("it is a cluster, and Django's Redis cache is no cluster client.")
    if binding.says(*SENTINELS):
        raise binding.problem("it is behind Sentinel, which Django's Redis cache does not ask.")
    address = address_of(binding, WANTED)
    if binding.exact(*PASSWORDS) and not binding.first(*USERS):
        # The user in the address is a placeholder, as in rediss://no-user-name:PASSWORD@…
        address = replace(address, user="")
    query = known_parameters(binding, address.query, ("db",))
    level = level_of(binding)
    port = port_of(binding, "tls_port", "ssl_port")
    if port:
        # Beside the port without TLS, of which the address speaks.
        address = replace(address, hosts=tuple((host, port) for host, _ in address.hosts))
    if not (port or address.scheme in SECURE or (level or Level.DISABLE) >= Level.REQUIRE):
        return {"REDIS_URL": redis_url(binding, address, "redis", query)}
    if authority := authority_of(binding):
        query["ssl_ca_certs"] = as_file(binding, authority, "cache-ca", environ)
    if identity := identity_of(binding):
        query["ssl_certfile"] = as_file(binding, identity.certificate, "cache-cert", environ)
        query["ssl_keyfile"] = as_file(binding, identity.key, "cache-key", environ)
    return {"REDIS_URL": redis_url(binding, address, "rediss", query)}


def redis_url(binding: Binding, address: Address, scheme: str, query: Mapping[str, str]) -> str:
    """Return the URL. Raises ValueError where the client would connect to something else."""
    if len(address.hosts) > 1:
        raise binding.problem(
            "it has several hosts, and Django's Redis cache does not ask which of them is the "
            "primary."
        )
    if not f"{address.name}{query.get('db', '')}".isdecimal() and (address.name or "db" in query):
        raise binding.problem("its database is no number.")
    return address.url(scheme, query)


KIND: Final = Kind(
    name="cache",
    variable="REDIS_URL",
    tags=("redis", "elasticache", "valkey"),
    labels=("redis", "valkey"),
    types=("databases-for-redis",),
    schemes=SCHEMES,
    convert=variables,
)
