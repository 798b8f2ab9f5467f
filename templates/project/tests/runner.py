import logging
from tempfile import TemporaryDirectory
from typing import Any

from django.test import override_settings
from django.test.runner import DiscoverRunner


class IsolatedRunner(DiscoverRunner):
    """Runs tests with the same settings everywhere: no secret, https or collectstatic needed."""

    def setup_test_environment(self, **kwargs: Any) -> None:
        """Replace what the environment says, and keep requests out of the output."""
        super().setup_test_environment(**kwargs)
        self.static_root = TemporaryDirectory()
        override_settings(
            SECRET_KEY="for-tests-only",
            SECURE_SSL_REDIRECT=False,
            # Set up once: entry points, when they are imported, leave the quiet handlers alone.
            LOGGING_CONFIG=None,
            STATIC_ROOT=self.static_root.name,
            STORAGES={
                "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
                "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
            },
        ).enable()
        # The handlers, not the loggers: assertLogs still sees every record.
        for handler in logging.getLogger().handlers:
            handler.setLevel(logging.CRITICAL)

    def teardown_test_environment(self, **kwargs: Any) -> None:
        """Remove what was made. The settings stay: Django refuses to go back to an empty secret."""
        self.static_root.cleanup()
        super().teardown_test_environment(**kwargs)
