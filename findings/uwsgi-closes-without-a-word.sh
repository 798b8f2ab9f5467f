#!/usr/bin/env bash
# uWSGI's http-socket answers a request of HTTP/1.1 and closes the connection, but its answer has no "Connection: close", which RFC 9112
# (9.6) asks for. A client that keeps connections, as load balancers do, takes it for one that stays, and may send its next request
# into the end of it: connection reset, now and then, under load. `add-header = Connection: close` says it.
# The same for an answer whose length is known.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyuwsgi==2.0.30
cd "$folder"
cat >short.py <<'APP'
def application(environ, start_response):
    start_response("200 OK", [("Content-Length", "2")])
    return [b"ok"]
APP
"$folder/venv/bin/pip" list 2>/dev/null | grep -i '^pyuwsgi '
python3 - <<'CLIENT'
import socket, subprocess, sys, time


def answer(*options):
    """The head of an answer, and whether the server has closed the connection two seconds later."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    command = ["venv/bin/uwsgi", "--http-socket", f"127.0.0.1:{port}", "--wsgi-file", "short.py", "--master", "--die-on-term", *options]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for attempt in range(300):
            try:
                client = socket.create_connection(("127.0.0.1", port))
                break
            except OSError:
                time.sleep(0.1)
        with client:
            client.settimeout(2)
            client.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            data = b""
            try:
                while piece := client.recv(65536):
                    data += piece
                closed = True
            except TimeoutError:
                closed = False
            return data.split(b"\r\n\r\n")[0].decode().split("\r\n"), closed
    finally:
        server.terminate()
        server.wait(30)


plain, told = answer(), answer("--add-header", "Connection: close")
for name, (head, closed) in {"http-socket": plain, "with add-header": told}.items():
    print(f"{name}: {' | '.join(head)}; then {'closed' if closed else 'open'}")
says = ["Connection: close" in head for head, closed in (plain, told)]
if says != [False, True] or not (plain[1] and told[1]):
    sys.exit("this has changed: uWSGI closed each connection, and did not say so")
CLIENT
