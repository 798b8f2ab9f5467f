"""The cache and the sessions: in Redis where REDIS_URL says where it is.

Elsewhere, as on a laptop, each process has a cache of its own, and sessions are in the database.
"""

from typing import Any, Final

from . import env

#: How long Redis may take to accept a connection or to answer, in seconds.
PATIENCE: Final = 2


def caches() -> dict[str, dict[str, Any]]:
    """Return the settings of the cache."""
    url = env.REDIS_URL.optional()
    if not url:
        return {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    options = {
        "socket_connect_timeout": PATIENCE,
        "socket_timeout": PATIENCE,
        # A connection that idled behind a firewall is tried before it is used.
        "health_check_interval": 30,
    }
    backend = "django.core.cache.backends.redis.RedisCache"
    return {"default": {"BACKEND": backend, "LOCATION": url, "OPTIONS": options}}


def ask() -> None:
    """Have the cache answer. Raises an error of the client's when it does not."""
    # Settings import this module: Django's caches are there only later.
    from django.core.cache import cache

    cache.get("readyz")


CACHES = caches()

# With both, a session survives a cache that was emptied.
SESSION_ENGINE = (
    "django.contrib.sessions.backends.cached_db"
    if env.REDIS_URL.optional()
    else "django.contrib.sessions.backends.db"
)
