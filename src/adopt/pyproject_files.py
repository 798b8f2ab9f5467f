"""Reads what pyproject.toml requires by PEP 621, and the locks of uv and PDM."""

import os
from glob import glob


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
    wanted, declared = [], []
    for text in texts:
        one = parsed_requirement(text, "pyproject.toml", line_of("pyproject.toml", text))
        source = sources.get(one["name"]) if one else None
        for each in (source if isinstance(source, list) else [source]) if source else []:
            url = next((index["url"] for index in indexes if index.get("name") == each.get("index")), "")
            place = {"path": workspace_member(uv, one["name"])} if each.get("workspace") else each
            text = written(one["name"], one["specifier"], one["extras"], both(one["marker"], each.get("marker", "")), place,
                           "pyproject.toml", "" if url == default else url)
        lines.append(text)
        declared += [(one["name"], text)] if one else []
        wanted += [(one["name"], {"extras": one["extras"]}, one["marker"])] if one else []
    locked = None
    for name, read in (("uv.lock", lambda lock: uv_locked(lock, default)), ("pdm.lock", pdm_locked),
                       ("poetry.lock", lambda lock: poetry_locked(lock, wanted, []))):
        lock = toml(name)
        if lock and locked is None:
            # What the lock says in full is no problem any more.
            PROBLEMS[:] = known
            locked = read(lock)
    found, hashed, unlocked = of_lock(locked, declared) if locked else (lines, False, [])
    return {"lines": [*options, *found], "declared": lines, "locked": locked is not None, "hashed": hashed, "unlocked": unlocked}


def workspace_member(uv, name):
    for pattern in uv.get("workspace", {}).get("members", []):
        # Members are below the project: any other pattern would look through the whole machine.
        if os.path.isabs(pattern) or ".." in pattern.split("/"):
            continue
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
        hashes = [each["hash"] for each in [*one.get("wheels", []), *([one["sdist"]] if "sdist" in one else [])] if "hash" in each]
        lines.append((key[0], written(key[0], f"=={key[1]}", (), marker, place, "uv.lock", index if index != default else ""), hashes))
    return lines


def pdm_locked(lock):
    lines = []
    # Before PDM 2.8, the files of all packages were one table.
    apart = lock.get("metadata", {}).get("files", {})
    for one in lock.get("package", []):
        if {"default", *PRODUCTION} & set(one.get("groups", ["default"])):
            place = {**one, "path": one.get("path", "")}
            files = one.get("files") or apart.get(f"{one['name']} {one['version']}", [])
            name = normalized(one["name"])
            text = written(name, f"=={one['version']}", one.get("extras", ()), one.get("marker", ""), place, "pdm.lock")
            lines.append((name, text, [each["hash"] for each in files if "hash" in each]))
    return sorted(lines, key=lambda pin: pin[1])
