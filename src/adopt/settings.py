"""Reads a module of settings without running it. Part of one script with `inspect.py`.

Only constants are understood: what is computed at run time is reported as such.
"""

import ast
import sys
from pathlib import Path

ROOT = Path(sys.argv[1] if len(sys.argv) > 1 else ".")


def parsed(path, problems):
    try:
        return ast.parse(contents(path), str(path))
    except (RecursionError, MemoryError):
        raise SystemExit(f"{relative(path)} is nested too deeply for Python's parser") from None
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        problems.append({"file": relative(path), "line": line, "message": getattr(error, "msg", str(error))})
        return None


def relative(path):
    return path.relative_to(ROOT).as_posix()


def constant(node):
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def dotted(node):
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return ""


class Settings:
    """What a settings module assigns, those that it takes everything from included."""

    def __init__(self, base):
        self.base = base
        self.values = {}
        self.found = {}
        self.variables = Variables(self.find, relative)
        self.unread = []
        self.replaced = []
        self.changed = []
        self.problems = []
        self.seen = set()

    def file_of(self, module):
        path = self.base.joinpath(*module.split("."))
        for one in (path.with_suffix(".py"), path / "__init__.py"):
            if one.is_file():
                return one
        return None

    def read(self, module):
        path = self.file_of(module)
        if path is None or path in self.seen:
            return
        self.seen.add(path)
        tree = parsed(path, self.problems)
        if tree is None:
            return
        package = module if path.name == "__init__.py" else module.rpartition(".")[0]
        self.variables.read(module)
        self.block(tree.body, path, package)

    def block(self, body, path, package):
        for node in body:
            if isinstance(node, ast.ImportFrom) and any(one.name == "*" for one in node.names):
                parts = package.split(".") if package else []
                start = parts[: len(parts) - node.level + 1] if node.level else []
                self.read(".".join([*start, *(node.module or "").split(".")]).strip("."))
            elif isinstance(node, ast.Assign):
                if isinstance(node.value, ast.Call) and dotted(node.value.func).endswith("DjangoDynaconf"):
                    self.replaced.append({"by": "Dynaconf", "file": relative(path), "line": node.lineno})
                for target in node.targets:
                    if isinstance(target, ast.Name) and target.id.isupper():
                        self.assign(target.id, node.value, path, node.lineno)
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
                if node.target.id.isupper():
                    self.assign(node.target.id, node.value, path, node.lineno)
            elif isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
                self.add(node.target.id, node.value)
            elif isinstance(node, ast.ClassDef) and any(dotted(base).endswith("Configuration") for base in node.bases):
                self.replaced.append({"by": "django-configurations", "file": relative(path), "line": node.lineno})
            elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and self.changes(node.value, path):
                self.changed.append({"by": dotted(node.value.func), "file": relative(path), "line": node.lineno})
            elif isinstance(node, ast.Try):
                self.block(node.body, path, package)
            elif isinstance(node, ast.If):
                for inner in ast.walk(node):
                    if isinstance(inner, ast.Assign) and isinstance(inner.targets[0], ast.Name):
                        self.unread.append({"name": inner.targets[0].id, "file": relative(path), "line": inner.lineno})

    def changes(self, call, path):
        """Whether a call sets what this module has: it is given its names, or is split-settings' way to include others."""
        given = [*call.args, *(one.value for one in call.keywords)]
        if any(isinstance(one, ast.Call) and dotted(one.func) in {"locals", "globals", "vars"} for one in given):
            return True
        return dotted(call.func) == "include" and b"split_settings" in contents(path)

    def assign(self, name, node, path, line):
        self.values[name] = {"value": self.value(node), "file": relative(path), "line": line}

    def add(self, name, node):
        known = self.values.get(name)
        more = self.value(node)
        if known and isinstance(known["value"], list) and isinstance(more, list):
            known["value"] = known["value"] + more

    def value(self, node):
        if isinstance(node, ast.Constant):
            return node.value if isinstance(node.value, (str, int, float, bool, type(None))) else None
        if isinstance(node, (ast.List, ast.Tuple, ast.Set)):
            found = []
            for one in node.elts:
                if isinstance(one, ast.Starred):
                    inner = self.value(one.value)
                    found += inner if isinstance(inner, list) else []
                else:
                    found.append(self.value(one))
            return [one for one in found if one is not None]
        if isinstance(node, ast.Dict):
            return {
                str(self.value(key)): self.value(one)
                for key, one in zip(node.keys, node.values)
                if key is not None
            }
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            left, right = self.value(node.left), self.value(node.right)
            return left + right if isinstance(left, list) and isinstance(right, list) else None
        if isinstance(node, ast.Name) and node.id in self.values:
            return self.values[node.id]["value"]
        if isinstance(node, ast.Call):
            # dj_database_url.config(default="postgres://…"), env.db("DATABASE_URL", default="sqlite:///…").
            texts = [constant(one.value) for one in node.keywords if one.arg == "default"]
            texts += [constant(one) for one in node.args]
            return {"CALL": dotted(node.func), "TEXTS": [text for text in texts if text]}
        return None

    def modules(self):
        """The paths and trees of what was read."""
        return [(relative(found[0]), found[1]) for found in self.found.values() if found]

    def find(self, module):
        """The path, the tree and the package of a module of the project; None where it is none."""
        if module not in self.found:
            path = self.file_of(module) if module else None
            tree = parsed(path, self.problems) if path else None
            package = module if path and path.name == "__init__.py" else module.rpartition(".")[0]
            self.found[module] = (path, tree, package) if tree else None
        return self.found[module]
