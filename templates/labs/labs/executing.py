"""Says what of a project is executed, the first time that it is."""

import os
import zlib
from pathlib import Path

from . import texts
from .project import root
from .reporting import complain


def note_of(folder: Path) -> Path:
    """Return where the account remembers a folder: outside of it, where no clone brings it."""
    given = os.environ.get("XDG_STATE_HOME", "")
    state = Path(given) if given.startswith("/") else Path.home() / ".local" / "state"
    return state / "django-cloud" / "labs" / f"{zlib.crc32(os.fsencode(folder)):08x}"


def say_once() -> None:
    """Say it, past the result, unless the account has heard it for this very folder."""
    folder = root().resolve()
    known = f"{folder}\n{folder.stat().st_ino}\n"
    try:
        note = note_of(folder)
        if note.exists() and note.read_text(encoding="utf-8") == known:
            return
        complain(texts.EXECUTES.format(folder=folder))
        note.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        note.write_text(known, encoding="utf-8")
    except (OSError, RuntimeError):
        # Without a home that may be written it is said again.
        return
