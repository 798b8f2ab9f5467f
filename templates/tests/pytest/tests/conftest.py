import unittest
from collections.abc import Iterator

import pytest

from tests.runner import IsolatedRunner


@pytest.fixture(scope="session", autouse=True)
def django_test_environment() -> Iterator[None]:
    """Run under the settings of `manage.py test`, in place of pytest-django's own environment."""
    runner = IsolatedRunner()
    runner.setup_test_environment()
    # What ends unittest's tests at Ctrl+C would keep it from pytest.
    unittest.removeHandler()
    yield
    runner.teardown_test_environment()
