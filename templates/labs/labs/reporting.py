"""Says what became of the checks: to a participant, and to a program."""

import json
import os
import sys
from textwrap import fill
from typing import Any, TextIO

from . import texts
from .lab import Lab, Result

#: The exit status of each result. Wrong words end with 2, as everywhere.
STATUS = {"complete": 0, "incomplete": 1, "unchecked": 3}
COLOURS = {"passed": "32", "failed": "31", "unchecked": "33"}
WORDS = {"passed": texts.HOLDS, "failed": texts.LACKS, "unchecked": texts.UNCHECKED}


def result_of(results: list[Result]) -> str:
    """Return what they come to. What nobody could look at is never complete."""
    found = {one.result for one in results}
    if "failed" in found:
        return "incomplete"
    return "unchecked" if "unchecked" in found else "complete"


def as_json(lab: Lab, present: Lab | None, results: list[Result]) -> str:
    """Return the report of a lab, for a program."""
    points = sum(one.result == "passed" for one in results)
    report: dict[str, Any] = {
        "lab": lab.id,
        "title": lab.title,
        "present": present.id if present else None,
        "result": result_of(results),
        "points": points,
        "maximum": len(results),
        "checks": [one._asdict() for one in results],
    }
    return json.dumps(report, indent=2, ensure_ascii=False)


def coloured(text: str, code: str) -> str:
    """Return a text in a colour where a person reads it in a terminal."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        return text
    return f"\033[{code}m{text}\033[0m"


def note(text: str) -> None:
    """Say something about the line above."""
    say(fill(text, width=96, initial_indent="      ", subsequent_indent="      "))


def say(text: str) -> None:
    """Print a text."""
    write(sys.stdout, text)


def complain(text: str) -> None:
    """Print what is wrong with what was asked."""
    write(sys.stderr, text)


def write(stream: TextIO, text: str) -> None:
    """Write a line, whatever the terminal can show of it."""
    encoding = stream.encoding or "utf-8"
    stream.write(f"{text.encode(encoding, 'replace').decode(encoding)}\n")
    stream.flush()


def show(lab: Lab, results: list[Result]) -> None:
    """Print each check with its cause, and what they come to."""
    for one in results:
        say(f"  {coloured(WORDS[one.result], COLOURS[one.result])}  {one.title}")
        if one.result != "passed":
            note(one.cause)
        if one.result == "failed" and one.way:
            note(one.way)
    result = result_of(results)
    counts = {word: sum(one.result == word for one in results) for word in COLOURS}
    if result == "complete":
        say(coloured(texts.COMPLETE, COLOURS["passed"]))
    elif result == "unchecked":
        say(texts.NOT_COMPLETE.format(count=counts["unchecked"]))
    else:
        say(texts.INCOMPLETE.format(missing=counts["failed"], id=lab.id))


def summary(report: dict[str, Any]) -> str:
    """Return a report as a table in Markdown: what a workflow shows of a push."""
    rows = [
        f"| {WORDS[one['result']].strip()} | {one['title']} | {one['cause'].replace('|', '·')} |"
        for one in report["checks"]
    ]
    head = f"## {report['lab']}: {report['title']}"
    points = texts.POINTS.format(points=report["points"], maximum=report["maximum"])
    return "\n".join([head, "", points, "", texts.SUMMARY_HEAD, "| --- | --- | --- |", *rows, ""])
