"""The cache and the sessions: in Redis where REDIS_URL says where it is.

Elsewhere, as on a laptop, each process has a cache of its own, and sessions are in the database.
"""

from typing import Any, Final

from . import env

#: How long Redis may take to accept a connection or to answer, in seconds.
PATIENCE: Final = 2


def caches() -> dict[str, dict[str, Any]]:
    """Return the settings of the cache, and of the one of sessions."""
    url = env.REDIS_URL.optional()
    if not url:
        local = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
        return {"default": local, "sessions": local}
    # Here, so that nothing loads it where it is not used.
    from redis.backoff import ConstantBackoff
    from redis.exceptions import ConnectionError as ConnectionLost
    from redis.retry import Retry

    options = {
        "socket_connect_timeout": PATIENCE,
        "socket_timeout": PATIENCE,
        # A connection that idled behind a firewall is tried before it is used.
        "health_check_interval": 30,
        # One that was closed meanwhile is opened again. redis-py does that by itself only for
        # clients that make their own connections, and Django's has a pool of them.
        "retry": Retry(ConstantBackoff(0.1), 2, supported_errors=(ConnectionLost,)),
    }
    return {
        alias: {"BACKEND": f"{__package__}.soft_cache.{name}", "LOCATION": url, "OPTIONS": options}
        for alias, name in (("default", "SoftRedisCache"), ("sessions", "SessionCache"))
    }


def ask() -> None:
    """Have Redis answer. Raises an error of the client's when it does not."""
    # Settings import this module: Django's caches are there only later.
    from django.core import cache

    if env.REDIS_URL.optional():
        from .soft_cache import SoftRedisCache

        default = cache.caches["default"]
        if isinstance(default, SoftRedisCache):
            default.ping()


CACHES = caches()

# With both, a session survives a cache that was emptied, and one that does not answer.
SESSION_ENGINE = (
    "django.contrib.sessions.backends.cached_db"
    if env.REDIS_URL.optional()
    else "django.contrib.sessions.backends.db"
)
SESSION_CACHE_ALIAS = "sessions"
