#!/usr/bin/env bash
# Daphne's --proxy-headers and ports. X-Forwarded-Port is the port that the client asked for, to load balancers and to Django's
# USE_X_FORWARDED_PORT; Daphne takes it for the client's own (its help says so), and with Django behind it one header is two things:
# each visitor comes "from port 443". A port in X-Forwarded-For, which some load balancers add, stays a part of REMOTE_ADDR, which is
# no IP address any more: whatever checks it, or keeps it in a column for addresses, fails. Uvicorn takes the two apart, also the
# brackets of IPv6.
# https://docs.djangoproject.com/en/5.2/ref/settings/#use-x-forwarded-port
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check daphne==4.2.3 uvicorn==0.54.0 django==5.2.19
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
cat >shown.py <<'APP'
from django.conf import settings

settings.configure(SECRET_KEY="for this script", ALLOWED_HOSTS=["*"], ROOT_URLCONF="shown", MIDDLEWARE=[], USE_X_FORWARDED_PORT=True)
from django.core.asgi import get_asgi_application
from django.core.exceptions import ValidationError
from django.core.validators import validate_ipv46_address
from django.http import JsonResponse
from django.urls import path


def page(request):
    address = request.META["REMOTE_ADDR"]
    try:
        validate_ipv46_address(address)
        valid = True
    except ValidationError:
        valid = False
    shown = [address, valid, str(request.META["REMOTE_PORT"]), request.get_port()]
    response = JsonResponse(shown, safe=False)
    response["Content-Length"] = len(response.content)
    return response


urlpatterns = [path("", page)]
application = get_asgi_application()
APP
venv/bin/pip list 2>/dev/null | grep -iE '^(daphne|uvicorn|django) '
python3 - <<'CLIENT'
import json
from asked import *

HEADERS = {
    "X-Forwarded-For: 192.0.2.7 and X-Forwarded-Port: 8443": "X-Forwarded-For: 192.0.2.7\r\nX-Forwarded-Port: 8443\r\n",
    "X-Forwarded-For: 192.0.2.7:51000": "X-Forwarded-For: 192.0.2.7:51000\r\n",
    "X-Forwarded-For: [2001:db8::1]:51000": "X-Forwarded-For: [2001:db8::1]:51000\r\n",
}
seen = {}
for name, options in {"daphne": ["--proxy-headers"], "uvicorn": []}.items():
    address = ("127.0.0.1", free_port())
    with started([name, "--port", str(address[1]), *options, "shown:application"], address):
        seen[name] = [json.loads(ask(address, host=f"Host: localhost\r\n{fields}")[1]) for fields in HEADERS.values()]
    for title, (client, valid, remote_port, port) in zip(HEADERS, seen[name]):
        print(f"{name:7} {title}")
        print(f"        REMOTE_ADDR {client}, {'valid' if valid else 'not valid'}, REMOTE_PORT {remote_port}, get_port() {port}")
daphne, uvicorn = seen["daphne"], seen["uvicorn"]
clients = [found[:3] for found in daphne]
expected = [["192.0.2.7", True, "8443"], ["192.0.2.7:51000", False, "0"], ["[2001:db8::1]:51000", False, "0"]]
others = [["192.0.2.7", True, "0"], ["192.0.2.7", True, "51000"], ["2001:db8::1", True, "51000"]]
same = daphne[0][3] == uvicorn[0][3] == "8443"
sys.exit(None if (clients, [found[:3] for found in uvicorn], same) == (expected, others, True) else "this has changed")
CLIENT
