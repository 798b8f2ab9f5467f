#!/usr/bin/env bash
# "GET http://shop.example/page HTTP/1.1" is a request that each server has to accept (RFC 9112, 3.2.2), as clients send it that have a
# proxy configured. With gunicorn and WSGI, Django answers it; with Granian and ASGI too. With Daphne, Hypercorn and gunicorn's
# ASGI worker it is 404: they give the whole address as the path, which the ASGI specification allows ("HTTP request target"), and
# Django takes it for a path. Uvicorn is of both kinds: 404 alone, 200 as soon as httptools is installed, which
# "uvicorn[standard]" does.
# https://asgi.readthedocs.io/en/latest/specs/www.html#http-connection-scope
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check django==5.2.19 uvicorn==0.54.0 httptools==0.9.0 hypercorn==0.18.0 daphne==4.2.3 granian==2.8.9 gunicorn==27.0.1
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
cat >shop.py <<'APP'
from django.conf import settings

settings.configure(SECRET_KEY="for this script", ALLOWED_HOSTS=["shop.example"], ROOT_URLCONF="shop", MIDDLEWARE=[])
from django.core.asgi import get_asgi_application
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

urlpatterns = [path("page", lambda request: HttpResponse(request.path))]
asgi, wsgi = get_asgi_application(), get_wsgi_application()
APP
venv/bin/pip list 2>/dev/null | grep -iE '^(django|uvicorn|httptools|hypercorn|daphne|granian|gunicorn) '
python3 - <<'CLIENT'
from asked import *
seen = {}
for name, options in {
    "gunicorn, WSGI": ["--bind", "127.0.0.1:PORT", "shop:wsgi"],
    "gunicorn, ASGI": ["--bind", "127.0.0.1:PORT", "--worker-class", "asgi", "shop:asgi"],
    "uvicorn, h11": ["--port", "PORT", "--http", "h11", "shop:asgi"],
    "uvicorn, httptools": ["--port", "PORT", "--http", "auto", "shop:asgi"],
    "hypercorn": ["--bind", "127.0.0.1:PORT", "shop:asgi"],
    "daphne": ["--port", "PORT", "shop:asgi"],
    "granian": ["--interface", "asginl", "--port", "PORT", "shop:asgi"],
}.items():
    address = ("127.0.0.1", free_port())
    with started([name.split(",")[0], *(option.replace("PORT", str(address[1])) for option in options)], address):
        usual, absolute = (ask(address, target, host="Host: shop.example\r\n")[0].split()[1] for target in ("/page", "http://shop.example/page"))
    assert usual == "200", usual
    seen[name] = absolute
    print(f"{name:18} GET /page: {usual}; GET http://shop.example/page: {absolute}")
answered = {name for name, status in seen.items() if status == "200"}
expected = {"gunicorn, WSGI", "uvicorn, httptools", "granian"}
sys.exit(None if answered == expected and set(seen.values()) == {"200", "404"} else f"this has changed: 200 from {expected}")
CLIENT
