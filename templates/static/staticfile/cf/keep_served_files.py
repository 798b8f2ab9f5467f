"""Keep the static files that are served now, beside those of the new build.

The pages of the running version ask for them until its last instance is replaced, and again after
a roll back. Usage: keep_served_files.py https://HOST
"""

import json
import sys
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

PUBLIC: Final = Path(__file__).parent / "static/public/static"


def served(origin: str, path: str) -> bytes:
    """Return a file of the running static app."""
    url = f"{origin}/static/{quote(path)}"
    with urlopen(url, timeout=30) as answer:  # noqa: S310 - the project's own host
        content: bytes = answer.read()
    return content


def main(origin: str) -> None:
    """Copy what the running version serves and the new build has not."""
    try:
        names = json.loads(served(origin, "staticfiles.json"))["paths"].values()
    except HTTPError as error:
        if error.code != 404:
            sys.exit(f"{origin}: the static files that are served now cannot be read: {error}")
        names = ()
    except (OSError, ValueError, KeyError) as error:
        # The first time there is no such app, and perhaps no such host.
        sys.stderr.write(f"{origin} serves no static files yet ({error}).\n")
        names = ()
    for name in names:
        target = PUBLIC / PurePosixPath(name)
        if ".." in target.parts or target.exists():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(served(origin, name))


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
