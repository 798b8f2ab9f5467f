#!/usr/bin/env bash
# --root-path /shop, behind a front server that leaves the path as it is, on four ASGI servers: Uvicorn puts the prefix before a path
# that has it already (/shop/shop/page), the others leave the path alone. Behind a front server that strips the prefix it is
# the other way round: only Uvicorn's path has the prefix, as the ASGI specification wants. One option, two meanings: a
# change of server moves every page.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check uvicorn==0.54.0 hypercorn==0.18.0 daphne==4.2.3 gunicorn==27.0.1
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
cat >mounted.py <<'APP'
import json

async def application(scope, receive, send):
    if scope["type"] != "http":
        return
    body = json.dumps([scope["root_path"], scope["path"]]).encode()
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", str(len(body)).encode())]})
    await send({"type": "http.response.body", "body": body})
APP
"$folder/venv/bin/pip" list 2>/dev/null | grep -iE '^(uvicorn|hypercorn|daphne|gunicorn) '
python3 - <<'CLIENT'
import json
from asked import *
seen = {}
for name, command in {
    "uvicorn": ["--port", "PORT"],
    "hypercorn": ["--bind", "127.0.0.1:PORT"],
    "daphne": ["--port", "PORT"],
    "gunicorn": ["--worker-class", "asgi", "--bind", "127.0.0.1:PORT"],
}.items():
    address = ("127.0.0.1", free_port())
    words = [word.replace("PORT", str(address[1])) for word in command]
    with started([name, *words, "--root-path", "/shop", "mounted:application"], address):
        answers = [json.loads(ask(address, path)[1]) for path in ("/shop/page", "/page")]
    assert all(root == "/shop" for root, _ in answers), answers
    seen[name] = tuple(path for _, path in answers)
    print(f"{name:10} asked for /shop/page: {seen[name][0]}; for /page: {seen[name][1]}")
as_it_is = ("/shop/page", "/page")
expected = {"uvicorn": ("/shop/shop/page", "/shop/page"), "hypercorn": as_it_is, "daphne": as_it_is, "gunicorn": as_it_is}
sys.exit(None if seen == expected else "this has changed")
CLIENT
