"""The checks that ask a running server. Each returns None, or the cause in one line."""

import os
import re
import signal
import socket
import sys
import time
from http.client import HTTPException

from . import texts
from .lab import UncheckedError
from .serving import NotServedError, Server, web_lines

#: Seconds that a request is under way before SIGTERM, and that it goes on afterwards.
BEFORE = 0.3
AFTER = 0.5
#: A form that Django has to read before it can refuse it: its CSRF middleware compares the tokens,
#: which differ, so that no view is called and nothing is changed.
FORM = f"csrfmiddlewaretoken={'b' * 32}"
FORM_HEAD = (
    "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: http://127.0.0.1\r\nConnection: close\r\n"
    f"Cookie: csrftoken={'a' * 32}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    f"Content-Length: {len(FORM)}\r\n\r\n"
)
#: A name with a hash never means anything else: browsers may keep the file for a year.
YEAR_SECONDS = 31_536_000


class Served:
    """One server for all checks of a lab: started once, asked in turn, stopped at the end."""

    def __init__(self, default: str) -> None:
        """Remember the start command of a project that has no Procfile."""
        self.default = default
        self.server: Server | None = None
        self.without_secret: Server | None = None

    def line(self) -> str:
        """Return the command line of the web process. Raises NotServedError without one."""
        lines = web_lines()
        if len(lines) > 1:
            raise NotServedError(texts.TWO_LINES.format(count=len(lines)))
        if not lines and not self.default:
            raise NotServedError(texts.NO_LINE)
        return lines[0] if lines else self.default

    def begin(self) -> None:
        """Start the server; its first answer is waited for later."""
        try:
            self.server = self.server or Server(self.line())
        except NotServedError:
            return

    def begin_without_secret(self) -> None:
        """Start the server without its secret: it should end by itself."""
        try:
            self.without_secret = self.without_secret or Server(self.line(), SECRET_KEY="")
        except NotServedError:
            return

    def end(self) -> None:
        """Stop what was started."""
        for server in (self.without_secret, self.server):
            if server:
                server.__exit__(None, None, None)

    def running(self) -> Server:
        """Return the server that answers. Raises NotServedError with the cause when none does."""
        if self.server is None:
            self.server = Server(self.line())
        self.server.wait()
        return self.server

    def starts(self) -> str | None:
        """Start the web process, and look where it listens."""
        try:
            server = self.running()
        except NotServedError as error:
            return str(error)
        status, _, page = server.get("/")
        if status != 200:
            return texts.PAGE_FAILED.format(status=status, said=server.said())
        if b"runserver (" in page:
            return texts.DEVELOPMENT.format(command=server.line)
        try:
            # On Linux all of 127.0.0.0/8 is this machine: who listens on 127.0.0.1 only is not
            # there. Where the system has that one address, nothing can be said.
            with socket.create_connection(("127.0.0.2", server.port), timeout=5):
                return None
        except ConnectionRefusedError:
            return texts.LOOPBACK.format(command=server.line)
        except OSError as error:
            raise UncheckedError(texts.NO_ADDRESS) from error

    def needs_secret(self) -> str | None:
        """Start the web process without its secret: it must not answer."""
        server = self.without_secret or Server(self.line(), SECRET_KEY="")
        self.without_secret = server
        try:
            server.wait()
        except NotServedError:
            return None
        return texts.STARTS_ANYWAY

    def drains(self) -> str | None:
        """Stop the server while a form is under way: it must be answered all the same."""
        server = self.running()
        if sys.platform == "win32":
            raise UncheckedError(texts.NO_SIGNALS)
        with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
            connection.sendall(f"{FORM_HEAD}{FORM[:8]}".encode())
            connection.settimeout(BEFORE)
            try:
                early = connection.recv(64)
            except TimeoutError:
                early = b""
            if early:
                raise UncheckedError(texts.EARLY_ANSWER)
            # As a platform does: to the command itself, and to no worker of it.
            os.kill(server.command_pid(), signal.SIGTERM)
            time.sleep(AFTER)
            try:
                connection.settimeout(30)
                connection.sendall(FORM[8:].encode())
                answer = connection.recv(64)
            except OSError:
                answer = b""
        return None if answer.startswith(b"HTTP/1.") else texts.CUT_OFF

    def clock_streams(self) -> str | None:
        """Read the clock: its lines must come one after the other."""
        from . import clock

        return clock.streams(self.running())

    def clock_readers(self) -> str | None:
        """Let many read the clock at once: none may wait for another."""
        from . import clock

        return clock.readers(self.running())

    def stylesheet(self, compressed: str) -> str | None:
        """Ask for the stylesheet of the first page, as a browser does."""
        server = self.running()
        status, _, page = server.get("/")
        if status != 200:
            return texts.PAGE_FAILED.format(status=status, said=server.said())
        links = re.findall(r"<link\b[^>]*stylesheet[^>]*>", page.decode(errors="replace"))
        found = re.search(r'href="([^"]+)"', links[0]) if links else None
        if found is None:
            return texts.NO_STYLESHEET
        path = found[1]
        if not re.match(r"/[^/]", path):
            return texts.ELSEWHERE.format(path=path)
        status, headers, _ = server.get(path, **{"Accept-Encoding": "gzip"})
        media = headers.get("content-type", "").partition(";")[0]
        if (status, media) != (200, "text/css"):
            return texts.NOT_SERVED.format(path=path, status=status, media=media or "?")
        age = re.search(r"max-age=(\d+)", headers.get("cache-control", ""))
        if not age or int(age[1]) < YEAR_SECONDS:
            return texts.SHORT_LIVED.format(path=path, seconds=age[1] if age else 0)
        if compressed and headers.get("content-encoding") != "gzip":
            return texts.NOT_COMPRESSED.format(path=path)
        return None

    def run(self, name: str, arguments: tuple[str, ...]) -> str | None:
        """Run one of the checks above. Return None, or the cause in one line."""
        try:
            cause: str | None = getattr(self, name)(*arguments)
        except NotServedError as error:
            return str(error)
        except (OSError, HTTPException) as error:
            said = self.server.said() if self.server else ""
            return texts.NO_RESPONSE.format(error=error or type(error).__name__, said=said)
        return cause
