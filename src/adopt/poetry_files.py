"""Reads what a project of Poetry 1 or 2 requires, and its lock."""


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
    lines, hashed, unlocked = [line for line, _ in declared], False, []
    if lock:
        PROBLEMS[:] = known
        pins = poetry_locked(lock, tables, [one["url"] for one in default if options])
        lines, hashed, unlocked = of_lock(pins, [(name, line) for line, name in declared])
    return {"lines": [*options, *lines], "declared": [line for line, _ in declared], "locked": bool(lock), "hashed": hashed,
            "unlocked": unlocked}


def poetry_locked(lock, tables, indexes):
    packages = {normalized(one["name"]): one for one in lock.get("package", [])}
    # Before Poetry 1.3, the files of all packages were one table.
    apart = {normalized(name): files for name, files in lock.get("metadata", {}).get("files", {}).items()}
    hashes = lambda name: [one["hash"] for one in packages[name].get("files", apart.get(name, []))]

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
        lines.append((name, written(name, f"=={one['version']}", (), marker, table, "poetry.lock", index), hashes(name)))
    # A lock that says for which group a package is there says more than its links, which may be cut.
    rest = [name for name, one in packages.items() if "main" in one.get("groups", []) and name not in found and not one.get("source")]
    lines += [(name, written(name, f"=={packages[name]['version']}", file="poetry.lock"), hashes(name)) for name in rest]
    return sorted(lines, key=lambda pin: pin[1])
