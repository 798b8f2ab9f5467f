"""No task is lost: what a dead worker left unfinished is run again.

A worker that is killed leaves its task RUNNING. It has a lease on it that ends when it has been
silent for WORKER_LEASE seconds; then any other worker puts the task back into the queue. So a task
may run twice, and must bear it.
"""

import logging
from datetime import timedelta
from typing import Final

from django.utils import timezone
from django_tasks_db.compat import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from .models import Worker

logger = logging.getLogger(__name__)

#: A task that has killed so many workers, most often for want of memory, is not given to another.
MOST_ATTEMPTS: Final = 3


class WorkerDiedError(Exception):
    """Why a task failed whose workers died again and again."""


def return_lost_tasks(lease: timedelta) -> None:
    """Put the tasks of dead workers back into the queue."""
    # Tasks first, workers second: a worker that begins in between is no dead one.
    running = list(DBTaskResult.objects.running())
    Worker.objects.silent(lease).delete()
    alive = set(Worker.objects.values_list("pk", flat=True))
    for task in running:
        if not alive.intersection(task.worker_ids[-1:]):
            return_task(task)


def return_task(task: DBTaskResult) -> None:
    """Put a task back, or give it up. Does nothing if another worker has done so meanwhile."""
    attempts = len(task.worker_ids)
    attempt = DBTaskResult.objects.running().filter(pk=task.pk, started_at=task.started_at)
    if attempts < MOST_ATTEMPTS:
        if attempt.update(status=TaskResultStatus.READY):
            logger.warning("Task id=%s runs again: its worker died", task.pk)
        return
    reason = f"Its workers died {attempts} times: it is not run again."
    failure = {
        "status": TaskResultStatus.FAILED,
        "finished_at": timezone.now(),
        "exception_class_path": f"{__name__}.{WorkerDiedError.__qualname__}",
        "traceback": reason,
    }
    if attempt.update(**failure):
        logger.error("Task id=%s path=%s failed. %s", task.pk, task.task_path, reason)
