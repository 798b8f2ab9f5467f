"""Runs the checks that need the project loaded, in a process of their own: project.Inside."""

import gc
import importlib
import json
import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from . import causes
from .lab import UncheckedError
from .project import root

#: Most of what loads before any model does.
DJANGO: Final = ("django.contrib.admin", "django.core.management", "django.test.client")


def loaded() -> str | None:
    """Load the settings, the apps and the addresses. Return the cause when that fails."""
    try:
        import django

        django.setup()
        from django.conf import settings
        from django.core import checks
        from django.urls import get_resolver

        # What every command of manage.py looks at before it begins.
        found = [one for one in checks.run_checks() if one.is_serious(checks.ERROR)]
        importlib.import_module(settings.ROOT_URLCONF)
        len(get_resolver().url_patterns)
    except (Exception, SystemExit) as error:
        return causes.of_exception(error, root())
    return causes.short(f"{found[0].msg} ({found[0].obj or found[0].id})") if found else None


def run(name: str, arguments: list[str]) -> dict[str, str]:
    """Run one check, and return what became of it. What the project raises is its cause."""
    try:
        from . import lessons

        cause = lessons.CHECKS[name](*arguments)
    except UncheckedError as error:
        return {"result": "unchecked", "cause": causes.short(str(error))}
    except (Exception, SystemExit) as error:
        return {"result": "failed", "cause": causes.of_exception(error, root())}
    if cause is None:
        return {"result": "passed", "cause": ""}
    return {"result": "failed", "cause": cause}


def load_django() -> None:
    """Load what every project takes of Django, but no settings: nothing of the project runs yet."""
    settings = os.environ.pop("DJANGO_SETTINGS_MODULE")
    # What does not load is told when the project needs it.
    with suppress(Exception, SystemExit):
        for name in DJANGO:
            importlib.import_module(name)
    os.environ["DJANGO_SETTINGS_MODULE"] = settings


def main() -> None:
    """Run the checks that stdin names, and write what became of them where it says."""
    # It lives for a second: looking for garbage among what Django loads takes a fifth of that.
    gc.disable()
    load_django()
    asked = json.load(sys.stdin)
    report: dict[str, Any] = {"loads": loaded(), "checks": []}
    if report["loads"] is None:
        # What the project prints is nothing that the report needs.
        with tempfile.TemporaryFile("w") as nowhere:
            sys.stdout = nowhere
            report["checks"] = [run(name, arguments) for name, *arguments in asked["checks"]]
            sys.stdout = sys.__stdout__
    Path(asked["report"]).write_text(json.dumps(report), encoding="utf-8")
    # Python would take apart, object by object, all that the system frees at once.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)
