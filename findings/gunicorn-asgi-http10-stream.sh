#!/usr/bin/env bash
# An answer of unknown length to an HTTP/1.0 request ends where the connection does (RFC 9112, 6.3). gunicorn's ASGI worker keeps the
# connection when the client asked for keep-alive (`ab -k` does, and some load balancers' checks), so that each such page is whole only
# after `keepalive` seconds. Its threads end the connection at once.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check gunicorn==27.0.1
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
cat >pieces.py <<'APP'
async def asynchronous(scope, receive, send):
    if scope["type"] != "http":
        return
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/plain")]})
    await send({"type": "http.response.body", "body": b"one ", "more_body": True})
    await send({"type": "http.response.body", "body": b"two"})


def threaded(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return iter([b"one ", b"two"])
APP
venv/bin/gunicorn --version
python3 - <<'CLIENT'
from asked import *


def took(*options):
    """Seconds until the whole answer is there, with a keepalive of five."""
    address = ("127.0.0.1", free_port())
    command = ["gunicorn", "--bind", "%s:%d" % address, "--keep-alive", "5", "--worker-class", *options]
    with started(command, address), connected(address) as client:
        client.settimeout(30)
        began = time.monotonic()
        client.sendall(b"GET / HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n")
        answer = b""
        while piece := client.recv(65536):
            if not answer:
                began = time.monotonic()
            answer += piece
        assert answer.endswith(b"one two"), answer
        return time.monotonic() - began


seen = {"asgi": took("asgi", "pieces:asynchronous"), "gthread": took("gthread", "--threads", "2", "pieces:threaded")}
for worker, seconds in seen.items():
    print(f"{worker:8} the connection ended {seconds:.1f} seconds after the first bytes")
sys.exit(None if seen["asgi"] > 4 and seen["gthread"] < 2 else "this has changed: about five seconds, and at once")
CLIENT
