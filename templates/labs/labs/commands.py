"""The commands labcheck and labreset."""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import NoReturn

from . import (
    checking,
    correction,
    course,
    executing,
    git,
    reporting,
    texts,
)
from .lab import Lab
from .project import root
from .reporting import complain, say


class Parser(argparse.ArgumentParser):
    """Says in the language of the class that it does not understand."""

    def error(self, message: str) -> NoReturn:
        """End with one line and status 2. What argparse says would be English."""
        del message
        complain(texts.NOT_UNDERSTOOD.format(words=" ".join(["python -m labs", *sys.argv[1:]])))
        raise SystemExit(2)


def parser() -> Parser:
    """Return what the commands take."""
    main = Parser(prog="labs", description=texts.LABCHECK_HELP)
    commands = main.add_subparsers(dest="command", required=True)
    check = commands.add_parser("labcheck", aliases=["check"], help=texts.LABCHECK_HELP)
    check.add_argument("lab", nargs="?", help=texts.LAB_HELP)
    check.add_argument("--quick", action="store_true", help=texts.QUICK_HELP)
    check.add_argument("--rehearse", action="store_true", help=texts.REHEARSE_HELP)
    check.add_argument("--json", action="store_true", help=texts.JSON_HELP)
    check.add_argument("--hint", nargs="?", type=int, const=1, help=texts.HINT_HELP)
    check.add_argument("--project", type=Path, help=texts.PROJECT_HELP)
    # Given by the command itself when it goes on with the checks of a correction.
    check.add_argument("--corrected", action="store_true", help=argparse.SUPPRESS)
    goes = commands.add_parser("labreset", aliases=["reset"], help=texts.LABRESET_HELP)
    goes.add_argument("lab", help=texts.LAB_HELP)
    goes.add_argument("--keep", action="store_true", help=texts.KEEP_HELP)
    commands.add_parser("prepare", help=texts.PREPARE_HELP)
    report = commands.add_parser("report", help=texts.REPORT_HELP)
    report.add_argument("file", type=Path)
    return main


def lab_of(name: str | None, present: Lab | None) -> Lab | None:
    """Return the lab of a name, or the present one; None after it has said that there is none."""
    found = course.lab_named(name) if name is not None else present
    if found is None:
        names = ", ".join(one.id for one in course.LABS)
        complain(texts.NO_LAB.format(lab=name or "?", labs=names))
    return found


def hint(lab: Lab, step: int) -> int:
    """Say one hint of a lab, and that there is another one."""
    count = len(lab.hints)
    if not 1 <= step <= count:
        complain(texts.NO_HINT.format(id=lab.id, count=count))
        return 2
    say(texts.HINT.format(step=step, count=count, hint=lab.hints[step - 1]))
    if step < count:
        say(texts.NEXT_HINT.format(id=lab.id, step=step + 1))
    return 0


def labcheck(given: argparse.Namespace) -> int:
    """Say of every check of a lab whether it holds. Return the exit status."""
    if given.project:
        os.environ["LABS_PROJECT"] = str(given.project.resolve())
    present = git.present()
    lab = lab_of(given.lab, present)
    if lab is None:
        return 1
    if given.hint is not None:
        return hint(lab, given.hint)
    if not (given.corrected or given.project):
        status = correction.checked_by_newest(lab, sys.argv[2:], quiet=given.json)
        if status is not None:
            return status
    executing.say_once()
    if not given.json:
        say(reporting.coloured(f"{lab.id}: {lab.title}", "1"))
        if present and present is not lab:
            say(texts.OTHER_LAB.format(present=present.id, id=lab.id))
    results = checking.run_checks(lab, given.quick)
    if given.rehearse and lab.stage and reporting.result_of(results) != "incomplete":
        from . import rehearsal

        if not given.json:
            say(texts.REHEARSING.format(stage=lab.stage))
        results += rehearsal.rehearse(lab)
    if given.json:
        say(reporting.as_json(lab, present, results))
    else:
        reporting.show(lab, results)
    return reporting.STATUS[reporting.result_of(results)]


def labreset(given: argparse.Namespace) -> int:
    """Go to the start of a lab, and say where everything is. Return the exit status."""
    lab = lab_of(given.lab, None)
    if lab is None:
        return 1
    # What labcheck does not need is not loaded for it.
    from . import reset

    try:
        for line in reset.go_to_start(lab, given.keep):
            say(line)
    except git.GitError as error:
        complain(texts.NOT_RESET.format(reason=error))
        return 1
    return 0


def prepare() -> int:
    """Bring what the project needs beside git, and say what that is."""
    from . import needs

    for line in needs.bring({}, migrates=True):
        say(line)
    return 0


def main(words: list[str]) -> int:
    """Run a command, and return its exit status. Nothing that goes wrong here is a traceback."""
    if sys.version_info < (3, 11):  # noqa: UP036 - said rather than shown as a traceback
        complain(texts.OLD_PYTHON)
        return 1
    given = parser().parse_args(words)
    try:
        if given.command in ("labcheck", "check"):
            return labcheck(given)
        if given.command in ("labreset", "reset"):
            return labreset(given)
        if given.command == "prepare":
            return prepare()
        say(reporting.summary(json.loads(given.file.read_text(encoding="utf-8"))))
    except KeyboardInterrupt:
        return 130
    except (OSError, ValueError) as error:
        complain(texts.NOT_DONE.format(folder=root(), error=error))
        return 1
    return 0
