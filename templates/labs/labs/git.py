"""Git, and what it knows of the labs: which one this is, and the newest edition of each."""

import os
import re
import shutil
import subprocess

from . import course, texts
from .lab import Lab
from .project import root

#: Nothing of the repository's own runs: no hook, and no monitor of files.
QUIET = ("-c", f"core.hooksPath={os.devnull}", "-c", "core.fsmonitor=false")


class GitError(Exception):
    """Git refused, and nothing was lost; the text says why."""


def git(*words: str) -> str:
    """Run git in the project, and return what it printed. Raises GitError with what it said."""
    program = shutil.which("git")
    if program is None:
        raise GitError(texts.NO_GIT)
    ended = subprocess.run(  # noqa: S603 - the words of this module
        [program, *QUIET, *words],
        cwd=root(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if ended.returncode != 0:
        lines = (ended.stderr or ended.stdout).strip().splitlines()
        raise GitError(lines[0] if lines else f"git {words[0]}: {ended.returncode}")
    return ended.stdout.strip()


def exists(ref: str) -> bool:
    """Return whether there is a branch or tag of that full name."""
    return git("for-each-ref", "--count=1", "--format=1", ref) != ""


def edition(tag: str) -> int:
    """Return the edition in the name of a tag: 3 of lab-2-start.3, and 1 without a number."""
    number = tag.rpartition(".")[2]
    return int(number) if number.isdigit() and "." in tag else 1


def newest(tag: str) -> str:
    """Return the newest edition of a lab's tag: a correction's where there is one."""
    listed = git("tag", "--list", tag, f"{tag}.*").splitlines()
    tags = [one for one in listed if re.fullmatch(re.escape(tag) + r"(\.\d+)?", one)]
    return max(tags, key=edition, default=tag)


def contains(tag: str) -> bool:
    """Return whether the work here goes back to that tag."""
    try:
        git("merge-base", "--is-ancestor", f"refs/tags/{tag}", "HEAD")
    except GitError:
        return False
    return True


def present() -> Lab | None:
    """Return the lab that is worked on here: the last one whose start is in the history."""
    try:
        tags = set(git("tag", "--merged", "HEAD").splitlines())
        branch = git("branch", "--show-current")
    except GitError:
        return None
    for lab in reversed(course.LABS):
        if any(re.fullmatch(re.escape(lab.start) + r"(\.\d+)?", tag) for tag in tags):
            return lab
    # A copy without tags, such as a shallow one: the branch may say it.
    found = [one for one in course.LABS if re.fullmatch(re.escape(one.id) + r"(-\d+)?", branch)]
    return found[0] if found else None
