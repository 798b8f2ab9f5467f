#!/usr/bin/env bash
# Granian's ASGI scope differs from the specification in its types: the ports of "client" and "server" are text where
# integers are due, "http_version" of an HTTP/1.0 request is "1" where "1.0" is due, and a request without Host (allowed
# in HTTP/1.0; load balancers check health so) has a header "host" that is empty. Django's get_host() believes that header,
# and answers 400 to a check that other servers answer with 200.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check granian==2.8.9 django==5.2.19
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

from django.conf import settings

settings.configure(SECRET_KEY="for this script", ALLOWED_HOSTS=["*"], ROOT_URLCONF="scope", MIDDLEWARE=[])
from django.core.asgi import get_asgi_application
from django.http import JsonResponse
from django.urls import path


def page(request):
    return JsonResponse({"host": request.get_host()})


urlpatterns = [path("page", page)]
django = get_asgi_application()


async def application(scope, receive, send):
    if scope["path"] == "/page":
        return await django(scope, receive, send)
    shown = {name: scope[name] for name in ("client", "server", "http_version")}
    shown["host"] = [value.decode() for name, value in scope["headers"] if name == b"host"]
    body = json.dumps(shown).encode()
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", str(len(body)).encode())]})
    await send({"type": "http.response.body", "body": body})
APP
venv/bin/granian --version
python3 - <<'CLIENT'
import json
from asked import *
address = ("127.0.0.1", free_port())
with started(["granian", "--interface", "asginl", "--no-ws", "--port", str(address[1]), "scope:application"], address):
    shown = json.loads(ask(address, version="1.0", host="")[1])
    with_host = ask(address, "/page", "1.0")[0].split()[1]
    without = ask(address, "/page", "1.0", host="")[0].split()[1]
print(f"HTTP/1.0 without Host: {shown}; Django answers {without}, and {with_host} with a Host")
seen = (type(shown["client"][1]), type(shown["server"][1]), shown["http_version"], shown["host"], with_host, without)
sys.exit(None if seen == (str, str, "1", [""], "200", "400") else f"this has changed: {seen}")
CLIENT
