"""Which settings follow from another one, as the code says it."""

import ast
from collections.abc import Iterable, Iterator


def names(node: ast.AST | None) -> set[str]:
    """Return the names that an expression reads."""
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)} if node else set()


def targets(node: ast.AST) -> set[str]:
    """Return the settings that a statement assigns or changes."""
    found = getattr(node, "targets", [getattr(node, "target", None)])
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        # INSTALLED_APPS.append("debug_toolbar")
        found = [node.value.func]
    every = {name for one in found for name in names(one)}
    return {name for name in every if name.isupper()}


def statements(
    body: Iterable[ast.stmt], known: set[str], depends: bool = False
) -> Iterator[tuple[ast.stmt, bool]]:
    """Yield statements, and whether they depend on a condition with one of the names."""
    for node in body:
        yield node, depends
        inner = depends or bool(known & names(getattr(node, "test", None)))
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            for part in ("body", "orelse", "finalbody"):
                yield from statements(getattr(node, part, []), known, inner)


def derived(name: str, modules: Iterable[tuple[str, ast.Module]]) -> Iterator[tuple[str, str]]:
    """Yield the settings that follow from one of them, each with its place."""
    known = {name}
    for path, tree in modules:
        for node, depends in statements(tree.body, known):
            if not depends and not known & names(getattr(node, "value", None)):
                continue
            if isinstance(node, ast.ImportFrom) and any(one.name == "*" for one in node.names):
                yield f"import of {'.' * node.level}{node.module or ''}", f"{path}:{node.lineno}"
            for target in sorted(targets(node) - {name}):
                known.add(target)
                yield target, f"{path}:{node.lineno}"
