"""Django's own backend for PostgreSQL, with a limit for the connections of a process.

For Django until 5.0, which has no pool: each request opens a connection, and waits for a place.
"""

import weakref
from collections.abc import Callable
from threading import BoundedSemaphore, current_thread
from typing import Any, Final

from django.db import OperationalError
from django.db.backends.postgresql import base

from .. import env

#: How long a request waits for a connection that another one gives back, in seconds.
PATIENCE: Final = 10

free = BoundedSemaphore(env.DATABASE_POOL_SIZE())


class DatabaseWrapper(base.DatabaseWrapper):
    """Opens a connection only when fewer than DATABASE_POOL_SIZE are open, the probe's aside."""

    #: Gives the connection's place back, once.
    give_back: Callable[[], Any] | None = None

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Return a new connection. Raises OperationalError when none comes free in time."""
        if current_thread().name.startswith("readyz"):
            # The thread of health.py. A probe that waits behind requests would take an instance
            # away for being busy; checks.py counts its connection beside theirs.
            return super().get_new_connection(conn_params)
        if not free.acquire(timeout=PATIENCE):
            raise OperationalError("DATABASE_POOL_SIZE: no connection came free in time.")
        try:
            connection = super().get_new_connection(conn_params)
        except BaseException:
            free.release()
            raise
        # Also where a thread ends without closing it: then it goes with the thread.
        self.give_back = weakref.finalize(connection, free.release)
        return connection

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]  # Django's own: its stubs leave it out.
        finally:
            if self.give_back:
                self.give_back()
