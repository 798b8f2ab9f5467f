"""Which variables a settings module asks for, and which of them it cannot be imported without.

For telling only: where the project serves, nothing is decided by it. Read by inspect.py, which is run with it.
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


class Variables:
    """What one module and those that it imports read."""

    def __init__(self, find, relative):
        #: Parses a module by its dotted name: its path and tree, or None.
        self.find = find
        self.relative = relative
        self.found = {}
        self.seen = {}

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

    def read(self, module):
        """Note what importing a module reads."""
        found = self.find(module)
        if found is not None:
            path, tree, _ = found
            self.module, self.scope, self.prefix = self.relative(path), self.names(module), ""
            self.block(tree.body, frozenset(), False)

    def block(self, body, guards, tried, setting=""):
        for node in body:
            target = self.target(node) or setting
            if isinstance(node, ast.Try):
                self.block(node.body, guards, tried or not raises(node.handlers), setting)
                for handler in node.handlers:
                    self.block(handler.body, guards, tried, setting)
                self.block([*node.orelse, *node.finalbody], guards, tried, setting)
            elif isinstance(node, ast.If):
                self.expression(node.test, guards, tried, target)
                inner = guards | self.guarded(node.test)
                if raises(node.body) and isinstance(node.test, ast.UnaryOp):
                    self.demand(node.test.operand)
                self.block(node.body, inner, tried, setting)
                self.block(node.orelse, guards, tried, setting)
            elif isinstance(node, ast.Assert):
                self.expression(node.test, guards, tried, target)
                self.demand(node.test)
            elif isinstance(node, ast.With):
                before = self.prefix
                for item in node.items:
                    call = item.context_expr
                    if isinstance(call, ast.Call) and getattr(call.func, "attr", "") == "prefixed":
                        self.prefix += text_of(call.args[0]) or ""
                self.block(node.body, guards, tried, setting)
                self.prefix = before
            elif isinstance(node, ast.ClassDef):
                self.fields(node)
            elif not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                self.expression(node, guards, tried, target)
                for name in self.used(node) - guards:
                    for one in self.found.values():
                        if one.get("name") == name and not tried:
                            one["required"] = True

    def target(self, node):
        targets = getattr(node, "targets", [getattr(node, "target", None)])
        return targets[0].id if targets and isinstance(targets[0], ast.Name) else ""

    def guarded(self, test):
        """The variables and names that are there where a condition holds."""
        texts = {text_of(one) for one in ast.walk(test)} | {one.id for one in ast.walk(test) if isinstance(one, ast.Name)}
        return frozenset(one for one in texts if one)

    def demand(self, node):
        """A condition without which the import ends: what it looks at is required."""
        names = self.guarded(node)
        for variable, one in self.found.items():
            if variable in names or one.get("name") in names:
                one["required"] = True

    def used(self, node):
        """Names that are called upon as if they had a value: `NAME.split(…)`, `int(NAME)`."""
        found = set()
        for one in ast.walk(node):
            if isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name):
                found.add(one.value.id)
            elif isinstance(one, ast.Call) and ast.unparse(one.func) not in TAKES_NONE:
                found |= {part.id for part in one.args if isinstance(part, ast.Name)}
        return found

    def expression(self, node, guards, tried, setting, needed=False):
        """Note what an expression reads. @param needed whether its value must be there"""
        if isinstance(node, ast.IfExp):
            self.expression(node.test, guards, tried, setting)
            self.expression(node.body, guards | self.guarded(node.test), tried, setting)
            self.expression(node.orelse, guards, tried, setting)
            return
        self.variable(node, guards, tried, setting, needed)
        for child in ast.iter_child_nodes(node):
            upon = isinstance(node, ast.Attribute) or (
                isinstance(node, ast.Call) and child in node.args and ast.unparse(node.func) not in TAKES_NONE)
            self.expression(child, guards, tried, setting, upon)

    def variable(self, node, guards, tried, setting, needed):
        name = default = None
        required = True
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
            if self.kind(node.value, self.scope) == "os.environ":
                name = text_of(node.slice)
        elif isinstance(node, ast.Call):
            name, default, required = self.call(node, needed)
        if name:
            required = required and default is None and name not in guards and not tried
            self.note(name, required, default, node.lineno, setting)

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

    def fields(self, node):
        if not any(self.kind(base, self.scope) == "BaseSettings" for base in node.bases):
            return
        prefix = ""
        for one in ast.walk(node):
            if isinstance(one, ast.keyword) and one.arg == "env_prefix":
                prefix = text_of(one.value) or ""
        for one in node.body:
            if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name):
                name, default = f"{prefix}{one.target.id}".upper(), one.value
                if isinstance(default, ast.Call):
                    alias = argument(default, 9, "validation_alias") or argument(default, 9, "alias")
                    name = text_of(alias) or name
                    default = argument(default, 0) or argument(default, 9, "default_factory")
                if isinstance(default, ast.Constant) and default.value is ...:
                    default = None
                self.note(name, default is None, default, one.lineno, one.target.id)

    def note(self, name, required, default, line, setting):
        known = self.found.setdefault(name, {"file": self.module, "line": line, "setting": setting.lstrip("_"),
                                             "default": None, "required": False, "name": setting})
        known["required"] = known["required"] or required
        if default is not None and known["default"] is None:
            known["default"] = ast.unparse(default)
