"""Choose the revision that a roll back goes to; cf/roll-back.sh calls it.

Going back makes a new revision, with the old one's droplet: the newest one before the present is
not always one that was good. Reads a list of three answers of the platform: the deployed revisions,
all that it keeps, and the app's deployments. Prints what to deploy, and on the next line where it
goes. https://v3-apidocs.cloudfoundry.org/#revisions
"""

from __future__ import annotations

import json
import re
import sys
import time
from calendar import timegm
from typing import Any, Final

Resource = dict[str, Any]

#: A deployment and the revision that it makes are made at once; in seconds.
SAME_MOMENT: Final = 5


def repetitions(revisions: list[Resource]) -> dict[int, int]:
    """Return which version each roll back has gone to, as the descriptions of revisions say."""
    found = {
        one["version"]: re.search(r"Rolled back to revision (\d+)\.", one["description"] or "")
        for one in revisions
    }
    return {version: int(to[1]) for version, to in found.items() if to}


def origin(version: int, repeats: dict[int, int]) -> int:
    """Return the version that was new once, and that this one repeats."""
    while version in repeats and repeats[version] < version:
        version = repeats[version]
    return version


def rolled_back_from(repeats: dict[int, int]) -> set[int]:
    """Return the versions that somebody has gone back from."""
    return {version for later, earlier in repeats.items() for version in range(earlier + 1, later)}


def seconds(resource: Resource) -> int:
    """Return when a resource was made."""
    return timegm(time.strptime(resource["created_at"], "%Y-%m-%dT%H:%M:%SZ"))


def unfinished(revisions: list[Resource], deployments: list[Resource]) -> set[int]:
    """Return the versions that no deployment has brought to its end: they never served alone.

    The first start of an app is no deployment: its revision is older than any that it has.
    """
    made = {one["version"]: seconds(one) for one in revisions}
    begun: set[int] = set()
    done: set[int] = set()
    for one in deployments:
        version = (one.get("revision") or {}).get("version", 0)
        if version in made and seconds(one) <= made[version] + SAME_MOMENT:
            begun.add(version)
        if one["status"]["reason"] == "DEPLOYED":
            done.add(version)
    return begun - done


def left(revisions: list[Resource], deployments: list[Resource]) -> set[int]:
    """Return the versions that nobody wants back: rolled back from, or never ready."""
    never = unfinished(revisions, deployments)
    done = {version: to for version, to in repetitions(revisions).items() if version not in never}
    return rolled_back_from(done) | never


def choose(
    revisions: list[Resource],
    deployments: list[Resource],
    current: int,
    wanted: int | None,
) -> Resource | None:
    """Return the wanted revision, or the newest good one before the current, or None."""
    repeats = repetitions(revisions)
    bad = left(revisions, deployments)
    here = origin(current, repeats)
    fits = [
        one
        for one in revisions
        if one["deployable"]
        and (
            one["version"] == wanted
            if wanted is not None
            else one["version"] < here and one["version"] not in bad
        )
    ]
    return max(fits, key=lambda one: int(one["version"]), default=None)


def main(name: str, wanted: str) -> None:
    """Print the choice, or end with the reason why there is none."""
    deployed, every, made = json.load(sys.stdin)
    running = [one["version"] for one in deployed["resources"]]
    if not running:
        sys.exit(f"{name} does not run: there is nothing to go back from.")
    current = max(running)
    revisions: list[Resource] = every["resources"]
    deployments: list[Resource] = made["resources"]
    if wanted and int(wanted) == current:
        sys.exit(f"{name} runs revision {current} already.")
    chosen = choose(revisions, deployments, current, int(wanted) if wanted else None)
    if chosen is None:
        sys.exit(
            f"There is no revision {wanted or f'before {current}'} whose droplet still exists"
            f"{'' if wanted else ', that served, and that was not rolled back from'}."
            f" See: cf revisions {name}"
        )
    version = chosen["version"]
    warning = ""
    if version in unfinished(revisions, deployments):
        warning = " It has never become ready!"
    elif version in left(revisions, deployments):
        warning = " It was rolled back from before!"
    # One that was taken back has left its revision: the platform refuses to go back to the same
    # once more, and takes its droplet.
    repeats = repetitions(revisions)
    latest = max(one["version"] for one in revisions)
    again = latest != current and origin(latest, repeats) == origin(version, repeats)
    revision = {"revision": {"guid": chosen["guid"]}}
    source = {"droplet": chosen["droplet"]} if again else revision
    sys.stdout.write(
        f"{json.dumps(source)}\n"
        f"{name} goes from revision {current} to revision {version}, of {chosen['created_at']}"
        f" ({chosen['description']}).{warning}\n"
    )


if __name__ == "__main__":
    main(*sys.argv[1:3])
