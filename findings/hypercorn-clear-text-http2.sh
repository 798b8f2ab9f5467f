#!/usr/bin/env bash
# Hypercorn speaks HTTP/2 without TLS with whoever begins with its preface, and has no setting against it: its list of
# protocols is for TLS alone. Behind a proxy that passes connections through, HTTP/2 reaches an application that was
# thought to speak HTTP/1.1 only. Uvicorn answers 400.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check hypercorn==0.18.0 uvicorn==0.38.0
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
cat >views.py <<'APP'
async def application(scope, receive, send):
    if scope["type"] != "http":
        return
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": scope["http_version"].encode()})
APP
venv/bin/pip list 2>/dev/null | grep -iE '^(hypercorn|uvicorn) '
python3 - <<'CLIENT'
from asked import *


def first_bytes(command):
    address = ("127.0.0.1", free_port())
    place = [part.replace("HOST:PORT", "%s:%d" % address).replace("PORT", str(address[1])) for part in command]
    with started(place, address), connected(address) as client:
        # The preface of RFC 9113, section 3.4, and an empty SETTINGS frame.
        client.sendall(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes([0, 0, 0, 4, 0, 0, 0, 0, 0]))
        return client.recv(9)


h1 = ["hypercorn", "--bind", "HOST:PORT", "views:application"]
for title, command in (("hypercorn", h1), ("uvicorn", ["uvicorn", "--port", "PORT", "views:application"])):
    found = first_bytes(command)
    speaks = len(found) == 9 and found[3] == 4
    print(f"{title}: {'a SETTINGS frame of HTTP/2' if speaks else repr(found)}")
    if speaks != (title == "hypercorn"):
        sys.exit("this has changed: Hypercorn alone spoke HTTP/2 without TLS")
CLIENT
