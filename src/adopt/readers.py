"""How libraries read variables: which of them a call asks for, its default, and what the names of a module are.

Read with variables.py.
"""

import ast
import re

#: What libraries are called where they are imported: a module, or a name of it.
READERS = {
    ("os", None): "os",
    ("os", "environ"): "os.environ",
    ("os", "getenv"): "os.getenv",
    ("environ", None): "module",
    ("environ", "Env"): "Env",
    ("environ", "FileAwareEnv"): "Env",
    ("environs", None): "module",
    ("environs", "Env"): "Env",
    ("environs", "env"): "env",
    ("decouple", "config"): "config",
    ("decouple", "Config"): "Config",
    ("decouple", "AutoConfig"): "Config",
    ("dj_database_url", None): "dj_database_url",
    ("dj_database_url", "config"): "dj_database_url.config",
    ("pydantic_settings", "BaseSettings"): "BaseSettings",
    ("pydantic", "BaseSettings"): "BaseSettings",
}
#: Methods of django-environ and environs that take a cast before the default.
CAST_FIRST = {"list", "dict"}
#: Methods of django-environ that know a variable of their own.
OWN_VARIABLES = {"db": "DATABASE_URL", "db_url": "DATABASE_URL", "cache": "CACHE_URL", "cache_url": "CACHE_URL",
                 "email": "EMAIL_URL", "email_url": "EMAIL_URL", "search_url": "SEARCH_URL"}
#: Methods that read no variable.
NO_READERS = {"read_env", "prefixed", "seal", "dump", "get_value", "Env"}
#: What takes a None.
TAKES_NONE = {"bool", "str", "repr", "print"}


def text_of(node):
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def argument(call, position, name="default"):
    """An argument by its position or its name; None where there is none."""
    for one in call.keywords:
        if one.arg == name:
            return one.value
    return call.args[position] if len(call.args) > position else None


def raises(nodes):
    return any(isinstance(one, ast.Raise) for node in nodes for one in ast.walk(node))


def tells_missing(function):
    """Whether a function that reads a variable stops where it is not set."""
    unguarded = False
    for node in ast.walk(function):
        if isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith("environ"):
            unguarded = True
    guarded = any(isinstance(one, ast.Try) and not raises(one.handlers) for one in ast.walk(function))
    return (unguarded and not guarded and not any(isinstance(one, (ast.If, ast.IfExp)) for one in ast.walk(function))
            ) or raises(function.body)


class Readers:
    """What the names of modules are, and what calls of them read."""

    def __init__(self, find):
        #: Parses a module by its dotted name: its path and tree, or None.
        self.find = find
        self.seen = {}
        self.scope, self.prefix = {}, ""

    def names(self, module):
        """What the names of a module are: readers, declared variables, helpers."""
        if module in self.seen:
            return self.seen[module]
        names = self.seen[module] = {}
        found = self.find(module)
        if found is None:
            return names
        path, tree, package = found
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                for one in node.names:
                    names[one.asname or one.name] = READERS.get((one.name, None))
            elif isinstance(node, ast.ImportFrom):
                self.imported(node, package, names)
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and node.args.args and re.search("environ|getenv", ast.unparse(node)):
                names[node.name] = node
            elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
                kind = self.kind(node.value.func, names)
                for target in node.targets:
                    if isinstance(target, ast.Name) and kind in ("Env", "module.Env", "module.FileAwareEnv"):
                        before = names.get(target.id)
                        scheme = {one.arg: one.value for one in node.value.keywords}
                        names[target.id] = ("env", {**before[1], **scheme} if isinstance(before, tuple) else scheme)
                    elif isinstance(target, ast.Name) and kind == "Config":
                        names[target.id] = "config"
        return names

    def imported(self, node, package, names):
        parts = package.split(".") if package else []
        start = parts[: len(parts) - node.level + 1] if node.level else []
        module = ".".join([*start, *(node.module or "").split(".")]).strip(".")
        for one in node.names:
            if (module, one.name) in READERS:
                names[one.asname or one.name] = READERS[(module, one.name)]
            elif one.name == "*":
                names.update(self.names(module))
            elif self.find(module) is not None:
                known = self.names(module).get(one.name)
                if known is not None:
                    names[one.asname or one.name] = known

    def kind(self, node, names):
        """What an expression is: `os.environ`, a helper, an environment of a library."""
        if isinstance(node, ast.Name):
            known = names.get(node.id)
            return ("env", {}) if known == "env" else known
        if isinstance(node, ast.Attribute):
            inner = self.kind(node.value, names)
            return f"{inner}.{node.attr}" if isinstance(inner, str) else inner
        return None

    def call(self, node, needed):
        """The variable of a call, its default, and whether it must be set."""
        kind = self.kind(node.func, self.scope)
        name = text_of(node.args[0]) if node.args else None
        if kind in ("os.environ.get", "os.getenv"):
            return name, argument(node, 1), needed
        if kind == "config":
            return name, argument(node, 1), True
        if kind == "dj_database_url.config":
            return text_of(argument(node, 0, "env")) or "DATABASE_URL", argument(node, 1), False
        if isinstance(kind, ast.FunctionDef):
            return name, argument(node, 1, kind.args.args[1].arg if len(kind.args.args) > 1 else ""), tells_missing(kind)
        if isinstance(kind, tuple):
            method = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            name = name or OWN_VARIABLES.get(method)
            if method in NO_READERS or name is None:
                return None, None, False
            default = argument(node, 2 if method == "" and len(node.args) > 2 or method in CAST_FIRST and
                               isinstance(argument(node, 1, ""), (ast.Name, ast.Attribute)) else 1)
            if method == "" and len(node.args) == 2 and isinstance(default, ast.Name):
                default = argument(node, 9)
            scheme = kind[1].get(name)
            if default is None and isinstance(scheme, ast.Tuple):
                default = scheme.elts[-1]
            return self.prefix + name, default, True
        return None, None, False
