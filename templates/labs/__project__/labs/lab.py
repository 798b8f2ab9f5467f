"""What a lab is, for the commands labcheck and labreset."""

from collections.abc import Callable
from dataclasses import dataclass

# What a check found: None when all is well, else the values that its sentence names.
Found = dict[str, str] | None


@dataclass(frozen=True)
class Check:
    """One thing that must hold at the end of a lab."""

    title: str
    problem: str
    find: Callable[[], Found]


@dataclass(frozen=True)
class Lab:
    """One lab: its checks, and the rehearsal that belongs to it."""

    id: str
    title: str
    # The git tag at which it begins.
    start: str
    checks: tuple[Check, ...]
    # What is rehearsed; nothing when it is empty.
    stage: str = ""
    # Checks of the rehearsal that a later lab is about.
    later: tuple[str, ...] = ()
