"""Reads the clock as one reader and as many at once, and measures when its lines arrive."""

import asyncio
import time
from collections.abc import AsyncIterator

from . import texts
from .serving import Server

#: More than the threads of any ordinary pool: who has a thread for each reader waits here.
READERS = 100
#: Seconds: the clock's lines are one apart, and a busy machine may be late by one and a half.
LONGEST_GAP = 2.5
#: Seconds between two lines from which on anybody sees that they come one after the other.
LONG_ENOUGH = 0.5
#: Seconds without any line, after which nobody waits any longer.
PATIENCE = 30
REQUEST = b"GET /clock/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"


class StatusError(Exception):
    """The clock was not found, or failed; the argument is the status line."""


class WaitingError(Exception):
    """The next line was late."""


async def parts_of(port: int) -> AsyncIterator[float]:
    """Read the clock, and yield when each part of its text comes. Raises WaitingError, OSError."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(REQUEST)
        await writer.drain()
        head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), PATIENCE)
        status = head.split(b"\r\n")[0].decode(errors="replace")
        if " 200" not in status:
            raise StatusError(status)
        limit: float = PATIENCE
        while await asyncio.wait_for(reader.read(4096), limit):
            limit = LONGEST_GAP
            yield time.monotonic()
    except TimeoutError as error:
        raise WaitingError from error
    finally:
        writer.close()


async def seconds_between(port: int) -> float:
    """Return the seconds from the first part of the clock to a later one, once they are enough."""
    times: list[float] = []
    async for now in parts_of(port):
        times.append(now)
        if now - times[0] >= LONG_ENOUGH:
            break
    return times[-1] - times[0] if times else -1


def streams(server: Server) -> str | None:
    """Measure one reader: its lines must come one after the other."""
    began = time.monotonic()
    try:
        seconds = asyncio.run(seconds_between(server.port))
    except StatusError as error:
        return texts.STATUS.format(path="/clock/", status=f"{error}: {server.said()}")
    except WaitingError:
        return texts.LATE.format(seconds=LONGEST_GAP)
    except asyncio.IncompleteReadError:
        return texts.NO_RESPONSE.format(error="/clock/", said=server.said())
    if seconds >= LONG_ENOUGH:
        return None
    if "Traceback" in server.log():
        return texts.BREAKS_OFF.format(said=server.said())
    if seconds < 0:
        return texts.EMPTY
    return texts.ALL_AT_ONCE.format(seconds=f"{time.monotonic() - began:.1f}")


async def read_whole(port: int) -> None:
    """Read the clock to its end. Raises WaitingError when a line is late."""
    async for _ in parts_of(port):
        pass


async def read_at_once(port: int) -> None:
    """Let all readers read at the same time. Raises WaitingError as soon as one of them waits."""
    readers = [asyncio.create_task(read_whole(port)) for _ in range(READERS)]
    try:
        await asyncio.gather(*readers)
    finally:
        for reader in readers:
            reader.cancel()


def readers(server: Server) -> str | None:
    """Measure many readers at once: the lines of each must come as they do for one."""
    try:
        asyncio.run(read_at_once(server.port))
    except WaitingError:
        return texts.READERS_WAIT.format(readers=READERS, seconds=LONGEST_GAP)
    except (StatusError, asyncio.IncompleteReadError):
        return texts.BREAKS_OFF.format(said=server.said())
    return None
