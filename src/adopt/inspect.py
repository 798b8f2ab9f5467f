"""Reads a Django project without running it, and prints what it found as JSON. Called with the project's root."""

import ast
import json
import os
import sys
from pathlib import Path

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


def layout():
    """The files that say how a project is laid out."""
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
    return {"manage": manages, **entries, "candidates": candidates, "modules": modules, "problems": problems}


def settings_of(source, module):
    """What a module of settings has."""
    settings = Settings(ROOT / source)
    settings.read(module)
    return {
        "settings": {
            "values": settings.values,
            "variables": {
                name: {part: value for part, value in one.items() if part != "name"}
                for name, one in settings.variables.found.items()
            },
            "unread": settings.unread,
            "replaced": settings.replaced,
            "changed": settings.changed,
            "derived": {
                name: dict(derived(name, settings.modules()))
                for name in ("DEBUG", "SECRET_KEY", "ALLOWED_HOSTS")
            },
            "exists": settings.file_of(module) is not None,
        },
        "problems": settings.problems,
    }


def main():
    found = settings_of(*sys.argv[2:4]) if len(sys.argv) > 3 else layout()
    json.dump({**found, "executable": sys.executable}, sys.stdout)


if __name__ == "__main__":
    main()
