"""What a lab is, and what a check of it may say."""

from typing import NamedTuple


class UncheckedError(Exception):
    """Something could not be looked at; the text says why."""


class Check(NamedTuple):
    """One thing that must hold at the end of a lab: a function by its name, and its arguments."""

    id: str
    title: str
    call: str
    # What to do when it does not hold.
    way: str = ""
    arguments: tuple[str, ...] = ()
    # Checks whose failure makes this one fail as well.
    after: tuple[str, ...] = ()


class Lab(NamedTuple):
    """One lab: its checks, its hints, and the rehearsal that goes with it."""

    id: str
    title: str
    # The git tag at which it begins, in its first edition.
    start: str
    checks: tuple[Check, ...]
    hints: tuple[str, ...] = ()
    # What starts a server where there is no Procfile.
    start_line: str = ""
    # What --rehearse rehearses; nothing when it is empty.
    stage: str = ""
    # Checks of the rehearsal that a later lab is about.
    later: tuple[str, ...] = ()
    # Whether labreset brings the database up to date.
    migrates: bool = False


class Result(NamedTuple):
    """What became of one check: passed, failed or unchecked, and why."""

    id: str
    title: str
    result: str
    cause: str = ""
    way: str = ""
