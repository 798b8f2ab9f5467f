#!/usr/bin/env bash
# The mode of the Unix socket that five ASGI servers make for the account's umask of 077, "nobody but me". Hypercorn and Granian keep to
# it. Uvicorn and Daphne change the mode to 666 afterwards, and gunicorn sets its own umask of 0 (its setting `umask`): each account of the
# machine can ask the application directly, past the front server. After SIGTERM the files of Uvicorn and Hypercorn stay, and a front
# server gets "connection refused" of them instead of "no such file".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check uvicorn==0.54.0 hypercorn==0.18.0 daphne==4.2.3 granian==2.8.9 gunicorn==27.0.1
cd "$folder"
umask 077
# Starts a server on a free port (or a socket file), waits until it answers, and hands over how to ask it.
cat >asked.py <<'ASKED'
import contextlib, socket, subprocess, sys, time


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def connected(address):
    client = socket.socket(socket.AF_UNIX if isinstance(address, str) else socket.AF_INET)
    client.settimeout(10)
    client.connect(address)
    return client


@contextlib.contextmanager
def started(command, address):
    server = subprocess.Popen([f"venv/bin/{command[0]}", *command[1:]], stdout=open("out.log", "w"), stderr=open("err.log", "w"))
    try:
        for attempt in range(300):
            try:
                connected(address).close()
                break
            except OSError:
                assert server.poll() is None, open("err.log").read()
                time.sleep(0.1)
        yield server
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def ask(address, path="/", version="1.1", host="Host: localhost\r\n"):
    """The whole answer, its head and its body, and the port of the client."""
    with connected(address) as client:
        port = client.getsockname()[1] if not isinstance(address, str) else None
        client.sendall(f"GET {path} HTTP/{version}\r\n{host}Connection: close\r\n\r\n".encode())
        answer = b""
        while piece := client.recv(65536):
            answer += piece
    head, body = answer.split(b"\r\n\r\n", 1)
    return head.decode(), body.decode(), port
ASKED
cat >hello.py <<'APP'
async def application(scope, receive, send):
    if scope["type"] != "http":
        return
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"5")]})
    await send({"type": "http.response.body", "body": b"hello"})
APP
venv/bin/pip list 2>/dev/null | grep -iE '^(uvicorn|hypercorn|daphne|granian|gunicorn) '
python3 - <<'CLIENT'
import os, stat
from asked import *
EXPECTED = {
    "uvicorn": (0o666, True),
    "hypercorn": (0o700, True),
    "daphne": (0o666, False),
    "granian": (0o700, False),
    "gunicorn": (0o777, False),
}
seen = {}
for name, options in {
    "uvicorn": ["--uds", "SOCKET"],
    "hypercorn": ["--bind", "unix:SOCKET"],
    "daphne": ["-u", "SOCKET"],
    "granian": ["--interface", "asginl", "--uds", "SOCKET"],
    "gunicorn": ["--worker-class", "asgi", "--bind", "unix:SOCKET"],
}.items():
    path = os.path.abspath(f"{name}.socket")
    with started([name, *(option.replace("SOCKET", path) for option in options), "hello:application"], path):
        assert ask(path)[1] == "hello"
        mode = stat.S_IMODE(os.stat(path).st_mode)
    seen[name] = mode, os.path.exists(path)
    print(f"{name:10} mode {mode:o} with the umask 077; after SIGTERM the file is {'still there' if seen[name][1] else 'gone'}")
sys.exit(None if seen == EXPECTED else f"this has changed: {EXPECTED}")
CLIENT
