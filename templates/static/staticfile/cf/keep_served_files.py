"""Keep the static files of every version that runs, or that can be gone back to.

The static app has an index of them, versions.json: the names of each version's files, by the
droplet of the app whose pages ask for them. A version's files leave with its droplet, which the
platform expires. Usage:

    keep_served_files.py ORIGIN DROPLET [DROPLET …]     the new version, then those to be kept
    keep_served_files.py - DROPLET                      the first time, when nothing is served
    keep_served_files.py --check ORIGIN DROPLET         whether the version's files are served
"""

from __future__ import annotations

import json
import sys
import time
from http.client import HTTPException
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

PUBLIC: Final = Path(__file__).parent / "static/public/static"
NAMES: Final = Path(__file__).parent / "static/names.json"
INDEX: Final = "versions.json"
#: Of a static app that was deployed before there was an index: nobody knows whose they are.
UNKNOWN: Final = "unknown"

Index = dict[str, list[str]]


def served(origin: str, path: str) -> bytes | None:
    """Return a file of the running static app, None if it has no such file."""
    url = f"{origin}/static/{quote(path)}"
    try:
        with urlopen(url, timeout=30) as answer:  # noqa: S310 - the project's own host
            content: bytes = answer.read()
    except HTTPError as error:
        if error.code == 404:
            return None
        sys.exit(f"{url} cannot be read: {error}. The old version serves.")
    except (OSError, HTTPException) as error:
        sys.exit(f"{url} cannot be read: {error}. If it is not the address, give STATIC_ORIGIN.")
    return content


def names_of(manifest: bytes, where: str) -> list[str]:
    """Return the names of the files that a build's manifest lists."""
    try:
        return sorted(set(json.loads(manifest)["paths"].values()))
    except (ValueError, KeyError, TypeError, AttributeError):
        sys.exit(f"{where} is not a manifest of static files. The old version serves.")


def served_index(origin: str) -> Index:
    """Return what the running static app has, by version."""
    text = served(origin, INDEX)
    if text is not None:
        try:
            index: Index = json.loads(text)["versions"]
        except (ValueError, KeyError, TypeError):
            sys.exit(f"{origin}/static/{INDEX} is no index of versions. The old version serves.")
        return index
    # What older versions of this script had instead.
    manifest = served(origin, "staticfiles.json")
    if manifest is None:
        sys.exit(f"{origin}/static/staticfiles.json is not served. The old version serves.")
    return {UNKNOWN: names_of(manifest, f"{origin}/static/staticfiles.json")}


def keep(origin: str, names: list[str]) -> int:
    """Copy what the running app serves and the new build has not; return how many."""
    count = 0
    for name in names:
        target = PUBLIC / PurePosixPath(name)
        if PurePosixPath(name).is_absolute() or ".." in target.parts or target.exists():
            continue
        content = served(origin, name)
        if content is None:
            sys.stderr.write(f"{origin}/static/{name} is no longer served.\n")
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        count += 1
    return count


def main(origin: str, droplet: str, *staged: str) -> None:
    """Write the index of the new build, with the files that it names."""
    index: Index = {}
    if origin != "-":
        known = served_index(origin)
        wanted = set(staged) - {droplet}
        if wanted - set(known):
            wanted.add(UNKNOWN)
        index = {version: names for version, names in known.items() if version in wanted}
        count = keep(origin, sorted({name for names in index.values() for name in names}))
        sys.stderr.write(f"{count} files of {len(index)} earlier versions are kept.\n")
    index[droplet] = names_of(NAMES.read_bytes(), "staticfiles.json")
    (PUBLIC / INDEX).write_text(json.dumps({"versions": index}))


def check(origin: str, droplet: str) -> None:
    """End with an error unless the static app serves that version: its pages come next."""
    for _ in range(30):
        text = served(origin, INDEX)
        if text is not None and droplet in json.loads(text)["versions"]:
            return
        time.sleep(1)
    sys.exit("Another deployment has replaced the static files: try again. The old version serves.")


if __name__ == "__main__":
    if sys.argv[1] == "--check":
        check(sys.argv[2].rstrip("/"), sys.argv[3])
    else:
        main(sys.argv[1].rstrip("/"), *sys.argv[2:])
