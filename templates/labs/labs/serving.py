"""Starts the project as a platform would, in processes of its own, and stops them."""

import os
import re
import secrets
import shlex
import signal
import socket
import subprocess
import sys
import tempfile
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from types import TracebackType
from typing import Self

from . import causes, listening, texts
from .project import root

# Seconds until the first answer, and until a stop is enough.
PATIENCE = 60
STOP = 3


class NotServedError(Exception):
    """The project did not answer; the text says why."""


def web_lines() -> list[str]:
    """Return what the Procfile says of its web process: one line, if all is well."""
    path = root() / "Procfile"
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    return [line.strip() for line in re.findall(r"^web:[ \t]*(\S.*)$", text, re.MULTILINE)]


def words_of(line: str) -> list[str]:
    """Return the words that start a command line, through a shell where it needs one."""
    if sys.platform == "win32":
        return shlex.split(line, posix=False)
    if re.search(r"[;&|]", line) or line.startswith("exec "):
        return ["/bin/sh", "-c", line]
    return ["/bin/sh", "-c", f"exec env {line}" if re.match(r"\w+=", line) else f"exec {line}"]


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def environment(port: int, variables: dict[str, str]) -> dict[str, str]:
    """Return the environment of a server that is asked over plain http on this machine."""
    programs = Path(sys.executable).parent
    return {
        "SECRET_KEY": secrets.token_urlsafe(48),
        **os.environ,
        "PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', '')}",
        "PYTHONUNBUFFERED": "1",
        "PORT": str(port),
        "DEBUG": "false",
        "HTTPS": "false",
        "ALLOWED_HOSTS": "127.0.0.1",
        **variables,
    }


def waits(pid: int) -> bool:
    """Tell whether a process is a shell that was given a command line; a script is the command."""
    words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    shells = {b"sh", b"dash", b"bash"}
    return words[0].rpartition(b"/")[2] in shells and words[1:2] == [b"-c"]


class Server:
    """The project's web process, from its start to its stop."""

    def __init__(self, line: str, **variables: str) -> None:
        """Start a command line. Raises NotServedError when there is no such program."""
        self.line = line
        self.port = free_port()
        self.printed = tempfile.TemporaryFile()  # noqa: SIM115 - closed when it stops
        try:
            self.process = subprocess.Popen(  # noqa: S603 - the project's own command
                words_of(line),
                cwd=root(),
                env=environment(self.port, variables),
                stdin=subprocess.DEVNULL,
                stdout=self.printed,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        except OSError as error:
            raise NotServedError(f"{line}: {error.strerror}") from error

    def __enter__(self) -> Self:
        """Give it to a with statement, which stops it."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the server and the processes that it started."""
        self.signal(signal.SIGTERM)
        if not self.ends_within(STOP) and sys.platform != "win32":
            self.signal(signal.SIGKILL)
        self.process.wait()
        self.printed.close()

    def signal(self, number: int) -> None:
        """Send a signal to the server and to the processes that it started."""
        try:
            if sys.platform == "win32":
                self.process.terminate()
            else:
                os.killpg(self.process.pid, number)
        except ProcessLookupError:
            pass

    def command_pid(self) -> int:
        """Return the process of the command itself, and not of a shell that waits for it."""
        pid = self.process.pid
        try:
            while waits(pid):
                (child,) = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
                pid = int(child)
        except (OSError, ValueError):
            # No such files on this system, or a shell that runs several: then it is the command.
            pass
        return pid

    def ends_within(self, seconds: float) -> bool:
        """Wait for the end of the process, and return whether it came."""
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def log(self) -> str:
        """Return what it has printed."""
        self.printed.seek(0)
        return self.printed.read().decode(errors="replace")

    def said(self) -> str:
        """Return the cause in what it printed."""
        return causes.of_output(self.log(), root()) or texts.NOTHING

    def health(self) -> int:
        """Return the status of its answer to a probe; 0 where none comes."""
        try:
            return self.get("/healthz")[0]
        except (OSError, HTTPException):
            return 0

    def wait(self) -> None:
        """Wait until it answers. Raises NotServedError when it ends, or listens somewhere else."""
        began = time.monotonic()
        looks_at = began + 1
        while (status := self.health()) != 200:
            if self.process.poll() is not None:
                raise NotServedError(texts.SERVER_ENDED.format(command=self.line, said=self.said()))
            if time.monotonic() > looks_at:
                # Whoever listens somewhere else will never answer here.
                looks_at += 1
                if status:
                    raise NotServedError(
                        texts.UNHEALTHY.format(command=self.line, status=status, said=self.said())
                    )
                ports = listening.ports_of(self.process.pid)
                if ports and self.port not in ports:
                    raise NotServedError(texts.OTHER_PORT.format(command=self.line, port=ports[0]))
            if time.monotonic() > began + PATIENCE:
                raise NotServedError(texts.NO_ANSWER.format(command=self.line, said=self.said()))
            time.sleep(0.05)

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Ask for a page. Return the status, the headers in small letters, and the body."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", path, headers=headers)
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            return response.status, found, response.read()
        finally:
            connection.close()
