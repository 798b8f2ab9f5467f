#!/usr/bin/env bash
# django-environ's env.db() takes a text without a scheme for a database address: it gives no engine and a warning, the settings are
# imported, Django takes its dummy backend, and only the first query fails, far from the variable. A variable that was forgotten is
# an error at once.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check django-environ==0.14.0 django==5.2.19
"$folder/venv/bin/pip" list 2>/dev/null | grep -iE '^django'
"$folder/venv/bin/python" -W ignore - <<'CLIENT'
import sys

import environ
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

environ.Env.ENVIRON = {"DATABASE_URL": "shop.example"}
database = environ.Env().db("DATABASE_URL")
print(f"DATABASE_URL=shop.example is {database}")
settings.configure(DATABASES={"default": dict(database)})
print(f"Django's engine: {connection.settings_dict['ENGINE']}")
environ.Env.ENVIRON = {}
try:
    environ.Env().db("DATABASE_URL")
    forgotten = ""
except ImproperlyConfigured as error:
    forgotten = str(error)
print(f"without the variable: {forgotten}")
seen = not database.get("ENGINE") and connection.settings_dict["ENGINE"] == "django.db.backends.dummy" and forgotten
sys.exit(None if seen else "this has changed: there was no engine, and no error")
CLIENT
