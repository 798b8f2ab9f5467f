"""Runs the checks of the database with a Django that would need a later server."""

import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.core.management.base import SystemCheckError  # noqa: E402
from django.db import connection  # noqa: E402

type(connection.features).minimum_database_version = (99,)
try:
    call_command("migrate", interactive=False, verbosity=0, skip_checks=False)
except SystemCheckError as error:
    print(error)
    sys.exit(1)
