"""Runs the batch in several shares, and counts which messages each of them worked on."""

import os
import re
import sys
from collections import Counter
from io import StringIO
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.db import transaction

from . import texts
from .database import require_database

#: How many processes may share a batch; one that does it alone is among them.
SIZES = (1, 3, 4, 10)
#: So few processes all have something to do, however the messages are divided among them.
FEW = 4
#: Numbers with gaps, as they are where messages were deleted.
NUMBERS = (2001, 2002, 2003, 2005, 2006, 2010, 2011, 2014, 2020, 2021, 2023, 2029, 2030)
#: A message of so many words tells itself from the others in whatever the command prints.
WORDS = 101


class Worked:
    """Counts the texts that a share reads, in place of the model's own attribute."""

    def __init__(self, field: Any) -> None:
        """Keep the attribute that this one stands for."""
        self.field = field
        self.read: set[int] = set()

    def __get__(self, message: Any, owner: Any = None) -> Any:
        """Return the text, and remember whose it is."""
        if message is None:
            return self
        self.read.add(message.pk)
        if "text" not in message.__dict__:
            return self.field.__get__(message, owner)
        return message.__dict__["text"]

    def __set__(self, message: Any, value: Any) -> None:
        """Set the text, as Django does when it reads a row."""
        message.__dict__["text"] = value


def run_share(model: Any, index: int, size: int) -> set[int]:
    """Run one share as a process of its own would, and return the messages that it worked on."""
    for name in [name for name in sys.modules if name.startswith("pages.management.commands.")]:
        # A new process reads the variables anew, also those at the top of a module.
        del sys.modules[name]
    before, field, out = dict(os.environ), model.__dict__["text"], StringIO()
    os.environ.update(JOB_INDEX=str(index), JOB_ARRAY_SIZE=str(size))
    worked = Worked(field)
    model.text = worked
    try:
        call_command("count_words", stdout=out)
    finally:
        model.text = field
        os.environ.clear()
        os.environ.update(before)
    printed = {int(number) for number in re.findall(r"\d+", out.getvalue())}
    named = {number for place, number in enumerate(NUMBERS) if {number, WORDS + place} & printed}
    return named | (worked.read & set(NUMBERS))


def problem_of(model: Any, size: int) -> str | None:
    """Run a batch in so many shares. Return what is wrong with them, or None."""
    shares = [run_share(model, index, size) for index in range(size)]
    counts = Counter(number for share in shares for number in share)
    missed = [number for number in NUMBERS if counts[number] == 0]
    if missed:
        return texts.MISSED.format(size=size, count=len(missed), all=len(NUMBERS))
    twice = [number for number in NUMBERS if counts[number] > 1]
    if twice:
        times = counts[twice[0]]
        return texts.TWICE.format(size=size, count=len(twice), all=len(NUMBERS), times=times)
    idle = sum(not share for share in shares)
    if idle and size <= FEW:
        return texts.NOT_DIVIDED.format(size=size, idle=idle)
    return None


def shared() -> str | None:
    """Run the batch on messages that are taken back afterwards, alone and in several shares."""
    require_database()
    model = apps.get_model("pages", "Message")
    messages = model._default_manager
    with transaction.atomic():
        messages.all().delete()
        for place, number in enumerate(NUMBERS):
            messages.create(pk=number, author="labcheck", text="w " * (WORDS + place - 1) + "w")
        try:
            found = (problem_of(model, size) for size in SIZES)
            return next((problem for problem in found if problem), None)
        finally:
            transaction.set_rollback(True)
