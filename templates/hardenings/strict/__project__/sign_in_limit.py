"""How often a stranger may try to sign in: django-axes counts, in the database, for all processes.

It counts an account together with an address: whoever tries the account of somebody else locks
nobody out but themselves. Requests that sign nobody in cost no query.
"""

from typing import Any

from axes.backends import AxesStandaloneBackend
from django.http import HttpRequest


class SignInLimit(AxesStandaloneBackend):  # type: ignore[misc]  # It has no type hints.
    """Refuses an account and an address that have failed too often."""

    def authenticate(self, request: HttpRequest | None, *args: Any, **credentials: Any) -> None:
        """Refuse by an exception, or leave the decision to the next backend."""
        # Without a request it is a command or a test, and no stranger.
        if request is not None:
            super().authenticate(request, *args, **credentials)
