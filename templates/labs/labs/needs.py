"""What a lab needs beside git: variables in .env, packages, the database, static files."""

import os
import re
import secrets
import subprocess
import sys
from pathlib import Path

from . import causes, texts
from .project import SETTINGS, root
from .whole import missing_packages


def variables_of(path: Path) -> dict[str, str]:
    """Return the variables that a file such as .env sets, by name."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return {}
    found = re.findall(r"^(?:export\s+)?([A-Za-z_]\w*)=(.*)$", text, re.MULTILINE)
    return dict(found)


def secret_key() -> str:
    """Return a key for development, as createdotenv makes it: production refuses it."""
    return f"django-insecure-{secrets.token_urlsafe(48)}"


def write_environment(before: dict[str, str]) -> list[str]:
    """Make .env where there is none; add the variables that the lab brings. Return what to say.

    Nothing that a participant has set is changed, and nothing that they took away comes back.
    """
    path, example = root() / ".env", root() / ".env.example"
    if not example.is_file():
        return []
    wanted = variables_of(example)
    if not path.exists():
        text = example.read_text(encoding="utf-8")
        key = f"SECRET_KEY={secret_key()}"
        path.write_text(re.sub(r"^#? ?SECRET_KEY=.*$", key, text, flags=re.MULTILINE))
        path.chmod(0o600)
        return [texts.ENV_MADE]
    has = variables_of(path)
    new = {name: text for name, text in wanted.items() if name not in before and name not in has}
    copied = re.search(r"^# ?SECRET_KEY=", path.read_text(errors="replace"), re.MULTILINE)
    if copied and "SECRET_KEY" not in has:
        # A mere copy of .env.example: nobody has given it a key yet.
        new["SECRET_KEY"] = secret_key()
    if not new:
        return []
    with path.open("a", encoding="utf-8") as file:
        file.write("".join(f"\n{name}={text}" for name, text in new.items()) + "\n")
    return [texts.ENV_ADDED.format(names=", ".join(new))]


def manage(*words: str) -> str:
    """Run a command of manage.py. Return the cause when it fails, else an empty text."""
    try:
        ended = subprocess.run(  # noqa: S603 - the words of this module
            [sys.executable, "-m", "django", *words, f"--settings={SETTINGS}", "--pythonpath=."],
            cwd=root(),
            env={**os.environ, "PYTHONUTF8": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=300,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    if ended.returncode == 0:
        return ""
    return causes.of_output(ended.stderr or ended.stdout, root()) or f"{ended.returncode}"


def bring(before: dict[str, str], migrates: bool) -> list[str]:
    """Bring what a lab needs, and return what to say: done, or to be done."""
    lines = write_environment(before)
    missing = missing_packages(root() / "requirements.txt")
    if missing:
        # What is installed is the participant's own business: it may take the network.
        lines.append(texts.INSTALL.format(names=", ".join(missing)))
        return lines + ([texts.MIGRATE_LATER] if migrates else [])
    if migrates:
        said = manage("migrate", "--no-input", "--verbosity", "0")
        said = said or manage("collectstatic", "--no-input", "--verbosity", "0")
        lines.append(texts.NOT_BROUGHT.format(cause=said) if said else texts.BROUGHT_ALONG)
    return lines
