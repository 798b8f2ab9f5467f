"""Reads a Django project without running it, and prints what it found as JSON.

Only constants are understood: what is computed at run time is reported as such. Called with the project's root.
"""

import ast
import json
import os
import sys
from pathlib import Path

ROOT = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
SKIPPED = {"node_modules", "venv", "env", "site-packages", "__pycache__", "staticfiles", "media", "dist", "build"}
#: Deeper than this, nothing is a project's own settings.
DEEPEST = 5


def python_files():
    for folder, folders, files in os.walk(ROOT):
        depth = len(Path(folder).relative_to(ROOT).parts)
        folders[:] = sorted(
            one
            for one in folders
            if not one.startswith(".") and one not in SKIPPED and depth < DEEPEST
            and not (Path(folder) / one / "pyvenv.cfg").exists()
        )
        for name in sorted(files):
            if name.endswith(".py") and (Path(folder) / name).is_file():
                yield Path(folder) / name


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


def named_settings(tree):
    """The module that a file names as DJANGO_SETTINGS_MODULE: the last one that it sets, and the line that insists on it."""
    found, forced = None, None
    for node in ast.walk(tree):
        values = node.args if isinstance(node, ast.Call) else []
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript):
            values = [node.targets[0].slice, node.value]
        texts = [constant(value) for value in values]
        if len(texts) >= 2 and texts[0] == "DJANGO_SETTINGS_MODULE" and texts[1]:
            found = texts[1]
            forced = node.lineno if isinstance(node, ast.Assign) else None
    return {"settings": found, "forced": forced}


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
            elif isinstance(node, ast.Try):
                self.block(node.body, path, package)
            elif isinstance(node, ast.If):
                for inner in ast.walk(node):
                    if isinstance(inner, ast.Assign) and isinstance(inner.targets[0], ast.Name):
                        self.unread.append({"name": inner.targets[0].id, "file": relative(path), "line": inner.lineno})

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


def main():
    problems = []
    manages, entries, candidates = [], {"wsgi": [], "asgi": []}, []
    modules = []
    for path in python_files():
        modules.append(relative(path))
        if path.name not in {"manage.py", "wsgi.py", "asgi.py"} and "settings" not in relative(path):
            continue
        # What the chosen settings do not reach may be of another Python: only what they reach is refused, later.
        tree = parsed(path, problems if path.name == "manage.py" else [])
        if tree is None:
            continue
        if path.name == "manage.py":
            manages.append({"file": relative(path), **named_settings(tree)})
        elif path.stem in entries:
            entries[path.stem].append({"file": relative(path), **named_settings(tree)})
        else:
            names = {
                target.id
                for node in tree.body
                if isinstance(node, ast.Assign)
                for target in node.targets
                if isinstance(target, ast.Name)
            }
            takes_all = any(
                isinstance(node, ast.ImportFrom) and any(one.name == "*" for one in node.names)
                for node in tree.body
            )
            if names & {"INSTALLED_APPS", "ROOT_URLCONF"} or (takes_all and path.name != "__init__.py"):
                candidates.append(relative(path))
    found = {"manage": manages, **entries, "candidates": candidates, "modules": modules, "problems": problems}
    if len(sys.argv) > 3:
        settings = Settings(ROOT / sys.argv[2])
        settings.read(sys.argv[3])
        found["settings"] = {
            "values": settings.values,
            "variables": {
                name: {part: value for part, value in one.items() if part != "name"}
                for name, one in settings.variables.found.items()
            },
            "unread": settings.unread,
            "replaced": settings.replaced,
            "derived": {
                name: dict(derived(name, settings.modules()))
                for name in ("DEBUG", "SECRET_KEY", "ALLOWED_HOSTS")
            },
            "exists": settings.file_of(sys.argv[3]) is not None,
        }
        found["problems"] = settings.problems
    found["executable"] = sys.executable
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
