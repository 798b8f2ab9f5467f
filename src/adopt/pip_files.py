"""Reads requirements files as pip does: only to look at them. What is not understood is a problem with its line.

https://pip.pypa.io/en/stable/reference/requirements-file-format/
"""

import codecs
import glob
import os
import re
import sys
from pathlib import Path

ROOT = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
PROBLEMS = []


def find_packaging():
    """Python's own parser of requirements: installed, in pip, or in the wheel that venvs get their pip from."""
    wheels = glob.glob("/usr/share/python-wheels/pip-*.whl")
    try:
        import ensurepip

        wheels += glob.glob(os.path.join(os.path.dirname(ensurepip.__file__), "_bundled", "pip-*.whl"))
    except ImportError:
        pass
    for wheel in [None, *wheels]:
        if wheel:
            sys.path.append(wheel)
        for name in ("packaging", "pip._vendor.packaging"):
            try:
                __import__(f"{name}.requirements")
                return sys.modules[name]
            except ImportError:
                continue
    raise SystemExit("no module named packaging: install the package python3-pip or python3-packaging")


PACKAGING = find_packaging()
Requirement = PACKAGING.requirements.Requirement
InvalidRequirement = PACKAGING.requirements.InvalidRequirement

#: Byte order marks, the longer ones first.
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF16_LE, "utf-16-le"),
         (codecs.BOM_UTF16_BE, "utf-16-be"))
#: Options of a file: those with a value, and switches.
VALUED = {"-i", "--index-url", "--extra-index-url", "-f", "--find-links", "--no-binary", "--only-binary",
          "--trusted-host", "--use-feature", "--pypi-url"}
SWITCHES = {"--no-index", "--pre", "--prefer-binary", "--require-hashes"}
OPTION = re.compile(r"(--?[a-z][a-z-]*)(?:\s*=\s*|\s+|(?<=^-[a-z]))?(.*)", re.S)
#: Options of one requirement.
OWN_OPTIONS = re.compile(r"\s--(?:hash|config-settings?|global-option)\b[=\s]*\S+")
ADDRESS = re.compile(r"^(?:[a-z+]+://|git\+|file:|\.{0,2}[/\\]|[\w.-]+[/\\]|.*\.(?:whl|zip|tar\.gz)(?:$|[#;]))", re.I)


def normalized(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def problem(file, line, message):
    PROBLEMS.append({"file": file, "line": line, "message": message})


def decoded(path):
    """A file's text and encoding, without its byte order mark."""
    data = contents(ROOT / path)
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark):].decode(encoding, "replace"), encoding
    declared = re.search(rb"^#.*?coding[:=]\s*([-\w.]+)", data[:200], re.M)
    try:
        return data.decode(declared.group(1).decode() if declared else "utf-8"), "utf-8"
    except (UnicodeDecodeError, LookupError):
        return data.decode("latin-1"), "latin-1"


def logical_lines(text):
    """The lines of a file with their numbers, continued ones as one."""
    joined, start = "", 0
    for number, line in enumerate(text.splitlines(), 1):
        start = start or number
        if line.rstrip().endswith("\\") and not line.lstrip().startswith("#"):
            joined += line.rstrip()[:-1] + " "
            continue
        yield start, joined + line
        joined, start = "", 0
    if joined:
        yield start, joined


def entry(requirement, file, line, text, editable=False):
    """What is known of a requirement."""
    return {
        "name": normalized(requirement.name),
        "specifier": ",".join(sorted(str(requirement.specifier).split(","))) if requirement.specifier else "",
        "extras": sorted(requirement.extras),
        "marker": str(requirement.marker or ""),
        "url": requirement.url or "",
        "file": file,
        "line": line,
        "text": text,
        "editable": editable,
    }


def addressed(text, file, line, editable=False):
    """A requirement that is a path or an address: it has a name only where it says one."""
    egg = re.search(r"[#&]egg=([\w.-]+)", text)
    name = egg.group(1) if egg else re.sub(r"-\d.*", "", text.rstrip("/\\").split("/")[-1].split("\\")[-1])
    path = text.split("[")[0].split(";")[0].strip()
    if not re.match(r"[a-z+]+:", path) and not (ROOT / file).parent.joinpath(path).exists() and not (ROOT / path).exists():
        problem(file, line, f"{path} is no requirement, and no file or folder")
    return {"name": normalized(name), "specifier": "", "extras": [], "marker": "", "url": text, "file": file,
            "line": line, "text": text, "editable": editable}


def parsed_requirement(text, file, line):
    """One requirement of PEP 508, a path or an address; None, and a problem, where it is none."""
    try:
        return entry(Requirement(text), file, line, text)
    except InvalidRequirement as error:
        if ADDRESS.match(text):
            return addressed(text, file, line)
        problem(file, line, f'"{text}" is no requirement ({str(error).split(chr(10))[0]})')
        return None


class PipFile:
    """A requirements file with those that it includes."""

    def __init__(self, path):
        self.required, self.constraints, self.options = [], [], []
        self.hashed, self.seen = False, set()
        self.encoding = decoded(path)[1]
        if self.encoding not in {"utf-8", "utf-16-le", "latin-1"}:
            problem(path, 1, f"it is encoded as {self.encoding}, to which nothing can be added: save it as UTF-8")
        self.read(path, self.required)

    def read(self, path, into):
        if path in self.seen:
            return
        self.seen.add(path)
        text, _ = decoded(path)
        for number, whole in logical_lines(text):
            line = re.sub(r"(^|\s+)#.*$", "", whole).strip()
            if line:
                self.line(line, path, number, into)

    def line(self, line, path, number, into):
        if not line.startswith("-"):
            self.hashed = self.hashed or "--hash" in line
            one = parsed_requirement(OWN_OPTIONS.sub("", line).strip(), path, number)
            if one:
                into.append(one)
            return
        option, value = OPTION.match(line).groups()
        value = value.strip().strip("\"'")
        if option in {"-r", "--requirement", "-c", "--constraint"}:
            self.included(option, value, path, number, into)
        elif option in {"-e", "--editable"}:
            into.append(addressed(value, path, number, editable=True))
        elif option in VALUED or option in SWITCHES:
            self.options.append(line)
            self.hashed = self.hashed or option == "--require-hashes"
        else:
            problem(path, number, f"{option} is no option of a requirements file")

    def included(self, option, value, path, number, into):
        if re.match(r"[a-z+]+://", value):
            return
        inner = os.path.normpath(os.path.join(os.path.dirname(path), value))
        if not (ROOT / inner).is_file():
            problem(path, number, f"{value} is not there")
        else:
            self.read(inner.replace(os.sep, "/"), self.constraints if option.startswith(("-c", "--c")) else into)
