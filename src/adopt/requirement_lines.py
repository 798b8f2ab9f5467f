"""Requirements of pyproject.toml, Pipfile and their locks, as lines of a requirements file.

A package from git, a folder, an address or an index of somebody's own stays what it is: its bare name would be another
package of the public index.
"""

import os
import re

try:
    import tomllib
except ImportError:  # Python 3.10
    from pip._vendor import tomli as tomllib

#: Groups and extras that production installs beside what every installation does.
PRODUCTION = {"prod", "production", "deploy", "deployment"}
PUBLIC = re.compile(r"^https?://(?:pypi\.org|pypi\.python\.org|files\.pythonhosted\.org)(?:/|$)")


def toml(path):
    file = ROOT / path
    if not file.is_file():
        return None
    try:
        return tomllib.loads(contents(file).decode("utf-8-sig"))
    except RecursionError:
        raise SystemExit(f"{path} is nested too deeply") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problem(path, getattr(error, "lineno", 1) or 1, f"it is no TOML ({error})")
        return {}


def line_of(path, text):
    """The line of a file in which a text stands first."""
    for number, line in enumerate(decoded(path)[0].splitlines(), 1):
        if text.lower() in line.lower():
            return number
    return 1


def both(*markers):
    parts = [f"({one})" if " or " in one else one for one in markers if one]
    return " and ".join(dict.fromkeys(parts))


def written(name, version="", extras=(), marker="", source=None, file="", index=""):
    """A line of a requirements file. @param source where it comes from, as a table of uv's or Poetry's"""
    named = f"{name}[{','.join(sorted(extras))}]" if extras else name
    tail = f" ; {marker}" if marker else ""
    source = source or {}
    if source.get("git"):
        where = source["git"].split("?")[0].split("#")[0]
        commit = source["git"].partition("#")[2]
        rev = commit or next((source[key] for key in ("resolved_reference", "rev", "tag", "branch", "ref", "revision") if source.get(key)), "")
        folder = f"#subdirectory={source['subdirectory']}" if source.get("subdirectory") else ""
        where = where if where.startswith("git+") else f"git+{where}"
        return f"{named} @ {where}{'@' + rev if rev else ''}{folder}{tail}"
    if source.get("url"):
        return f"{named} @ {source['url']}{tail}"
    if source.get("path"):
        path = os.path.normpath(source["path"]).replace(os.sep, "/")
        if path.startswith("..") or os.path.isabs(path):
            problem(file, line_of(file, name), f"{name} is in {path}, which is not in this folder: nothing could be deployed")
        return f"./{path}{named[len(name):]}{tail}"
    if index and not PUBLIC.match(index):
        problem(file, line_of(file, name), f"{name} comes from the index {index}, which a requirements file cannot say of one package: "
                "write requirements.txt yourself, with its address")
    return f"{named}{version}{tail}"


def pep440(constraint, file="pyproject.toml"):
    """A constraint of Poetry's or Pipenv's as PEP 440 has it: `^5.2` is `>=5.2,<6`."""
    found = []
    if "||" in str(constraint) or "|" in str(constraint):
        problem(file, line_of(file, str(constraint)), f"{constraint} is one range or another, which a requirements file cannot say: choose one")
        return ""
    for part in (one.strip() for one in str(constraint).split(",")):
        sign, version = re.match(r"([\^~](?!=))?\s*(.*)", part).groups()
        numbers = re.findall(r"\d+", version.split("+")[0]) if re.match(r"\d", version) else []
        if not numbers:
            found.append("" if part in {"", "*"} else part.replace(" ", ""))
        elif sign == "^":
            first = next((index for index, one in enumerate(numbers) if int(one)), len(numbers) - 1)
            found.append(f">={version},<{'.'.join([*numbers[:first], str(int(numbers[first]) + 1)])}")
        elif sign == "~":
            upto = numbers[:2] if len(numbers) > 1 else numbers[:1]
            found.append(f">={version},<{'.'.join([*upto[:-1], str(int(upto[-1]) + 1)])}")
        else:
            found.append(f"=={version}")
    return ",".join(one for one in found if one)


def python_marker(constraint):
    parts = [one for one in pep440(constraint).split(",") if one]
    found = []
    for part in parts:
        sign, version = re.match(r"([<>=!~]+)(.*)", part).groups()
        found.append(f"python_version {sign} '{version}'")
    return " and ".join(found)


def walk(roots, requires):
    """What roots lead to: keys with the conditions under which they do, any of them. @param requires of a key and its extras"""
    conditions, queue = {}, [(key, frozenset(extras), (marker,) if marker else ()) for key, extras, marker in roots]
    seen = set()
    while queue:
        key, extras, path = queue.pop()
        if (key, extras, path) in seen or len(seen) > 50_000:
            continue
        seen.add((key, extras, path))
        conditions.setdefault(key, set()).add(path)
        for inner, inner_extras, marker in requires(key, extras):
            queue.append((inner, frozenset(inner_extras), tuple(sorted({*path, marker})) if marker else path))
    return {
        key: "" if () in found else " or ".join(sorted(both(*path) if len(found) < 2 else f"({both(*path)})" for path in found))
        for key, found in conditions.items()
    }


def of_lock(pins, declared):
    """The lines of a lock, and what is declared and not in it, as an extra that nobody locked: nothing that is required is left out.

    @param pins names, lines and hashes; `declared`, names and lines
    @return the lines, whether they have hashes, and the names that the lock has not
    """
    locked = {name for name, _, _ in pins}
    missing = {name: line for name, line in declared if name not in locked}
    lines, hashed = with_hashes([*((line, hashes) for _, line, hashes in pins), *((line, ()) for line in missing.values())])
    return lines, hashed, sorted(missing)


def with_hashes(pins):
    """The lines of a lock, with its hashes where pip can check all of them: it demands one of each line, or of none.

    A commit and a folder have none: https://pip.pypa.io/en/stable/topics/secure-installs/. A file that lies there already
    decides for itself.

    @param pins lines, each with its hashes
    @return the lines, each once, and whether they have hashes
    """
    pins = list(dict.fromkeys((line, tuple(sorted(set(hashes)))) for line, hashes in pins))
    whole = all(hashes and re.match(r"[\w.\[\],-]+==", line) for line, hashes in pins)
    if not pins or not whole or (ROOT / "requirements.txt").is_file():
        return [line for line, _ in pins], False
    return [" \\\n".join([line, *(f"    --hash={one}" for one in hashes)]) for line, hashes in pins], True
