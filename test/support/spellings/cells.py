"""Imports adopted projects beside those that they adopt: a process for each, forked from one that knows the libraries.

Reads a list of cells as JSON on standard input, and prints a problem, or an empty text, for each.
"""

import io
import json
import os
import sys
import warnings
from contextlib import redirect_stderr, redirect_stdout
from importlib import import_module

import decouple  # noqa: F401 - known to every child
import dj_database_url  # noqa: F401
import django.core.wsgi  # noqa: F401
import environ  # noqa: F401
import environs  # noqa: F401
import pydantic_settings  # noqa: F401
import pythonjsonlogger.core  # noqa: F401
from keeping import MISSING, OURS, differences

INHERITED = dict(os.environ)


class Cell:
    """One project, adopted for one target."""

    def __init__(self, cell):
        self.cell = cell
        self.package, self.module = cell["package"], cell["module"]
        self.own = {one.split(".")[0] for one in (self.package, self.module)}

    def imported(self, module, variables, argv=("server",)):
        """Return the settings of a module, or what stopped it."""
        for name in list(sys.modules):
            if name.split(".")[0] in self.own:
                del sys.modules[name]
        os.environ.clear()
        os.environ.update(INHERITED | variables)
        sys.argv[:] = argv
        try:
            found = import_module(module)
            if module.startswith(self.package) and argv[0] == "server":
                sys.modules[f"{self.package}.env"].validate()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever stops it
            return error
        return {name: getattr(found, name) for name in dir(found) if name.isupper()}

    def problem(self):
        """Return what is wrong, or an empty text."""
        cell = self.cell
        needs, plus = cell["needs"], cell["plus"]
        settings = f"{self.package}.settings"
        theirs = self.imported(self.module, needs)
        if isinstance(theirs, BaseException):
            return f"the project itself does not start: {theirs!r}"
        built = self.imported(settings, {}, ("manage.py", "collectstatic"))
        if isinstance(built, BaseException):
            return f"the build cannot import it: {built!r}"
        ours = self.imported(settings, needs | plus)
        if cell["refuses"]:
            return "" if isinstance(ours, BaseException) else "it starts, and must not"
        if isinstance(ours, BaseException):
            return f"with exactly what the project needs, it does not start: {ours!r}"
        skipped = OURS | ({"SECRET_KEY"} if "SECRET_KEY" in plus else set())
        for name in sorted(set(theirs) - skipped):
            for one in differences(theirs[name], ours.get(name, MISSING), name):
                return one
        for name in needs:
            some = {key: value for key, value in needs.items() if key != name}
            if not isinstance(self.imported(self.module, some), BaseException):
                return f"{name} is not needed"
            stopped = self.imported(settings, some | plus)
            if not isinstance(stopped, BaseException):
                return f"without {name} it starts"
            if name not in str(stopped):
                return f"without {name} it says {stopped!r}"
        for name in plus:
            stopped = self.imported(settings, needs)
            if not isinstance(stopped, BaseException) or name not in str(stopped):
                return f"without {name}, which production needs: {stopped!r}"
        return self.entry(needs | plus) if cell["entry"] else ""

    def entry(self, variables):
        """Import the entry point as a server does."""
        self.imported("shop", variables)
        os.environ.pop("DJANGO_SETTINGS_MODULE", None)
        found = import_module(f"{self.package}.{self.cell['entry']}")
        from django.conf import settings

        if not callable(found.application) or settings.SETTINGS_MODULE != f"{self.package}.settings":
            return f"the entry point has the settings {settings.SETTINGS_MODULE}"
        if os.environ["DJANGO_SETTINGS_MODULE"] != f"{self.package}.settings":
            return "commands that it starts have other settings"
        return ""


def in_child(cell):
    """Look at a cell in a process of its own."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        os.chdir(cell["folder"])
        sys.path[:0] = [cell["folder"], os.path.join(cell["folder"], cell["source"])]
        sys.dont_write_bytecode = True
        warnings.simplefilter("ignore")
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            try:
                problem = Cell(cell).problem()
            except BaseException as error:  # noqa: BLE001 - told as a problem
                problem = repr(error)
        os.write(write, problem.encode()[:60_000] or b"")
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        problem = pipe.read().decode(errors="replace")
    os.waitpid(child, 0)
    return problem


json.dump([in_child(cell) for cell in json.load(sys.stdin)], sys.stdout)
