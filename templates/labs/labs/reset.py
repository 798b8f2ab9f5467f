"""Goes to where a lab begins: keeps the participant's work, and brings what the lab needs."""

from pathlib import Path

from . import needs, texts
from .git import GitError, contains, edition, exists, git, newest
from .lab import Lab
from .project import root


def unused_branch(name: str) -> str:
    """Return the name, with a number where there is such a branch already."""
    number = 1
    branch = name
    while exists(f"refs/heads/{branch}"):
        number += 1
        branch = f"{name}-{number}"
    return branch


def identity() -> list[str]:
    """Return what git needs to commit where nobody has told it a name yet."""
    try:
        git("var", "GIT_AUTHOR_IDENT")
    except GitError:
        return ["-c", "user.name=labreset", "-c", "user.email=labreset@localhost"]
    return []


def commit(*words: str) -> None:
    """Commit without questions: no signature, no hook."""
    git(*identity(), "-c", "commit.gpgSign=false", *words)


def keep_work() -> str:
    """Commit all that is not committed, and return the name of the branch that has it."""
    branch = git("branch", "--show-current")
    dirty = git("status", "--porcelain") != ""
    # Commits that no branch has would be lost from sight.
    if not branch and (dirty or git("for-each-ref", "--contains=HEAD", "--format=1") == ""):
        branch = unused_branch("work")
        git("switch", "--quiet", "--create", branch)
    if dirty:
        git("add", "--all")
        commit("commit", "-q", "--no-verify", "-m", texts.COMMIT_MESSAGE)
    return branch or "HEAD"


def set_upstream(branch: str) -> None:
    """Let "git push" and "git pull" know where the branch belongs, once there is a remote."""
    if "origin" in git("remote").splitlines():
        git("config", f"branch.{branch}.remote", "origin")
        git("config", f"branch.{branch}.merge", f"refs/heads/{branch}")
        git("config", "push.default", "upstream")


def bring_work(tag: str) -> list[str]:
    """Merge the start of a lab into the work. Where both changed the same lines, the lab's count.

    Returns the files of which the lab's version was taken whole.
    """
    words = ["merge", "-q", "--no-verify", "--no-edit", "-Xtheirs", "-m", texts.MERGE_MESSAGE]
    try:
        commit(*words, f"refs/tags/{tag}")
    except GitError:
        unmerged = git("diff", "--name-only", "--diff-filter=U").splitlines()
        if not unmerged:
            raise
        for path in unmerged:
            try:
                git("checkout", "--theirs", "--", path)
                git("add", "--", path)
            except GitError:
                git("rm", "-q", "--force", "--", path)
        commit("commit", "-q", "--no-verify", "--no-edit")
        return unmerged
    return []


def go_to_start(lab: Lab, keep: bool) -> list[str]:
    """Go to a new branch on which the lab begins, and return what to say. Raises GitError."""
    if git("rev-parse", "--show-prefix") != "":
        raise GitError(texts.NO_REPOSITORY)
    tag = newest(lab.start)
    if not exists(f"refs/tags/{tag}"):
        raise GitError(texts.NO_TAG.format(tag=lab.start))
    if git("ls-files", "--unmerged") != "":
        raise GitError(texts.UNMERGED)
    if keep and contains(tag):
        raise GitError(texts.ALREADY_HERE.format(id=lab.id))
    example = example_variables(root())
    kept = keep_work()
    branch = unused_branch(lab.id)
    start = kept if keep and kept != "HEAD" else "HEAD" if keep else f"refs/tags/{tag}"
    git("switch", "--quiet", "--no-track", "--create", branch, start)
    lines = [texts.KEPT.format(branch=kept)]
    if keep:
        try:
            taken = bring_work(tag)
        except GitError:
            git("switch", "--quiet", "--discard-changes", kept)
            git("branch", "-q", "-D", branch)
            raise
        lines.append(texts.BROUGHT.format(id=lab.id))
        if taken:
            lines.append(texts.TAKEN.format(paths=", ".join(taken), branch=kept))
    set_upstream(branch)
    lines.append(texts.RESET.format(branch=branch, id=lab.id, title=lab.title))
    if edition(tag) > 1:
        lines.append(texts.EDITION.format(number=edition(tag), id=lab.id))
    return [*lines, *needs.bring(example, lab.migrates)]


def example_variables(folder: Path) -> dict[str, str]:
    """Return what .env.example sets before the lab changes it."""
    return needs.variables_of(folder / ".env.example")
