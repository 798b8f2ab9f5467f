"""Background tasks: they wait in the database, and the worker beside the server runs them."""

from typing import Any

TASKS: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}
