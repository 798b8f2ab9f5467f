"""A lab that was corrected is checked as its newest edition says, wherever the work began."""

import subprocess
import sys
import tempfile
from pathlib import Path

from . import git, texts
from .lab import Lab
from .project import root
from .reporting import say

START = "import sys; sys.path.insert(0, sys.argv[1]); from labs.commands import main; "
RUN = f"{START}del sys.path[0]; sys.exit(main(sys.argv[2:]))"


def checked_by_newest(lab: Lab, words: list[str], quiet: bool) -> int | None:
    """Check with the checks of a lab's newest edition; None where they are those here already."""
    try:
        tag = git.newest(lab.start)
        number = git.edition(tag)
        if number == 1 or git.contains(tag):
            return None
        archive = subprocess.run(  # noqa: S603 - the name of a tag
            ["git", "archive", "--format=tar", f"refs/tags/{tag}", "labs"],  # noqa: S607
            cwd=root(),
            capture_output=True,
            check=True,
        ).stdout
    except (git.GitError, OSError, subprocess.CalledProcessError):
        return None
    # Corrections are rare: what unpacks them is loaded for them alone.
    import io
    import tarfile

    if not quiet:
        say(texts.CORRECTED.format(id=lab.id, number=number))
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
            packed.extractall(Path(folder), filter="data")
        argv = [sys.executable, "-c", RUN, folder, "check", *words, "--corrected"]
        ended = subprocess.run(  # noqa: S603 - the words above
            [*argv, "--project", str(root())], cwd=root(), check=False
        )
    return ended.returncode
