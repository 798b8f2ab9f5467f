"""The database of the project, for the checks that need one."""

from django.db import DatabaseError, connection

from . import texts
from .lab import UncheckedError


def is_server() -> bool:
    """Return whether it is a server, which may be away, rather than a file."""
    return bool(connection.settings_dict.get("HOST"))


def require_database() -> None:
    """Connect to the database. Raises UncheckedError when it is a server that does not answer."""
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        if not is_server():
            raise
        raise UncheckedError(texts.NO_DATABASE.format(error=error)) from error
