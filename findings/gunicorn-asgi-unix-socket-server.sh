#!/usr/bin/env bash
# On a Unix socket, gunicorn's ASGI worker makes scope["server"] of the first two letters of the socket's path: ["/", "t"]
# for /tmp/…. The ASGI specification wants the path and null. Django makes SERVER_NAME and SERVER_PORT of the two, so that
# a request without a Host header builds addresses with the "port" t.
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
cat >scope.py <<'APP'
import json

async def application(scope, receive, send):
    if scope["type"] != "http":
        return
    body = json.dumps(scope["server"]).encode()
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", str(len(body)).encode())]})
    await send({"type": "http.response.body", "body": body})
APP
venv/bin/gunicorn --version
python3 - <<'CLIENT'
import json, os
from asked import *
path = os.path.abspath("socket")
with started(["gunicorn", "--worker-class", "asgi", "--bind", f"unix:{path}", "scope:application"], path):
    _, body, _ = ask(path)
print(f"the socket is {path}, scope['server'] is {body}")
sys.exit(None if json.loads(body) == [path[0], path[1]] else "this has changed: it was the first two letters of the path")
CLIENT
