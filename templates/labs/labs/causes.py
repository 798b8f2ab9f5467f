"""The cause of an error in one line: where in the project, and what Python or the server says."""

import json
import re
import traceback
from pathlib import Path

from . import texts

FRAME = re.compile(r'^\s*File "(?P<path>[^"]+)", line (?P<line>\d+)')
ERROR = re.compile(r"\b(error|critical|fatal|failed|not found|cannot|invalid)\b", re.IGNORECASE)
TRACEBACK = "Traceback (most recent call last):"
#: The course's own files are no place where a participant has to look.
NOT_THE_PROJECT = (("labs",), (".venv",), ("venv",), ("env",), ("node_modules",))
LONGEST = 400


def short(text: str) -> str:
    """Return a text on one line, cut where it would fill a screen."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]} …"


def place(path: str, line: int | str, root: Path) -> str:
    """Return "settings.py, line 3" for a file of the project; an empty text for any other."""
    if path.startswith("<"):
        # A module that is part of Python itself.
        return ""
    try:
        inside = (root / path).resolve().relative_to(root.resolve())
    except (OSError, ValueError):
        return ""
    if "site-packages" in inside.parts or inside.parts[:1] in NOT_THE_PROJECT:
        return ""
    return texts.PLACE.format(path=inside.as_posix(), line=line)


def of_exception(error: BaseException, root: Path) -> str:
    """Return the cause that an exception tells."""
    said = short("".join(traceback.format_exception_only(error)))
    if type(error).__name__ == "InvalidEnvironment":
        # Its lines name the variables: no place in the code says more.
        return short(str(error))
    if isinstance(error, SyntaxError) and error.filename:
        said = short(f"{type(error).__name__}: {error.msg}")
        where = place(error.filename, error.lineno or 0, root)
        return f"{where}: {said}" if where else said
    frames = [
        place(one.filename, one.lineno or 0, root)
        for one in traceback.extract_tb(error.__traceback__)
    ]
    where = next((one for one in reversed(frames) if one), "")
    return f"{where}: {said}" if where else said


def unpacked(line: str) -> list[str]:
    """Return the lines that a line of a log stands for: in production, logs are JSON."""
    if not line.startswith("{"):
        return [line]
    try:
        record = json.loads(line)
    except ValueError:
        return [line]
    if not isinstance(record, dict):
        return [line]
    parts = [str(record[key]) for key in ("message", "event", "exc_info") if record.get(key)]
    return "\n".join(parts).splitlines()


def gives_up(lines: list[str]) -> bool:
    """Return whether the traceback that begins here is a server's own, after a worker failed."""
    error = next((line for line in lines if re.match(r"^\w[\w.]*(:|$)", line)), "")
    return error.partition(":")[0].rpartition(".")[2] in {"HaltServer", "SystemExit"}


def of_output(output: str, root: Path) -> str:
    """Return the cause in what a program printed: the end of its last traceback, else an error."""
    lines = [part for line in output.splitlines() for part in unpacked(line)]
    starts = [number for number, line in enumerate(lines) if line.strip().endswith(TRACEBACK)]
    if not starts:
        said = [line.strip() for line in lines if line.strip()]
        # The first error of a log is the cause, and those after it are what came of it.
        errors = [line for line in said if ERROR.search(line)]
        return short((errors or said[-1:] or [""])[0])
    # What a server raises to give up follows from the error before it.
    starts = [one for one in starts if not gives_up(lines[one + 1 :])] or starts
    where, last = "", lines[-1]
    for line in lines[starts[-1] + 1 :]:
        if found := FRAME.match(line):
            where = place(found["path"], found["line"], root) or where
        elif re.match(r"^\w[\w.]*(:|$)", line):
            last = line
            break
    if where:
        return short(f"{where}: {last}")
    # A traceback of the server alone may only say that it gives up: before it, it said of what.
    before = [
        line for line in lines[: starts[0]] if ERROR.search(line) and re.search("['\"]", line)
    ]
    return short(before[0] if before else last)
