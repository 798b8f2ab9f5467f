import logging
from typing import Any

from django.test.runner import DiscoverRunner


class QuietRunner(DiscoverRunner):
    """Django's test runner, without the log lines of the requests that tests make."""

    def setup_test_environment(self, **kwargs: Any) -> None:
        """Quiet the handlers, not the loggers: assertLogs still sees every record."""
        super().setup_test_environment(**kwargs)
        for handler in logging.getLogger().handlers:
            handler.setLevel(logging.CRITICAL)
