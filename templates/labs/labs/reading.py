"""Looks at what the environment's reader returns on a platform, in a process of its own.

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
# The package is imported anew each time, and what it imports is not: that takes most of the time.
# A value that cannot be used is looked for once, from the end, where the services are.
PROBE = f"""
import importlib, json, os, sys, traceback
first = dict(os.environ)
def unusable(adapter, before):
    for name in sorted(before, reverse=True):
        for text in ("{{{{", ""):
            if adapter.injected({{**before, name: text}}).problems:
                return {{name: text}}
def ask(platform, variables, is_first):
    for name in [one for one in sys.modules if one.partition(".")[0] == "{PACKAGE}"]:
        del sys.modules[name]
    os.environ.clear()
    os.environ.update({{**first, **variables}})
    before = dict(os.environ)
    adapter = importlib.import_module("{PACKAGE}." + platform)
    injected = adapter.injected(dict(before))
    expected = {{name: text for name, text in injected.variables.items() if text}}
    found = {{"expected": expected, "broken": None, "said": injected.problems}}
    if is_first and not injected.problems:
        found["broken"] = unusable(adapter, before)
    env = importlib.import_module("{PACKAGE}.env")
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
    return found
def answer(platform, variables, is_first=False):
    try:
        return ask(platform, variables, is_first)
    except SystemExit as error:
        said = isinstance(error.code, str)
        return {{"failed": error.code if said else "", "status": 1 if said else error.code or 0}}
    except BaseException:
        return {{"failed": traceback.format_exc(), "status": 1}}
report = {{}}
for platform, variables in json.load(sys.stdin).items():
    plain, *others = variables
    found = report[platform] = [answer(platform, plain, True)]
    found += [answer(platform, one) for one in others]
    broken = found[0].get("broken")
    found.append(answer(platform, {{**variables[0], **broken}}) if broken else None)
with open(sys.argv[1], "w") as file:
    json.dump(report, file)
os._exit(0)
"""

Answer = dict[str, Any]


class ReaderError(Exception):
    """The reader could not be asked; the text says why."""


def sample_of(platform: str) -> dict[str, Any]:
    """Return the variables of a platform, and the host by which its router asks."""
    path = Path(__file__).with_name("samples.json")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))[platform]
    return found


def run_probe(folder: Path, asked: dict[str, list[dict[str, str]]]) -> dict[str, list[Answer]]:
    """Ask the reader of the copy. Raises ReaderError when its process ends too early."""
    report = folder / "report.json"
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    try:
        ended = subprocess.run(  # noqa: S603 - the words above
            [sys.executable, "-c", PROBE, str(report)],
            cwd=folder,
            env={**kept, "PYTHONUTF8": "1"},
            input=json.dumps(asked),
            capture_output=True,
            text=True,
            errors="replace",
            timeout=TIMEOUT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ReaderError(texts.ENDLESS.format(seconds=TIMEOUT_SECONDS)) from error
    try:
        found: dict[str, list[Answer]] = json.loads(report.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        said = causes.of_output(ended.stderr, folder)
        raise ReaderError(said or texts.ENDED.format(status=ended.returncode)) from error
    return found


def differing(answer: Answer) -> str | None:
    """Return what the reader does not take over from the platform, or None."""
    read: dict[str, str] = answer["read"]
    for name, wanted in answer["expected"].items():
        if name not in read or read[name] == wanted:
            continue
        if CONTRARY in read[name]:
            return texts.ENV_WINS.format(name=name)
        return texts.NOT_TAKEN.format(name=name, value=causes.short(read[name])[:80] or "?")
    return None


def cause_in(host: str, plain: Answer, named: Answer, broken: Answer | None) -> str | None:
    """Return what is wrong with a platform's answers, or None."""
    if problem := differing(plain):
        return problem
    if host not in plain["read"]["ALLOWED_HOSTS"].split(","):
        return texts.NOT_ANSWERED.format(host=host)
    if plain["read"].get("LOG_LEVEL") != "DEBUG":
        return texts.NO_ENV_FILE
    if "failed" in named:
        return str(named["failed"])
    if named["read"]["ALLOWED_HOSTS"] != NAMED:
        return texts.NAME_LOSES.format(name="ALLOWED_HOSTS")
    if broken is None:
        return None
    # A value that cannot be used is named, and stops nothing but serving.
    if "failed" in broken:
        return texts.BROKEN_STOPS.format(cause=broken["failed"])
    hidden = [said for said in broken["said"] if said not in broken["problems"]]
    return texts.BROKEN_HIDDEN if hidden else None


def read_platforms(platforms: list[str]) -> dict[str, str | None]:
    """Look at what the reader returns with each platform's variables and a contrary .env."""
    samples = {name: sample_of(name) for name in platforms}
    asked = {
        name: [one["variables"], {**one["variables"], "ALLOWED_HOSTS": NAMED}]
        for name, one in samples.items()
    }
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        # With what Python has compiled: copies have the times of the files, by which it knows them.
        # What it is writing just now, beside this, has a name that goes on.
        ignored = shutil.ignore_patterns("*.pyc.*", "templates", "static", "labs")
        shutil.copytree(root() / PACKAGE, folder / PACKAGE, ignore=ignored)
        names = ["ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "SECRET_KEY", "DATABASE_URL", "LOG_LEVEL"]
        lines = [f"{name}={CONTRARY}" for name in names[:-1]]
        (folder / ".env").write_text("\n".join([*lines, "LOG_LEVEL=DEBUG", ""]), encoding="utf-8")
        try:
            found = run_probe(folder, asked)
        except ReaderError as error:
            return dict.fromkeys(platforms, str(error))
        causes_found: dict[str, str | None] = {}
        for name in platforms:
            answers = found[name]
            for answer in answers:
                if answer and "failed" in answer:
                    said = causes.of_output(answer["failed"], folder)
                    answer["failed"] = said or texts.ENDED.format(status=answer["status"])
            first = answers[0]
            causes_found[name] = first.get("failed") or cause_in(samples[name]["host"], *answers)
        return causes_found
