#!/usr/bin/env bash
# uWSGI's harakiri ends a request that takes too long only while nothing else goes on in its process: with threads, another
# request that ends meanwhile puts the clock back, and the slow one is never ended. Who relies on harakiri as the limit of
# a request has none as soon as the site has visitors.
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
cat >views.py <<'APP'
import time


def application(environ, start):
    if environ["PATH_INFO"] == "/slow":
        time.sleep(8)
    start("200 OK", [("Content-Length", "4"), ("Content-Type", "text/plain")])
    return [b"done"]
APP
venv/bin/pip list 2>/dev/null | grep -i '^pyuwsgi '
python3 - <<'CLIENT'
import threading
from asked import *


def ended(address):
    """How long /slow took, and whether an answer came."""
    began = time.monotonic()
    with connected(address) as client:
        client.settimeout(30)
        client.sendall(b"GET /slow HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        answer = b""
        try:
            while piece := client.recv(65536):
                answer += piece
        except ConnectionResetError:
            pass
    return time.monotonic() - began, answer.endswith(b"done")


def trial(others):
    address = ("127.0.0.1", free_port())
    command = ["pyuwsgi", "--http-socket", "%s:%d" % address, "--module", "views", "--master", "--threads", "2", "--harakiri", "2", "--disable-logging"]
    stop = threading.Event()

    def visit():
        while not stop.wait(0.3):
            ask(address)

    with started(command, address):
        visitor = threading.Thread(target=visit)
        if others:
            visitor.start()
        found = ended(address)
        stop.set()
        if others:
            visitor.join()
    return found


alone, whole = trial(others=False)
print(f"alone: after {alone:.0f} s, {'answered' if whole else 'ended by harakiri, set to 2 s'}")
beside, answered = trial(others=True)
print(f"beside other requests: after {beside:.0f} s, {'answered' if answered else 'ended by harakiri'}")
if whole or alone > 6 or not answered:
    sys.exit("this has changed: harakiri ended the request only where nothing else was asked")
CLIENT
