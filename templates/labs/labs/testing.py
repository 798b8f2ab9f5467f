"""Runs tests of the project's own, on tables that are there for them alone."""

from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection
from django.test.utils import get_runner

from . import causes, texts
from .database import is_server
from .lab import UncheckedError
from .project import HAS_SCHEMAS, root

#: Where the tables of the tests are.
SCHEMA = "labcheck_tests"


def use_schema() -> None:
    """Let tests have a schema rather than a database.

    It is made in a tenth of the time, and takes no right to make databases. Nothing else of the
    database is seen from there.
    """
    server: dict[str, Any] = connection.settings_dict
    creation: Any = connection.creation

    def create(*_: Any, **__: Any) -> None:
        with connection.cursor() as cursor:
            # What a check left that was killed.
            cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
            cursor.execute(f"CREATE SCHEMA {SCHEMA}")
        before = server["OPTIONS"].get("options", "")
        ours = f"{before} -c search_path={SCHEMA} -c synchronous_commit=off"
        server["OPTIONS"] = {**server["OPTIONS"], "options": ours.strip()}

    def destroy(*_: Any, **__: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP SCHEMA {SCHEMA} CASCADE")
        connection.close()

    server["TEST"]["NAME"] = server["NAME"]
    creation._create_test_db, creation._destroy_test_db = create, destroy


def tests_pass(*labels: str) -> str | None:
    """Run tests of the project's own."""
    runner_class: Any = get_runner(settings)
    # Tables are made at once, rather than by one migration after the other.
    settings.DATABASES[DEFAULT_DB_ALIAS].setdefault("TEST", {})["MIGRATE"] = False
    connection.settings_dict.setdefault("TEST", {})["MIGRATE"] = False
    if HAS_SCHEMAS and is_server():
        use_schema()
    seen: list[Any] = []

    class Runner(runner_class):  # type: ignore[misc]
        def run_checks(self, databases: Any) -> None:
            # All others have just been made: see inside.py.
            if databases:
                super().run_checks(databases)

        def run_suite(self, suite: Any, **options: Any) -> Any:
            seen.append(super().run_suite(suite, **options))
            return seen[-1]

    connection.close()
    try:
        Runner(verbosity=0, interactive=False).run_tests(list(labels))
    except DatabaseError as error:
        if not is_server():
            raise
        raise UncheckedError(texts.NO_TEST_DATABASE.format(error=error)) from error
    wrong = [*seen[-1].errors, *seen[-1].failures] if seen else []
    wrong += [(test, "") for test in (seen[-1].unexpectedSuccesses if seen else [])]
    if not wrong:
        return None if seen and seen[-1].testsRun > 0 else texts.NO_TESTS
    test, said = wrong[0]
    # A part of a test, or the preparation of a class of tests, has no name of its own.
    name = getattr(getattr(test, "test_case", test), "_testMethodName", str(test))
    return texts.TEST_FAILED.format(
        count=len(wrong), name=name, cause=causes.of_output(said, root())
    )
