#!/usr/bin/env bash
# uWSGI's own router (--http) gives the application the client's port with its two bytes changed round: 51200 (C8 00)
# arrives as 200 (00 C8). --http-socket gives none at all. Who logs REMOTE_PORT, to find a connection again in a router's
# log, finds another one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyuwsgi==2.0.30.post1
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
cat >port.py <<'APP'
def application(environ, start):
    body = environ["REMOTE_PORT"].encode()
    start("200 OK", [("Content-Length", str(len(body))), ("Content-Type", "text/plain")])
    return [body]
APP
venv/bin/pip list 2>/dev/null | grep -i '^pyuwsgi '
python3 - <<'CLIENT'
from asked import *
address = ("127.0.0.1", free_port())
with started(["pyuwsgi", "--http", "%s:%d" % address, "--module", "port", "--master", "--disable-logging"], address):
    for attempt in range(3):
        _, told, real = ask(address)
        turned = int.from_bytes(real.to_bytes(2, "big"), "little")
        print(f"client's port {real} ({real:04x}), REMOTE_PORT {told} ({int(told):04x})")
        if int(told) != turned:
            sys.exit("this has changed: the bytes were changed round")
CLIENT
