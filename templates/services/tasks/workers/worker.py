"""The worker of django-tasks-db, with a lease on its task: see leases.py."""

import logging
import os
import sys
import threading
import time
from contextlib import suppress
from datetime import timedelta
from types import FrameType
from typing import Any, Final

from django.core.management import call_command
from django.db import Error, connection
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks_db.compat import TaskResultStatus
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from .leases import return_lost_tasks
from .models import Worker

logger = logging.getLogger(__name__)

#: How long a task that this version does not know waits for a worker of another one.
PATIENCE: Final = timedelta(days=1)
#: After how long it is looked at again.
PAUSE: Final = timedelta(minutes=1)
#: How many seconds a beat that is under way has at the end: less than platforms wait.
LAST_BEAT: Final = 5
#: How long the admin shows a task that has ended.
KEPT_DAYS: Final = 14


def is_known(task: DBTaskResult) -> bool:
    """Return whether this version of the project has the task's function."""
    try:
        import_string(task.task_path)
    except ImportError:
        return False
    return True


class LeasedWorker(db_worker.Worker):
    """Runs tasks, one at a time, and says all the while that it lives.

    SIGTERM lets it finish its task and take no other. What is not finished when the platform kills
    it is run again by another worker.
    """

    def __init__(self, *, lease: timedelta, **options: Any) -> None:
        """Take how long it may be silent, and the options of the worker it extends."""
        super().__init__(**options)
        self.lease = lease
        self.ended = threading.Event()
        #: The signal that told it to stop.
        self.signal = 0
        #: By the monotonic clock.
        self.next_cleaning = time.monotonic()

    def run(self) -> None:
        """Work until it is told to stop. Raises SystemExit then, with the status of the signal."""
        # Known before it takes a task: one of an unknown worker counts as lost.
        self.beat()
        heart = threading.Thread(target=self.keep_beating, name="heartbeat", daemon=True)
        heart.start()
        try:
            # An idle worker leaves it by an exception, in the middle of its sleep.
            with suppress(SystemExit):
                super().run()
        finally:
            self.ended.set()
            # A beat under way would say after the end that it lives; and the end of the process
            # in the middle of a query of MySQL's client would be a crash.
            heart.join(LAST_BEAT)
            # The signal may have come in the middle of a query; the lease ends in any case.
            with suppress(Error):
                Worker.objects.filter(pk=self.worker_id).delete()
        if self.signal:
            # Not 0: some platforms start only what failed anew, and a worker that stopped because
            # its machine is must not count as one that is done.
            sys.exit(128 + self.signal)

    def beat(self) -> None:
        """Say that it lives, and look after the tasks of those that do not."""
        Worker.beat(self.worker_id)
        return_lost_tasks(self.lease)

    def keep_beating(self) -> None:
        """Beat several times within the lease, over a connection of this thread's own."""
        while not self.ended.wait(self.lease.total_seconds() / 4):
            try:
                self.beat()
            except Error as error:
                # The next one may succeed; with the last one of a lease, the task is another's.
                logger.warning("The worker's heartbeat failed: %s", type(error).__name__)
            finally:
                connection.close()

    def run_task(self, db_task_result: DBTaskResult) -> None:
        """Run a task, or leave it to a worker of the version that knows it."""
        if is_known(db_task_result) or timezone.now() - db_task_result.enqueued_at > PATIENCE:
            super().run_task(db_task_result)
            self.forget_old_tasks()
            return
        logger.warning(
            "Task id=%s path=%s is unknown to this version: it waits for a worker that knows it",
            db_task_result.pk,
            db_task_result.task_path,
        )
        DBTaskResult.objects.filter(pk=db_task_result.pk).update(
            status=TaskResultStatus.READY,
            run_after=timezone.now() + PAUSE,
            worker_ids=db_task_result.worker_ids[:-1],
        )

    def forget_old_tasks(self) -> None:
        """Delete once a day what ended long ago, so that the table does not grow for ever."""
        if time.monotonic() >= self.next_cleaning:
            self.next_cleaning = time.monotonic() + timedelta(days=1).total_seconds()
            call_command("prune_db_task_results", queue_name="*", min_age_days=KEPT_DAYS)

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """Stop after the current task; told a second time, at once."""
        if not self.running:
            logger.warning("The worker ends in the middle of its task, which will run again")
            # Not by an exception: the task would be recorded as failed, and not be run again.
            os._exit(1)
        self.signal = signum
        super().shutdown(signum, frame)
