"""Reads what a project of Pipenv requires, and its lock."""

import json


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
            version = table.get("version", "*")
            # What is for another system than the one that locked has no version in the lock either.
            version = pep440(version) if file == "Pipfile" or version == "*" else version
            index = "" if options else urls.get(table.get("index"), "")
            place = {**table, "url": table.get("file", "")} if table.get("file", "").startswith("http") else table
            text = written(normalized(name), version, table.get("extras", ()), table.get("markers", ""), place, file, index)
            yield normalized(name), text, table.get("hashes", [])

    declared = [(name, line) for name, line, _ in lines(pipfile.get("packages", {}), "Pipfile")]
    lock = ROOT / "Pipfile.lock"
    try:
        locked = list(lines(json.loads(contents(lock)).get("default", {}), "Pipfile.lock")) if lock.is_file() else None
    except RecursionError:
        raise SystemExit("Pipfile.lock is nested too deeply") from None
    except ValueError as error:
        problem("Pipfile.lock", getattr(error, "lineno", 1), f"it is no JSON ({error})")
        locked = None
    found, hashed, unlocked = of_lock(locked, declared) if locked else ([line for _, line in declared], False, [])
    return {"lines": [*options, *found], "declared": [line for _, line in declared], "locked": locked is not None, "hashed": hashed,
            "unlocked": unlocked}
