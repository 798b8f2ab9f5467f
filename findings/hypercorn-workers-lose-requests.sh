#!/usr/bin/env bash
# Hypercorn's graceful_timeout is the time after SIGTERM in which requests may end. With two workers they do not get it:
# the first worker that has nothing to do ends at once, and its end makes the parent end the others, so that the requests of the other
# worker are cut. With one worker the same requests are answered.
# https://hypercorn.readthedocs.io/en/latest/how_to_guides/configuring.html
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check hypercorn==0.18.0
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
cat >slow.py <<'APP'
import asyncio, os


async def application(scope, receive, send):
    if scope["type"] != "http":
        return
    if scope["path"] == "/slow":
        with open("begun", "a") as begun:
            begun.write(".")
        await asyncio.sleep(3)
    body = str(os.getpid()).encode()
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", str(len(body)).encode())]})
    await send({"type": "http.response.body", "body": body})
APP
venv/bin/pip list 2>/dev/null | grep -i '^hypercorn '
python3 - <<'CLIENT'
import os, threading
from asked import *


def answered(workers):
    """Whether a request of three seconds is answered that has begun when SIGTERM comes, with ten seconds for it."""
    address = ("127.0.0.1", free_port())
    open("begun", "w").close()
    found = []

    def slow():
        try:
            found.append(ask(address, "/slow")[0].split()[1] == "200")
        except (OSError, ValueError):
            found.append(False)

    command = ["hypercorn", "--bind", "%s:%d" % address, "--workers", str(workers), "--graceful-timeout", "10", "slow:application"]
    with started(command, address) as server:
        pids, deadline = set(), time.monotonic() + 60
        while len(pids) < workers and time.monotonic() < deadline:
            pids.add(ask(address)[1])
        assert len(pids) == workers, pids
        client = threading.Thread(target=slow)
        client.start()
        while not os.path.getsize("begun") and client.is_alive():
            time.sleep(0.05)
        server.terminate()
        client.join()
    return found[0]


seen = {workers: answered(workers) for workers in (1, 2)}
for workers, whole in seen.items():
    print(f"{workers} worker(s), a slow request at SIGTERM: {'answered' if whole else 'cut'}")
sys.exit(None if seen == {1: True, 2: False} else "this has changed: it was cut with two workers only")
CLIENT
