"""Which variable an import asked for in vain: the error tells it, or the line that raised it."""

import ast
import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from traceback import walk_tb
from types import FrameType
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

from .derived import names

#: How variables are written, as a rule.
NAME: Final = re.compile(r"\b[A-Z][A-Z0-9_]+\b")

#: Errors of the code itself, whose words are no variables.
OF_CODE: Final = (ImportError, SyntaxError, NameError)

#: Where our own modules are.
OWN: Final = f"{Path(__file__).parent}{os.sep}"

#: What no import of settings can ask for.
OURS: Final = {"DJANGO_SETTINGS_MODULE"}


def is_own(path: str, source: Path) -> bool:
    """Whether a file is one of the project, and neither ours nor of a package."""
    if not path.startswith(f"{source}{os.sep}") or not path.endswith(".py"):
        return False
    return not path.startswith(OWN) and "-packages" not in path


def chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and those that led to it, the innermost last."""
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = one.__cause__ or one.__context__


def keys(error: BaseException) -> Iterator[str]:
    """Yield the variables that os.environ itself did not have."""
    for one in chain(error):
        frames = [frame for frame, _ in walk_tb(one.__traceback__)]
        if isinstance(one, KeyError) and frames and frames[-1].f_code.co_filename == os.__file__:
            yield str(one.args[0])


def fields(error: BaseException) -> Iterator[str]:
    """Yield the variables of a class of pydantic's, whose error tells fields and no variables."""
    listed = getattr(error, "errors", None)
    if type(error).__name__ != "ValidationError" or not callable(listed):
        return
    config: dict[str, Any] = {}
    for frame, _ in walk_tb(error.__traceback__):
        for value in list(frame.f_locals.values()):
            found = getattr(type(value), "model_config", None)
            if isinstance(found, dict) and "env_prefix" in found:
                config = found
    for one in listed():
        path = [str(part) for part in one["loc"]]
        text = (config.get("env_nested_delimiter") or "__").join(path)
        yield text if text.isupper() else f"{config.get('env_prefix', '')}{text}".upper()


def headed(node: ast.stmt) -> list[ast.AST]:
    """Return the parts of a statement that run at its own line: of an `if`, its condition."""
    if not hasattr(node, "body"):
        return [node]
    parts = [getattr(node, part, None) for part in ("test", "iter", "subject")]
    return [part for part in parts if part is not None]


def texts(nodes: list[ast.AST]) -> Iterator[str]:
    """Yield what is written as variables are in the texts of expressions."""
    for node in (one for top in nodes for one in ast.walk(top)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from NAME.findall(node.value)


def read(frame: FrameType, line: int) -> Iterator[str]:
    """Yield the variables that stand in the statement of a frame, and where its names come from."""
    try:
        tree = ast.parse(Path(frame.f_code.co_filename).read_bytes())
    except (OSError, SyntaxError):
        return
    every = [one for one in ast.walk(tree) if isinstance(one, ast.stmt)]
    at = [one for one in every if one.lineno <= line <= (one.end_lineno or one.lineno)]
    if not at:
        return
    nodes = headed(max(at, key=lambda one: one.lineno))
    yield from texts(nodes)
    every_name = {name for node in nodes for name in names(node)}
    unset = {name for name in every_name if not frame.f_globals.get(name, True)}
    for one in every:
        if isinstance(one, ast.Assign | ast.AnnAssign) and names_of(one) & unset:
            yield from texts([one])


def casts(error: BaseException, source: Path) -> set[str]:
    """Return the functions and methods in the line of the project that asked: int, env.json."""
    for frame, line in own_frames(error, source):
        if frame.f_code.co_name == "<module>":
            tree = ast.parse(Path(frame.f_code.co_filename).read_bytes())
            every = [one for one in ast.walk(tree) if getattr(one, "lineno", 0) == line]
            called = {one.id for one in every if isinstance(one, ast.Name)}
            return called | {one.attr for one in every if isinstance(one, ast.Attribute)}
    return set()


def names_of(node: ast.Assign | ast.AnnAssign) -> set[str]:
    """Return the names that a statement assigns."""
    found = node.targets if isinstance(node, ast.Assign) else [node.target]
    return {name for one in found for name in names(one)}


def own_frames(error: BaseException, source: Path) -> list[tuple[FrameType, int]]:
    """Return the frames of the project, the innermost first."""
    frames = [
        (frame, line)
        for frame, line in walk_tb(error.__traceback__)
        if is_own(frame.f_code.co_filename, source)
    ]
    return frames[::-1]


def for_in_vain(error: BaseException, source: Path, filled: Collection[str]) -> list[str]:
    """Return the variables that may be missing, filled in or not, the likeliest first."""
    if isinstance(error, OF_CODE):
        return []
    there = [name for frame, line in own_frames(error, source) for name in read(frame, line)]
    said = NAME.findall(str(error))
    found = [*keys(error), *fields(error), *(name for name in said if name in there)]
    # A name that was put together stands nowhere but in the error.
    found += [*(name for name in said if "_" in name), *there]
    usable = [name for name in dict.fromkeys(found) if name not in os.environ or name in filled]
    return [name for name in usable if name not in OURS]


def name_in(error: BaseException, source: Path) -> str | None:
    """Return the variable that an error itself names, where there is no doubt."""
    if isinstance(error, OF_CODE):
        return None
    read_there = {name for frame, line in own_frames(error, source) for name in read(frame, line)}
    said = [name for name in NAME.findall(str(error)) if name in read_there]
    found = [*keys(error), *fields(error), *said]
    return next((name for name in found if name not in os.environ and name not in OURS), None)


def place(error: BaseException, source: Path) -> str:
    """Return the file and the line of the project that an import ended with."""
    frames = own_frames(error, source)
    # A helper is no place that says anything: the line that called it is.
    for frame, line in frames:
        if frame.f_code.co_name == "<module>":
            return f"{Path(frame.f_code.co_filename).relative_to(source).as_posix()}:{line}"
    return "the project"


def parameters(url: str) -> set[str]:
    """Return the names of an address's parameters, up to a hyphen: ssl-mode is ssl."""
    return {name.split("-")[0] for name in parse_qs(urlsplit(url).query)}
