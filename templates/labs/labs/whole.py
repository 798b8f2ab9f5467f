"""The first checks of every lab: can the project be read, are its packages here, does it load."""

import re
import sys
from pathlib import Path

from . import syntax, texts
from .project import root

#: More files than this are not listed.
MOST = 3


def files_read() -> str | None:
    """Let Python read every file, without running any."""
    found = syntax.problems(root())
    if not found:
        return None
    more = texts.MORE.format(count=len(found) - MOST) if len(found) > MOST else ""
    return "; ".join(found[:MOST]) + more


def required(path: Path) -> list[str]:
    """Return the packages of a requirements file that every system needs."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    found = [re.match(r"([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[.*?\])?\s*==", line) for line in lines]
    pairs = zip(found, lines, strict=True)
    return [match[1] for match, line in pairs if match and ";" not in line]


def installed() -> set[str]:
    """Return the packages that this Python has, as they are recorded beside them.

    The names of these folders: https://packaging.python.org/specifications/recording-installed-packages
    """
    # importlib.metadata says the same, and takes longer to load than all first checks together.
    return {
        entry.name.partition("-")[0].lower()
        for folder in sys.path
        if folder and Path(folder).is_dir()
        for entry in Path(folder).iterdir()
        if entry.suffix in (".dist-info", ".egg-info")
    }


def missing_packages(path: Path) -> list[str]:
    """Return the packages of a requirements file that this Python does not have."""
    has = installed()
    return [name for name in required(path) if re.sub(r"[-_.]+", "_", name).lower() not in has]


def packages_installed() -> str | None:
    """Look for the project's packages where this Python looks for them."""
    missing = missing_packages(root() / "requirements.txt")
    if not missing:
        return None
    names = ", ".join(missing[:MOST]) + (" …" if len(missing) > MOST else "")
    return texts.NO_PACKAGES.format(names=names, python=sys.executable)
