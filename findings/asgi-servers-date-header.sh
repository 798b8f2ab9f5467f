#!/usr/bin/env bash
# The header Date on five ASGI servers. An origin server with a clock sends one (RFC 9110, 6.6.1): Daphne sends none. It is a
# single field: where the application has its own, Uvicorn and Hypercorn send a second one; Granian and gunicorn leave
# it to the application. What a cache makes of the age of a page thus depends on the server.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check uvicorn==0.54.0 hypercorn==0.18.0 daphne==4.2.3 granian==2.8.9 gunicorn==27.0.1
cd "$folder"
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
cat >dated.py <<'APP'
async def application(scope, receive, send):
    if scope["type"] != "http":
        return
    own = [(b"date", b"Thu, 01 Jan 1970 00:00:00 GMT")] if scope["path"] == "/own" else []
    await send({"type": "http.response.start", "status": 200, "headers": [*own, (b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})
APP
"$folder/venv/bin/pip" list 2>/dev/null | grep -iE '^(uvicorn|hypercorn|daphne|granian|gunicorn) '
python3 - <<'CLIENT'
from asked import *
seen = {}
for name, command in {
    "uvicorn": ["--port", "PORT"],
    "hypercorn": ["--bind", "127.0.0.1:PORT"],
    "daphne": ["--port", "PORT"],
    "granian": ["--interface", "asginl", "--port", "PORT"],
    "gunicorn": ["--worker-class", "asgi", "--bind", "127.0.0.1:PORT"],
}.items():
    address = ("127.0.0.1", free_port())
    with started([name, *(word.replace("PORT", str(address[1])) for word in command), "dated:application"], address):
        seen[name] = tuple(ask(address, path)[0].lower().count("\r\ndate:") for path in ("/", "/own"))
    print(f"{name:10} Date headers: {seen[name][0]}; with one of the application: {seen[name][1]}")
expected = {"uvicorn": (1, 2), "hypercorn": (1, 2), "daphne": (0, 1), "granian": (1, 1), "gunicorn": (1, 1)}
sys.exit(None if seen == expected else "this has changed")
CLIENT
