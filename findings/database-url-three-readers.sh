#!/usr/bin/env bash
# One DATABASE_URL, three readers: PostgreSQL's own libpq, which says what such an address means, dj-database-url and
# django-environ. A socket's folder as the host, percent-encoded as libpq wants it: django-environ does not decode it, and a
# computer of that name is looked for. Two hosts, of which libpq takes the one that answers: dj-database-url says that the
# address is not valid. A plus in the name of the database: django-environ makes a space of it. conn_max_age is a setting of Django
# to django-environ, and to dj-database-url an option for libpq, which refuses it; pool=true is true to dj-database-url, and
# to django-environ a text, of which Django can make no pool.
# https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check dj-database-url==3.1.2 django-environ==0.14.0 'psycopg[binary]==3.3.9' django==5.2.19
cd "$folder"
venv/bin/pip list 2>/dev/null | grep -iE '^(dj-database-url|django-environ|psycopg) '
venv/bin/python - <<'CLIENT'
import sys

import dj_database_url
import environ
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict, make_conninfo

ADDRESSES = {
    "postgres://shop@%2Frun%2Fpostgresql/shop": [
        ("/run/postgresql", None, "shop"),
        ("/run/postgresql", None, "shop"),
        ("%2Frun%2Fpostgresql", None, "shop"),
    ],
    "postgres://shop@a.example:5432,b.example:5433/shop": [
        ("a.example,b.example", "5432,5433", "shop"),
        "ParseError",
        ("a.example,b.example", "5432,5433", "shop"),
    ],
    "postgres://shop@a.example/shop+test": [
        ("a.example", None, "shop+test"),
        ("a.example", None, "shop+test"),
        ("a.example", None, "shop test"),
    ],
}


def libpq(address):
    parts = conninfo_to_dict(address)
    return parts["host"], parts.get("port"), parts["dbname"]


def of_django(read):
    def parts(address):
        database = read(address)
        return database["HOST"], str(database["PORT"] or "") or None, database["NAME"]

    return parts


def read(reader, address):
    try:
        return reader(address)
    except Exception as error:
        return type(error).__name__


readers = {
    "libpq": libpq,
    "dj-database-url": of_django(dj_database_url.parse),
    "django-environ": of_django(environ.Env.db_url_config),
}
seen = {}
for address in ADDRESSES:
    seen[address] = [read(reader, address) for reader in readers.values()]
    print(address)
    for name, parts in zip(readers, seen[address]):
        print(f"    {name:16} {parts if isinstance(parts, str) else 'host %s, port %s, database %s' % parts}")

address = "postgres://shop@a.example/shop?conn_max_age=60&pool=true"
one, other = dj_database_url.parse(address), environ.Env.db_url_config(address)
print(address)
settings = [(database.get("CONN_MAX_AGE"), database["OPTIONS"]) for database in (one, other)]
for name, (age, options) in zip(list(readers)[1:], settings):
    print(f"    {name:16} CONN_MAX_AGE {age}, OPTIONS {options}")
try:
    make_conninfo(conn_max_age=60)
    refused = ""
except ProgrammingError as error:
    refused = str(error).strip()
print(f"    libpq            {refused}")
expected = [(0, {"conn_max_age": 60, "pool": True}), (60, {"pool": "true"})]
if (seen, settings) != (ADDRESSES, expected) or not refused:
    sys.exit("this has changed")
CLIENT
