"""Looks at what the environment's reader returns on a platform, in processes of its own.

The project's package is copied beside a .env that says the contrary: nothing of the participant's
own environment decides, and nothing of it is touched.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from . import causes, texts
from .project import PACKAGE, TIMEOUT_SECONDS, root

#: What .env says: nobody must see it where the platform says something else.
CONTRARY = "contrary.example.com"
#: What is set by name: it wins over everything.
NAMED = "named.example.com"

# Runs in the copy: what does the reader return, and what does the adapter say that it should?
PROBE = f"""
import importlib, json, os, sys
before = dict(os.environ)
adapter = importlib.import_module("{PACKAGE}." + sys.argv[2])
injected = adapter.injected(dict(before))
expected = {{name: text for name, text in injected.variables.items() if text}}
found = {{"expected": expected, "broken": "", "said": injected.problems}}
for name in sorted(before):
    for text in ("", "{{{{"):
        if adapter.injected({{**before, name: text}}).problems and not injected.problems:
            found["broken"] = json.dumps({{name: text}})
from {PACKAGE} import env
found["read"] = {{}}
for variable in env.VARIABLES:
    try:
        found["read"][variable.name] = variable.text()
    except Exception:
        found["read"][variable.name] = ""
try:
    env.validate()
    found["problems"] = ""
except Exception as error:
    found["problems"] = str(error)
with open(sys.argv[1], "w") as report:
    json.dump(found, report)
"""


class ReaderError(Exception):
    """The reader could not be asked; the text says why."""


def sample_of(platform: str) -> dict[str, Any]:
    """Return the variables of a platform, and the host by which its router asks."""
    path = Path(__file__).with_name("samples.json")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))[platform]
    return found


def ask(folder: Path, platform: str, variables: dict[str, str]) -> dict[str, Any]:
    """Ask the reader of the copy. Raises ReaderError when it cannot be imported."""
    with tempfile.TemporaryDirectory() as elsewhere:
        report = Path(elsewhere) / "report.json"
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
        ended = subprocess.run(  # noqa: S603 - the words above
            [sys.executable, "-c", PROBE, str(report), platform],
            cwd=folder,
            env={**kept, "PYTHONUTF8": "1", **variables},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=TIMEOUT_SECONDS,
            check=False,
        )
        try:
            found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            said = causes.of_output(ended.stderr, folder)
            raise ReaderError(said or texts.ENDED.format(status=ended.returncode)) from error
    return found


def differing(answer: dict[str, Any]) -> str | None:
    """Return what the reader does not take over from the platform, or None."""
    read: dict[str, str] = answer["read"]
    for name, wanted in answer["expected"].items():
        if name not in read or read[name] == wanted:
            continue
        if CONTRARY in read[name]:
            return texts.ENV_WINS.format(name=name)
        return texts.NOT_TAKEN.format(name=name, value=causes.short(read[name])[:80] or "?")
    return None


def reads_platform(platform: str) -> str | None:
    """Look at what the reader returns with a platform's variables and a contrary .env."""
    sample = sample_of(platform)
    variables: dict[str, str] = sample["variables"]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        ignored = shutil.ignore_patterns("__pycache__", "templates", "static", "labs")
        shutil.copytree(root() / PACKAGE, folder / PACKAGE, ignore=ignored)
        names = ["ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "SECRET_KEY", "DATABASE_URL", "LOG_LEVEL"]
        lines = [f"{name}={CONTRARY}" for name in names[:-1]]
        (folder / ".env").write_text("\n".join([*lines, "LOG_LEVEL=DEBUG", ""]), encoding="utf-8")
        try:
            answer = ask(folder, platform, variables)
            if problem := differing(answer):
                return problem
            if sample["host"] not in answer["read"]["ALLOWED_HOSTS"].split(","):
                return texts.NOT_ANSWERED.format(host=sample["host"])
            if answer["read"].get("LOG_LEVEL") != "DEBUG":
                return texts.NO_ENV_FILE
            named = ask(folder, platform, {**variables, "ALLOWED_HOSTS": NAMED})
            if named["read"]["ALLOWED_HOSTS"] != NAMED:
                return texts.NAME_LOSES.format(name="ALLOWED_HOSTS")
            if answer["broken"]:
                broken = {**variables, **json.loads(answer["broken"])}
                return broken_named(folder, platform, broken)
        except ReaderError as error:
            return str(error)
    return None


def broken_named(folder: Path, platform: str, variables: dict[str, str]) -> str | None:
    """Give the reader a value that cannot be used: it is named, and stops nothing but serving."""
    try:
        answer = ask(folder, platform, variables)
    except ReaderError as error:
        return texts.BROKEN_STOPS.format(cause=error)
    hidden = [said for said in answer["said"] if said not in answer["problems"]]
    return texts.BROKEN_HIDDEN if hidden else None
