"""Bodies of requests, where a thread serves each: those that come slowly must not have them all."""

import io
import threading
import time
from typing import IO, Any, Final

#: How long an upload may wait for others to end, in seconds: a form is there at once.
PATIENCE: Final = 1.0


class BusyError(OSError):
    """All threads that may wait for bodies do so, and have for a while."""


class Uploads:
    """Threads that wait for a body. At least one of a process's never does, if it has several."""

    def __init__(self, threads: int) -> None:
        """Take how many threads the process has."""
        self.most = max(1, threads - 1)
        self.waiting = 0
        self.changed = 0.0
        self.condition = threading.Condition()

    def enter(self) -> None:
        """Begin to wait for a body. Raises BusyError where slow ones hold up all who may."""
        with self.condition:
            # Who has waited for longer than PATIENCE will not be done in a moment.
            left = self.changed + PATIENCE - time.monotonic()
            if not self.condition.wait_for(lambda: self.waiting < self.most, max(0.0, left)):
                raise BusyError
            self.waiting += 1
            self.changed = time.monotonic()

    def leave(self) -> None:
        """Wait no longer."""
        with self.condition:
            self.waiting -= 1
            self.changed = time.monotonic()
            self.condition.notify()


class Body(io.RawIOBase):
    """The body of a request, of which the server knows only how to read on."""

    def __init__(self, stream: IO[bytes], length: int, uploads: Uploads) -> None:
        """Take the server's stream, and how many bytes are to come."""
        self.stream = stream
        self.left = length
        self.uploads = uploads
        self.waits = False
        self.refused = False

    def readable(self) -> bool:
        """Return that it is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read on. From the first part to the last, the thread is one that waits for a body."""
        wanted = min(len(buffer), self.left)
        if not wanted:
            return 0
        if not self.waits:
            try:
                self.uploads.enter()
            except BusyError:
                self.refused = True
                raise
            self.waits = True
        data = self.stream.read(wanted)
        buffer[: len(data)] = data
        self.left = self.left - len(data) if data else 0
        if not self.left:
            self.release()
        return len(data)

    def release(self) -> None:
        """Let another upload wait: this one is whole, or nobody reads on."""
        if self.waits:
            self.waits = False
            self.uploads.leave()
