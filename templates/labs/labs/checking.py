"""Runs the checks of a lab, in their order, and says what became of each."""

from typing import TYPE_CHECKING, Any

from . import texts, whole
from .lab import Check, Lab, Result, UncheckedError
from .project import BrokenError, Inside

if TYPE_CHECKING:
    from collections.abc import Callable

    from .served import Served

#: What every lab begins with: what these miss makes everything else fail, and so comes first.
FIRST = (
    Check("files", texts.FILES_TITLE, "files_read", texts.FILES_WAY),
    Check("packages", texts.PACKAGES_TITLE, "packages_installed", texts.PACKAGES_WAY),
)
LOADS = Check("loads", texts.LOADS_TITLE, "loads", texts.LOADS_WAY)
#: Checks that start servers or copies of the project.
SERVED = {
    "starts",
    "needs_secret",
    "drains",
    "clock_streams",
    "clock_readers",
    "stylesheet",
}
#: Whatever takes more than a second or two: left out by --quick.
SLOW = {*SERVED, "tests_pass", "collected", "reads_platform"}


def failed(check: Check, cause: str) -> Result:
    """Return that a check does not hold."""
    return Result(check.id, check.title, "failed", cause, check.way)


def unchecked(check: Check, reason: str) -> Result:
    """Return that nobody could look."""
    return Result(check.id, check.title, "unchecked", reason)


def passed(check: Check) -> Result:
    """Return that a check holds."""
    return Result(check.id, check.title, "passed")


def judged(check: Check, cause: str | None) -> Result:
    """Return what a check's answer means."""
    return passed(check) if cause is None else failed(check, cause)


def follow(checks: list[Check], first: Check) -> list[Result]:
    """Return that checks were not made, because another one failed: its consequences."""
    return [unchecked(check, texts.FOLLOWS.format(title=first.title)) for check in checks]


def run_loaded(inside: Inside, checks: list[Check]) -> list[Result]:
    """Load the project, and run the checks that need it. They come last when it does not load."""
    names = [[check.call, *check.arguments] for check in checks]
    try:
        report: dict[str, Any] = inside.run(names)
    except BrokenError as error:
        return [failed(LOADS, str(error)), *follow(checks, LOADS)]
    if report["loads"] is not None:
        return [failed(LOADS, report["loads"]), *follow(checks, LOADS)]
    found = zip(checks, report["checks"], strict=True)
    return [
        passed(LOADS),
        *(
            Result(check.id, check.title, one["result"], one["cause"], check.way)
            for check, one in found
        ),
    ]


def run_served(checks: list[Check], served: "Served", before: list[Result]) -> list[Result]:
    """Ask the server in turn, but for what can only fail as well."""
    results: list[Result] = []
    for check in checks:
        if reason := reason_of(check, [*before, *results]):
            results.append(unchecked(check, texts.FOLLOWS.format(title=reason.title)))
            continue
        try:
            results.append(judged(check, served.run(check.call, check.arguments)))
        except UncheckedError as error:
            results.append(unchecked(check, str(error)))
    return results


def reason_of(check: Check, results: list[Result]) -> Result | None:
    """Return the failure of which a failure of this check is a consequence."""
    return next((one for one in results if one.id in check.after and one.result == "failed"), None)


def with_consequences(lab: Lab, results: list[Result]) -> list[Result]:
    """Return the results in their order; what fails because of another one says so."""
    checks = {check.id: check for check in lab.checks}
    order = [*(one.id for one in FIRST), LOADS.id, *checks]
    found = []
    for one in sorted(results, key=lambda result: order.index(result.id)):
        check = checks.get(one.id)
        reason = reason_of(check, results) if check and one.result == "failed" else None
        if check and reason:
            found.append(unchecked(check, texts.FOLLOWS.format(title=reason.title)))
        else:
            found.append(one)
    return found


def run_with_server(
    inside: Inside, lab: Lab, loaded: list[Check], asked: list[Check]
) -> list[Result]:
    """Run the checks that need the project loaded, and ask a server that comes up meanwhile."""
    # What few labs need, such as asyncio, is not loaded for all of them.
    from .served import Served

    served = Served(lab.start_line)
    calls = {check.call for check in [*loaded, *asked]}
    try:
        if "needs_secret" in calls:
            served.begin_without_secret()
        if "collected" not in calls:
            # Servers look for static files when they start: then these must have been collected.
            served.begin()
        results = run_loaded(inside, loaded)
        if any(one.id == LOADS.id and one.result == "failed" for one in results):
            return [*results, *follow(asked, LOADS)]
        return [*results, *run_served(asked, served, results)]
    finally:
        served.end()


def reading_begun(alone: list[Check]) -> "Callable[[], dict[str, str | None]] | None":
    """Begin to look at the environment's reader, beside all else: it has a process of its own.

    Return what waits for the causes.
    """
    if not alone:
        return None
    # concurrent.futures would load logging, for one call.
    from threading import Thread

    from . import reading

    names = [name for check in alone for name in check.arguments]
    causes: dict[str, str | None] = {}
    errors: list[OSError] = []

    def read() -> None:
        try:
            causes.update(reading.read_platforms(names))
        except OSError as error:
            errors.append(error)

    thread = Thread(target=read)
    thread.start()

    def wait() -> dict[str, str | None]:
        thread.join()
        for error in errors:
            raise error
        return causes

    return wait


def run_checks(lab: Lab, quick: bool) -> list[Result]:
    """Run the checks of a lab, the first ones of all labs before them."""
    # Django is loaded meanwhile, and the project when nothing is wrong with its files.
    with Inside() as inside:
        return run_checks_of(lab, quick, inside)


def run_checks_of(lab: Lab, quick: bool, inside: Inside) -> list[Result]:
    """Run them, those that need the project in a process that has been started for it."""
    rest = list(lab.checks)
    for place, check in enumerate(FIRST):
        cause = getattr(whole, check.call)()
        if cause is not None:
            before = [passed(one) for one in FIRST[:place]]
            after = [*FIRST[place + 1 :], LOADS, *rest]
            return [*before, failed(check, cause), *follow(after, check)]
    skipped = [check for check in rest if quick and check.call in SLOW]
    rest = [check for check in rest if check not in skipped]
    asked = [check for check in rest if check.call in SERVED]
    alone = [check for check in rest if check.call == "reads_platform"]
    loaded = [check for check in rest if check not in asked and check not in alone]
    results = [passed(check) for check in FIRST]
    read = reading_begun(alone)
    if asked:
        results += run_with_server(inside, lab, loaded, asked)
    else:
        results += run_loaded(inside, loaded)
    if any(one.id == LOADS.id and one.result == "failed" for one in results):
        results += follow(alone, LOADS)
    elif read:
        causes = read()
        results += [judged(one, causes[one.arguments[0]]) for one in alone]
    results += [unchecked(check, texts.QUICK) for check in skipped]
    return with_consequences(lab, results)
