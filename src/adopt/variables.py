"""Which variables a settings module asks for, and which of them it cannot be imported without.

For telling only: where the project serves, nothing is decided by it. Read by inspect.py, which is run with it.
"""

import ast

#: Defaults that are no value: a condition that looks for one does not find it.
EMPTY = {None, "''", "None", "False", "0"}


class Variables(Readers):
    """What one module and those that it imports read."""

    def __init__(self, find, relative):
        super().__init__(find)
        self.relative = relative
        self.found = {}
        self.read_modules = set()

    def read(self, module):
        """Note what importing a module reads."""
        found = self.find(module)
        if found is not None:
            path, tree, self.package = found
            self.read_modules.add(module)
            self.module, self.scope, self.prefix = self.relative(path), self.names(module), ""
            self.block(tree.body, frozenset(), False)

    def follow(self, node):
        """Note what modules of the project's own read when they are imported, as they are before settings go on."""
        if isinstance(node, ast.Import):
            modules = [one.name for one in node.names]
        else:
            parts = self.package.split(".") if self.package else []
            start = ".".join([*(parts[: len(parts) - node.level + 1] if node.level else []), *([node.module] if node.module else [])])
            modules = [start, *(f"{start}.{one.name}" for one in node.names if one.name != "*")]
        for module in modules:
            if module not in self.read_modules and self.find(module) is not None:
                before = self.module, self.scope, self.prefix, self.package
                self.read(module)
                self.module, self.scope, self.prefix, self.package = before

    def block(self, body, guards, tried, setting=""):
        for node in body:
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                self.follow(node)
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
                        # One with a default has a value, whatever is done with it.
                        if one.get("name") == name and not tried and one["default"] is None:
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
            if (variable in names or one.get("name") in names) and one["default"] in EMPTY:
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
                # Any other call is a value: `mail: Mail = Mail()`.
                if isinstance(default, ast.Call) and ast.unparse(default.func).rpartition(".")[2] == "Field":
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
