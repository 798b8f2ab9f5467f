"""Prints the oldest versions of databases that the installed Django supports."""

from unittest.mock import Mock

from django.db.backends.mysql.features import DatabaseFeatures as MySQL
from django.db.backends.postgresql.features import DatabaseFeatures as PostgreSQL
from django.db.backends.sqlite3.base import DatabaseFeatures as SQLite


def version(features: type, **kinds: bool) -> str:
    return ".".join(map(str, features(Mock(**kinds)).minimum_database_version))


print(f"sqlite: SQLite {version(SQLite)}")
print(f"postgresql: PostgreSQL {version(PostgreSQL)}")
mysql, mariadb = (version(MySQL, mysql_is_mariadb=one) for one in (False, True))
print(f"mysql: MySQL {mysql}, MariaDB {mariadb}")
