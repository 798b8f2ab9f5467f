"""Compares the settings of random projects with those of the package that adopts them, in one process.

    compare.py FOLDER PACKAGE SEED COUNT

FOLDER has the package, which adopts the settings `shop.settings`, and inspect.py. COUNT settings are spelled at least. Each
project is imported with every variable, and once without each of them: as it is, it is what is right. Prints what was tried
as JSON; the first difference ends it.
"""

import json
import logging
import os
import shutil
import sys
from importlib import import_module, invalidate_caches
from importlib.machinery import EXTENSION_SUFFIXES, ExtensionFileLoader, FileFinder, SourceFileLoader
from pathlib import Path
from random import Random

from keeping import MISSING, OURS, differences
from spelled import spelled

FOLDER, PACKAGE, SEED, COUNT = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
INHERITED = dict(os.environ)
#: What tells the user about variables, without running anything: inspect.py, as it is given to Python.
READER: dict[str, object] = {"__name__": "inspect_project"}
exec((FOLDER / "inspect.py").read_text(), READER)  # noqa: S102
READER["ROOT"] = FOLDER
Settings = READER["Settings"]
BUILD = ["manage.py", "collectstatic"]
SERVER = ["server"]


def forget() -> None:
    """Forget the project and what was computed of it."""
    for name in list(sys.modules):
        if name.split(".")[0] == "shop" or name in {f"{PACKAGE}.settings", f"{PACKAGE}.database"}:
            del sys.modules[name]


def imported(module: str, variables: dict[str, str], argv: list[str]):
    """Return the settings that a module has under an environment, or the error."""
    forget()
    os.environ.clear()
    os.environ.update(INHERITED | variables)
    sys.argv[:] = argv
    env = sys.modules.get(f"{PACKAGE}.env")
    if env:
        env.PROVIDED.clear()
        env.PROBLEMS.clear()
    try:
        found = import_module(module)
        if module.startswith(PACKAGE) and argv is SERVER:
            sys.modules[f"{PACKAGE}.env"].validate()
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever stops an import
        return error
    return {name: getattr(found, name) for name in dir(found) if name.isupper()}


def fail(files: dict[str, str], what: str) -> None:
    """End with the project that shows it."""
    for path, text in files.items():
        print(f"--- {path}\n{text}", file=sys.stderr)
    sys.exit(what)


class Compiled(SourceFileLoader):
    """Compiles the same text once: the projects are imported again and again."""

    codes: dict[tuple[str, bytes], object] = {}

    def source_to_code(self, data, path, *, _optimize=-1):  # noqa: ANN001, ANN201
        """Return the code of a text."""
        key = (str(path), bytes(data))
        if key not in self.codes:
            self.codes[key] = super().source_to_code(data, path, _optimize=_optimize)
        return self.codes[key]


def main() -> None:
    """Try COUNT projects."""
    logging.disable()
    sys.dont_write_bytecode = True
    sys.path_hooks.insert(0, FileFinder.path_hook((Compiled, [".py"]), (ExtensionFileLoader, EXTENSION_SUFFIXES)))
    sys.path_importer_cache.clear()
    sys.path.insert(0, str(FOLDER))
    os.chdir(FOLDER)
    random = Random(SEED)
    settings = trial = readings = refusals = values = filled = 0
    while settings < COUNT:
        trial += 1
        project = spelled(random)
        settings += len(project.variables)
        shutil.rmtree(FOLDER / "shop", ignore_errors=True)
        for path, text in project.files.items():
            (FOLDER / "shop" / path).parent.mkdir(parents=True, exist_ok=True)
            (FOLDER / "shop" / path).write_text(text)
        invalidate_caches()

        required: set[str] = set()

        def say(what: str) -> None:
            fail(project.files, f"seed {SEED}, trial {trial}: {what}")

        for dropped in (None, *project.variables):
            variables = {name: text for name, text in project.variables.items() if name != dropped}
            theirs = imported("shop.settings", variables, SERVER)
            ours = imported(f"{PACKAGE}.settings", variables, SERVER)
            readings += 1
            if isinstance(theirs, BaseException):
                if dropped is None:
                    say(f"the spelling itself is wrong: {theirs!r}")
                refusals += 1
                required.add(dropped)
                if not isinstance(ours, BaseException):
                    say(f"without {dropped} the project refuses to start, and the adopted one does not")
                if dropped not in str(ours) and dropped in str(theirs):
                    say(f"without {dropped}, only the project names it: {theirs!r}, {ours!r}")
                continue
            if isinstance(ours, BaseException):
                say(f"without {dropped} the project starts, and the adopted one does not: {ours!r}")
            for name in sorted(set(theirs) - OURS):
                values += 1
                for one in differences(theirs[name], ours.get(name, MISSING), name):
                    say(f"without {dropped}: {one}")
        told = Settings(FOLDER)
        told.read("shop.settings")
        said = {name for name, one in told.variables.found.items() if one["required"]}
        if said != required or set(told.variables.found) != set(project.variables):
            say(f"{sorted(said)} of {sorted(told.variables.found)} are told as required; {sorted(required)} are")
        built = imported(f"{PACKAGE}.settings", {}, BUILD)
        if isinstance(built, BaseException):
            say(f"the build has no variables, and cannot import them: {built!r}")
        invented = set(os.environ) - set(INHERITED)
        filled += len(invented)
        if invented != required:
            say(f"in the build {sorted(invented)} were filled in; {sorted(required)} are required")
        unset = imported(f"{PACKAGE}.settings", {}, SERVER)
        if required and (not isinstance(unset, BaseException) or set(os.environ) != set(INHERITED)):
            say("a server fills something in")
    print(json.dumps({"settings": settings, "projects": trial, "imports": readings, "values": values, "refusals": refusals, "filled": filled}))


main()
