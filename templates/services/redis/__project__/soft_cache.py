"""Django's Redis cache, for pages that can do without it.

While Redis does not answer, what is read is missing and what is written is not kept: pages are
served, only more slowly. What must not be wrong raises an error, as with Django's own: add() and
incr(), by which locks and limits are kept, delete() and clear(), after which nobody may find what
was there.
"""

import logging
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from time import monotonic
from typing import Any, Final, TypeVar

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache
from redis import exceptions

logger = logging.getLogger(__name__)

Value = TypeVar("Value")

#: There is no connection, no answer in time, no room, or a replica in the place of the primary.
UNAVAILABLE: Final = (
    exceptions.ConnectionError,
    exceptions.TimeoutError,
    exceptions.OutOfMemoryError,
    exceptions.ReadOnlyError,
)

#: How long Redis is left alone when it has not answered, in seconds: no page waits for it then.
PAUSE: Final = 5.0

#: How long a session is kept beside the database, in seconds.
SESSION_SECONDS: Final = 60


class Outage:
    """Until when Redis is left alone: for all caches of this process."""

    def __init__(self) -> None:
        """Begin without one."""
        self.until = float("-inf")

    def is_on(self) -> bool:
        """Whether Redis is left alone now."""
        return monotonic() < self.until

    def begin(self, error: Exception) -> None:
        """Leave it alone for a while."""
        logger.warning("cache unavailable: %s", error)
        self.until = monotonic() + PAUSE


outage: Final = Outage()

#: The clients of this process, each with its connections: by server and options.
clients: Final[dict[tuple[str, str], Any]] = {}


class SoftRedisCache(RedisCache):
    """Fails softly where a page only wanted a cache."""

    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        """Begin as Django's does, with the address and the parameters of the settings."""
        super().__init__(server, params)
        self.shared_by = (str(server), repr(params.get("OPTIONS")))

    @cached_property
    def _cache(self) -> Any:
        """Return the client that all caches of this process share.

        Django makes a cache for each thread, and under ASGI for each request: each with a client
        of its own would open connections anew, which stay until garbage is collected.
        """
        if self.shared_by in clients:
            return clients[self.shared_by]
        # Of two threads that come here at once, both use the client of the first.
        return clients.setdefault(self.shared_by, super()._cache)

    def softly(self, default: Value, call: Callable[..., Value], *arguments: Any) -> Value:
        """Return what a method of Django's returns, or the default while Redis is unavailable."""
        if outage.is_on():
            return default
        try:
            return call(*arguments)
        except UNAVAILABLE as error:
            outage.begin(error)
            return default

    def ping(self) -> None:
        """Have Redis answer. Raises an error of its client's when it does not."""
        self._cache.get_client().ping()

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        """Return a value, or the default."""
        return self.softly(default, super().get, key, default, version)

    def get_many(self, keys: Iterable[Any], version: int | None = None) -> dict[Any, Any]:
        """Return the values that are there."""
        return self.softly({}, super().get_many, keys, version)

    def has_key(self, key: Any, version: int | None = None) -> bool:
        """Whether there is a value."""
        return self.softly(False, super().has_key, key, version)

    def set(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        """Keep a value."""
        self.softly(None, super().set, key, value, timeout, version)

    def set_many(
        self,
        data: Mapping[Any, Any],
        timeout: Any = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> list[Any]:
        """Keep values, and return the keys of those that were not kept."""
        return self.softly(list(data), super().set_many, data, timeout, version)

    def get_or_set(
        self, key: Any, default: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> Any:
        """Return a value; where there is none, make it and keep it."""
        missing = object()
        value = self.get(key, missing, version)
        if value is missing:
            value = default() if callable(default) else default
            self.set(key, value, timeout, version)
        return value


class SessionCache(SoftRedisCache):
    """Keeps sessions for a minute: the database has them, and has the last word.

    Who signs out while Redis does not answer is signed out; a copy of the session that is left
    there must be gone before it could be found again.
    """

    def get_backend_timeout(self, timeout: Any = DEFAULT_TIMEOUT) -> int:
        """Return how long Redis keeps a value, in seconds."""
        seconds = super().get_backend_timeout(timeout)
        return SESSION_SECONDS if seconds is None else min(int(seconds), SESSION_SECONDS)

    def delete(self, key: Any, version: int | None = None) -> bool:
        """Remove a value, or leave it to its timeout."""
        return self.softly(False, super().delete, key, version)
