"""Says in the class's words what Python does not understand in a file."""

import os
import re
import warnings
from collections.abc import Iterator
from pathlib import Path

from . import texts
from .causes import place, short

#: Folders that are none of the project's code.
SKIPPED = {"node_modules", "labs", "__pycache__"}


def files(root: Path) -> Iterator[Path]:
    """Return every Python file of the project, but none of a virtual environment or of the labs."""
    for folder, names, found in os.walk(root):
        names[:] = [
            name
            for name in sorted(names)
            if name not in SKIPPED
            and not name.startswith(".")
            and not (Path(folder) / name / "pyvenv.cfg").exists()
        ]
        yield from (Path(folder) / name for name in sorted(found) if name.endswith(".py"))


def worded(message: str) -> str:
    """Return Python's message in the class's words; the message itself where there are none."""
    for pattern, text in texts.SYNTAX:
        if found := re.search(pattern, message):
            return text.format(*found.groups())
    return texts.NOT_PYTHON.format(message=message)


def problem_of(path: Path, root: Path) -> str:
    """Return what is wrong in a file, as "settings.py, line 32: a quote is open"."""
    try:
        source = path.read_bytes()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(source, str(path), "exec", dont_inherit=True)
    except SyntaxError as error:
        where = place(str(path), error.lineno or 1, root)
        return f"{where}: {worded(short(error.msg))}"
    except OSError as error:
        return f"{path.relative_to(root).as_posix()}: {error.strerror}"
    except (ValueError, RecursionError, MemoryError) as error:
        return f"{path.relative_to(root).as_posix()}: {worded(short(str(error)))}"
    return ""


def problems(root: Path) -> list[str]:
    """Return what is wrong in each file that Python does not understand."""
    return [found for path in files(root) if (found := problem_of(path, root))]
