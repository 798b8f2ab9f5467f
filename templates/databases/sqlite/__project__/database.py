"""The database: SQLite, in a file."""

import dj_database_url

from . import env
from .file_database import file_database


def database() -> dj_database_url.DBConfig:
    """Return the settings of the default database; none where its address cannot be used."""
    url = env.DATABASE_URL.optional()
    return file_database(url) if url else {"ENGINE": "django.db.backends.dummy"}


DATABASES = {"default": database()}
