#!/usr/bin/env bash
# An open WebSocket, and SIGTERM, on five ASGI servers. Uvicorn says "service restart" (1012) to the client at once, and the
# application gets its websocket.disconnect. Daphne and Granian end the connection without a close frame (1006 in a browser). Hypercorn
# waits for its graceful_timeout and says "internal error" (1011). gunicorn says nothing until its graceful_timeout is over, and cuts
# then: one open tab makes each stop as long as that. The application is not told by Daphne and gunicorn, and cancelled by Hypercorn:
# what it does at a disconnect (leaving a group of Channels, say) is not done.
# https://asgi.readthedocs.io/en/latest/specs/www.html#disconnect-receive-event-ws
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check uvicorn==0.54.0 websockets==17.4 hypercorn==0.18.0 daphne==4.2.3 granian==2.8.9 gunicorn==27.0.1
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
cat >sockets.py <<'APP'
import asyncio


def note(text):
    with open("noted", "a") as noted:
        noted.write(text)


async def application(scope, receive, send):
    if scope["type"] != "websocket":
        return
    await receive()
    await send({"type": "websocket.accept"})
    try:
        while (await receive())["type"] != "websocket.disconnect":
            pass
    except asyncio.CancelledError:
        note("cancelled")
        raise
    note("told")
APP
venv/bin/pip list 2>/dev/null | grep -iE '^(uvicorn|websockets|hypercorn|daphne|granian|gunicorn) '
python3 - <<'CLIENT'
import os
from asked import *

HANDSHAKE = (
    b"GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)


def stopped(name, options):
    """The close code that the client gets (None for none), the seconds until then, and what the application hears."""
    open("noted", "w").close()
    address = ("127.0.0.1", free_port())
    command = [name, *(option.replace("PORT", str(address[1])) for option in options), "sockets:application"]
    with started(command, address) as server, connected(address) as client:
        client.settimeout(60)
        client.sendall(HANDSHAKE)
        head = client.recv(4096)
        assert head.startswith(b"HTTP/1.1 101") and head.endswith(b"\r\n\r\n"), head
        time.sleep(0.5)
        began = time.monotonic()
        server.terminate()
        frame = client.recv(4096)
        took = time.monotonic() - began
        code = None
        if frame:
            assert frame[0] == 0x88 and frame[1] == len(frame) - 2, frame
            code = int.from_bytes(frame[2:4], "big")
            # The answer to a close frame is the same one, with a mask (of zeros).
            client.sendall(bytes([frame[0], 0x80 | frame[1], 0, 0, 0, 0]) + frame[2:])
        server.wait(30)
    return code, took > 2, open("noted").read() or "nothing"


EXPECTED = {
    "uvicorn": (1012, False, "told"),
    "hypercorn": (1011, True, "cancelled"),
    "daphne": (None, False, "nothing"),
    "granian": (None, False, None),
    "gunicorn": (None, True, "nothing"),
}
seen = {}
for name, options in {
    "uvicorn": ["--port", "PORT"],
    "hypercorn": ["--bind", "127.0.0.1:PORT", "--graceful-timeout", "4"],
    "daphne": ["--port", "PORT"],
    "granian": ["--interface", "asginl", "--port", "PORT"],
    "gunicorn": ["--worker-class", "asgi", "--bind", "127.0.0.1:PORT", "--graceful-timeout", "4"],
}.items():
    code, late, heard = stopped(name, options)
    # With Granian it depends on the moment whether the application hears of it.
    seen[name] = code, late, None if name == "granian" else heard
    print(f"{name:10} close code {code or 'none'}, {'after its graceful_timeout of 4 s' if late else 'at once'}; the application: {heard}")
sys.exit(None if seen == EXPECTED else f"this has changed: {EXPECTED}")
CLIENT
