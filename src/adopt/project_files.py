"""Reads what a project requires from pyproject.toml, Pipfile and their locks, as lines of a requirements file.

A package from git, a folder, an address or an index of somebody's own stays what it is: its bare name would be another
package of the public index.
"""

import json
import os
import re
from glob import glob

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
        return tomllib.loads(file.read_bytes().decode("utf-8-sig"))
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


def pep440(constraint):
    """A constraint of Poetry's or Pipenv's as PEP 440 has it: `^5.2` is `>=5.2,<6`."""
    found = []
    for part in (one.strip() for one in str(constraint).split(",")):
        sign, version = re.match(r"([\^~]?)(?!=)(.*)", part).groups()
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


def poetry_tables(pyproject):
    """The constraints of Poetry that production installs, by name, and the extras that it needs."""
    poetry = pyproject.get("tool", {}).get("poetry", {})
    extras = {normalized(name) for key, names in poetry.get("extras", {}).items() if key in PRODUCTION for name in names}
    tables = {**poetry.get("dependencies", {})}
    for key, group in poetry.get("group", {}).items():
        if key in PRODUCTION:
            tables.update(group.get("dependencies", {}))
    for name, one in tables.items():
        for each in one if isinstance(one, list) else [one]:
            table = each if isinstance(each, dict) else {"version": each}
            if name.lower() != "python" and (not table.get("optional") or normalized(name) in extras):
                marker = both(table.get("markers", ""), python_marker(table.get("python", "")))
                yield normalized(name), table, marker


def python_marker(constraint):
    parts = [one for one in pep440(constraint).split(",") if one]
    found = []
    for part in parts:
        sign, version = re.match(r"([<>=!~]+)(.*)", part).groups()
        found.append(f"python_version {sign} '{version}'")
    return " and ".join(found)


def poetry(pyproject):
    if "dependencies" not in pyproject.get("tool", {}).get("poetry", {}):
        return None
    sources = pyproject["tool"]["poetry"].get("source", [])
    urls = {one.get("name"): one.get("url", "") for one in sources}
    default = [one for one in sources if one.get("priority", "primary") in {"primary", "default"} or one.get("default")]
    options = [f"--index-url {default[0]['url']}"] if len(default) == 1 and default[0].get("url") else []
    index_of = lambda table: "" if options and urls.get(table.get("source")) in {default[0]["url"], None} else urls.get(table.get("source"), "")
    tables = list(poetry_tables(pyproject))
    lock, known = toml("poetry.lock"), list(PROBLEMS)
    declared = [(written(name, pep440(table.get("version", "*")), table.get("extras", ()), marker, table, "pyproject.toml", index_of(table)), name)
                for name, table, marker in tables]
    lines = [line for line, _ in declared]
    if lock:
        PROBLEMS[:] = known
        lines = poetry_locked(lock, tables, [one["url"] for one in default if options])
    return {"lines": [*options, *lines], "declared": [line for line, _ in declared], "locked": bool(lock)}


def poetry_locked(lock, tables, indexes):
    packages = {normalized(one["name"]): one for one in lock.get("package", [])}

    def requires(name, extras):
        one = packages.get(name, {})
        wanted = {normalized(text.split(" ")[0].split("[")[0]) for extra in extras for text in one.get("extras", {}).get(extra, [])}
        for inner, spec in one.get("dependencies", {}).items():
            for each in spec if isinstance(spec, list) else [spec]:
                table = each if isinstance(each, dict) else {}
                if not table.get("optional") or normalized(inner) in wanted:
                    marker = re.sub(r"\s*(?:and\s*)?\(?extra == \"[^\"]*\"\)?(?:\s*and)?\s*", "", table.get("markers", ""))
                    yield normalized(inner), table.get("extras", ()), both(marker, python_marker(table.get("python", "")))

    found = walk([(name, table.get("extras", ()), marker) for name, table, marker in tables], requires)
    lines = []
    for name, marker in sorted(found.items()):
        one = packages.get(name)
        if not one:
            continue
        source = one.get("source", {})
        kind, url = source.get("type", ""), source.get("url", "")
        table = {"git": {**source, "git": url}, "url": {"url": url}, "directory": {"path": url}, "file": {"path": url}}.get(kind)
        index = url if kind == "legacy" and url not in indexes else ""
        lines.append(written(name, f"=={one['version']}", (), marker, table, "poetry.lock", index))
    # A lock that says for which group a package is there says more than its links, which may be cut.
    rest = [one for name, one in packages.items() if "main" in one.get("groups", []) and name not in found and not one.get("source")]
    return sorted([*lines, *(written(normalized(one["name"]), f"=={one['version']}", file="poetry.lock") for one in rest)])


def pep621(pyproject):
    project = pyproject.get("project", {})
    if "dependencies" not in project:
        return None
    texts = [str(one) for one in project["dependencies"]]
    for name, more in {**project.get("optional-dependencies", {}), **pyproject.get("dependency-groups", {})}.items():
        if name in PRODUCTION:
            texts += [str(one) for one in more if isinstance(one, str)]
    uv = pyproject.get("tool", {}).get("uv", {})
    sources = {normalized(name): one for name, one in uv.get("sources", {}).items()}
    indexes = uv.get("index", [])
    default = next((one["url"] for one in indexes if one.get("default")), "")
    options = [f"--index-url {default}"] if default and not PUBLIC.match(default) else []
    lines, known = [], list(PROBLEMS)
    wanted = []
    for text in texts:
        one = parsed_requirement(text, "pyproject.toml", line_of("pyproject.toml", text))
        source = sources.get(one["name"]) if one else None
        for each in (source if isinstance(source, list) else [source]) if source else []:
            url = next((index["url"] for index in indexes if index.get("name") == each.get("index")), "")
            place = {"path": workspace_member(uv, one["name"])} if each.get("workspace") else each
            text = written(one["name"], one["specifier"], one["extras"], both(one["marker"], each.get("marker", "")), place,
                           "pyproject.toml", "" if url == default else url)
        lines.append(text)
        wanted += [(one["name"], {"extras": one["extras"]}, one["marker"])] if one else []
    locked = None
    for name, read in (("uv.lock", lambda lock: uv_locked(lock, default)), ("pdm.lock", pdm_locked),
                       ("poetry.lock", lambda lock: poetry_locked(lock, wanted, []))):
        lock = toml(name)
        if lock and locked is None:
            # What the lock says in full is no problem any more.
            PROBLEMS[:] = known
            locked = read(lock)
    return {"lines": [*options, *(locked or lines)], "declared": lines, "locked": locked is not None}


def workspace_member(uv, name):
    for pattern in uv.get("workspace", {}).get("members", []):
        for folder in glob(str(ROOT / pattern)):
            inner = os.path.relpath(folder, ROOT).replace(os.sep, "/")
            if normalized((toml(f"{inner}/pyproject.toml") or {}).get("project", {}).get("name", "")) == name:
                return inner
    return name


def uv_locked(lock, default):
    packages = {}
    for one in lock.get("package", []):
        packages.setdefault(normalized(one["name"]), []).append(one)
    root = next((one for name, found in packages.items() for one in found
                 if {"editable", "virtual"} & set(one.get("source", {})) and "." in one["source"].values()), None)
    if root is None:
        return []

    def one_of(dependency):
        found = packages.get(normalized(dependency["name"]), [])
        fitting = [one for one in found if one.get("version") == dependency.get("version", one.get("version"))]
        return (normalized(dependency["name"]), fitting[0].get("version", "")) if fitting else None

    def package(key):
        return next(one for one in packages[key[0]] if one.get("version", "") == key[1])

    def links(one, extras):
        more = [each for extra in extras for each in one.get("optional-dependencies", {}).get(extra, [])]
        for each in [*one.get("dependencies", []), *more]:
            key = one_of(each)
            if key:
                yield key, each.get("extra", []), each.get("marker", "")

    wanted = [name for name in root.get("optional-dependencies", {}) if name in PRODUCTION]
    roots = list(links(root, wanted))
    for name, more in root.get("dev-dependencies", {}).items():
        roots += [(one_of(each), each.get("extra", []), each.get("marker", "")) for each in more if name in PRODUCTION]
    lines = []
    for key, marker in sorted(walk(roots, lambda key, extras: links(package(key), extras)).items()):
        one = package(key)
        source = one.get("source", {})
        index = source.get("registry", "")
        place = {"path": next((source[kind] for kind in ("editable", "directory", "virtual", "path") if kind in source), "")}
        place = source if "git" in source or "url" in source else place
        if index and index != default and not PUBLIC.match(index):
            files = [*(each for each in one.get("wheels", []) if each.get("url", "").endswith("-none-any.whl")), *([one["sdist"]] if "sdist" in one else [])]
            place = {"url": files[0]["url"]} if files and "url" in files[0] else place
        lines.append(written(key[0], f"=={key[1]}", (), marker, place, "uv.lock", index if index != default else ""))
    return lines


def pdm_locked(lock):
    lines = []
    for one in lock.get("package", []):
        if {"default", *PRODUCTION} & set(one.get("groups", ["default"])):
            place = {**one, "path": one.get("path", "")}
            lines.append(written(normalized(one["name"]), f"=={one['version']}", one.get("extras", ()), one.get("marker", ""), place, "pdm.lock"))
    return sorted(set(lines))


def pipenv():
    pipfile = toml("Pipfile")
    if not pipfile:
        return None
    sources = pipfile.get("source", [])
    urls = {one.get("name"): one.get("url", "") for one in sources}
    first = sources[0].get("url", "") if sources else ""
    options = [f"--index-url {first}"] if first and not PUBLIC.match(first) and len(sources) == 1 else []

    def lines(packages, file):
        for name, one in packages.items():
            table = one if isinstance(one, dict) else {"version": one}
            version = pep440(table.get("version", "*")) if file == "Pipfile" else table.get("version", "")
            index = "" if options else urls.get(table.get("index"), "")
            place = {**table, "url": table.get("file", "")} if table.get("file", "").startswith("http") else table
            yield written(normalized(name), version, table.get("extras", ()), table.get("markers", ""), place, file, index)

    declared = list(lines(pipfile.get("packages", {}), "Pipfile"))
    lock = ROOT / "Pipfile.lock"
    try:
        locked = list(lines(json.loads(lock.read_text()).get("default", {}), "Pipfile.lock")) if lock.is_file() else None
    except ValueError as error:
        problem("Pipfile.lock", getattr(error, "lineno", 1), f"it is no JSON ({error})")
        locked = None
    return {"lines": [*options, *(locked or declared)], "declared": declared, "locked": locked is not None}
