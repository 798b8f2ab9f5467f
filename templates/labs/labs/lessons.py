"""The checks that look at the loaded project. Each returns None, or the cause in one line."""

import json
import sys
from collections.abc import Callable
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any, Final

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.servers.basehttp import get_internal_wsgi_application
from django.core.signals import got_request_exception
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from django.urls import Resolver404, resolve

from . import batch, causes, texts
from .database import require_database
from .project import root
from .testing import tests_pass


def app_installed(name: str) -> str | None:
    """Look for an app among those that Django loads."""
    return None if apps.is_installed(name) else texts.NOT_INSTALLED.format(name=name)


def home_routed() -> str | None:
    """Look for a view of the first page."""
    try:
        resolve("/")
    except Resolver404:
        return texts.NOT_ROUTED
    return None


def migrated() -> str | None:
    """Compare the migrations of all apps with those that the database has seen."""
    require_database()
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not missing:
        return None
    names = [f"{migration.app_label}.{migration.name}" for migration, _ in missing]
    return texts.NOT_MIGRATED.format(names=", ".join(names[:3]) + (" …" if len(names) > 3 else ""))


def home_served(text: str) -> str | None:
    """Ask for the first page, as runserver would answer."""
    require_database()
    raised: list[BaseException] = []

    def keep(**signal: Any) -> None:
        if error := sys.exc_info()[1]:
            raised.append(error)

    got_request_exception.connect(keep)
    get_internal_wsgi_application()
    host = next((one for one in settings.ALLOWED_HOSTS if one[:1] not in ".*["), "localhost")
    client = Client(raise_request_exception=False)
    answer = client.get("/", secure=settings.SECURE_SSL_REDIRECT, headers={"host": host})
    if raised:
        return causes.of_exception(raised[-1], root())
    if answer.status_code != 200:
        return texts.STATUS.format(path="/", status=answer.status_code)
    page = b"".join(answer) if answer.streaming else answer.content
    if text not in page.decode(errors="replace"):
        return texts.OTHER_PAGE.format(text=text)
    return None


def collected() -> str | None:
    """Collect the static files, as the build of a platform does."""
    # Smaller copies of an earlier time would pass for those that are made now.
    for path in Path(settings.STATIC_ROOT or root() / "staticfiles").rglob("*.gz"):
        if path.with_suffix("").exists():
            path.unlink()
    call_command("collectstatic", interactive=False, verbosity=0, stdout=StringIO())
    return None


def answers_kept(wanted: str) -> str | None:
    """Compare the answers that the project keeps with those of the lab."""
    try:
        text = (root() / ".yo-rc.json").read_text(encoding="utf-8")
        stored = json.loads(text)["generator-django-cloud"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        return texts.OTHER_ANSWERS.format(answers=error)
    different = {
        key: answer_at(stored, key)
        for key, answer in json.loads(wanted).items()
        if answer_at(stored, key) != answer
    }
    if not different:
        return None
    return texts.OTHER_ANSWERS.format(answers=json.dumps(different, ensure_ascii=False))


def answer_at(stored: Any, key: str) -> Any:
    """Return an answer by its path: options.somewhere.region."""
    for part in key.split("."):
        stored = stored.get(part) if isinstance(stored, dict) else None
    return stored


def own_check(module: str, name: str) -> str | None:
    """Run a check that the trainer wrote: it returns None, or the cause."""
    found: str | None = getattr(import_module(f"labs.own.{module}"), name)()
    return found


CHECKS: Final[dict[str, Callable[..., str | None]]] = {
    "answers_kept": answers_kept,
    "own_check": own_check,
    "app_installed": app_installed,
    "home_routed": home_routed,
    "migrated": migrated,
    "home_served": home_served,
    "collected": collected,
    "tests_pass": tests_pass,
    "batch_shared": batch.shared,
}
