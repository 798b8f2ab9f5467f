#!/usr/bin/env bash
# A client connects and closes, or closes after its answer. Hypercorn keeps its side of the connection (CLOSE_WAIT, a file descriptor) until
# keep_alive_timeout is over, because the task that waits for the next request is not ended when the client is gone. With a
# timeout that is longer than a load balancer's, as they ask for, that is more than a minute each. Uvicorn and Daphne close at once.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check hypercorn==0.18.0 uvicorn==0.54.0 daphne==4.2.3
cd "$folder"
cat >short.py <<'APP'
async def application(scope, receive, send):
    if scope["type"] != "http":
        return
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})
APP
cat >hypercorn.toml <<'TOML'
keep_alive_timeout = 4
TOML
"$folder/venv/bin/pip" list 2>/dev/null | grep -iE '^(hypercorn|uvicorn|daphne) '
python3 - <<'CLIENT'
import socket, subprocess, sys, time


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def closed_after(port, asks):
    """The seconds until the server closes its side of a connection whose client has closed its own."""
    with socket.create_connection(("127.0.0.1", port)) as client:
        client.settimeout(30)
        if asks:
            client.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            answer = b""
            while not answer.endswith(b"\r\n\r\nok"):
                answer += client.recv(65536)
        client.shutdown(socket.SHUT_WR)
        began = time.monotonic()
        while client.recv(65536):
            pass
        return time.monotonic() - began


COMMANDS = {
    "hypercorn": ["hypercorn", "--config", "hypercorn.toml", "--bind", "127.0.0.1:{}"],
    "uvicorn": ["uvicorn", "--timeout-keep-alive", "4", "--port", "{}"],
    "daphne": ["daphne", "--http-timeout", "4", "--port", "{}"],
}
kept = {}
for name, command in COMMANDS.items():
    port = free_port()
    argv = [f"venv/bin/{command[0]}", *(word.format(port) for word in command[1:]), "short:application"]
    server = subprocess.Popen(argv, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for attempt in range(300):
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except OSError:
                time.sleep(0.1)
        seconds = [closed_after(port, asks) for asks in (True, False)]
    finally:
        server.terminate()
        server.wait(30)
    print(f"{name:10} closed {seconds[0]:.1f} s after a client with its answer, {seconds[1]:.1f} s after one that asked nothing")
    kept[name] = min(seconds) > 3
if kept != {"hypercorn": True, "uvicorn": False, "daphne": False}:
    sys.exit("this has changed: Hypercorn kept connections that its clients had closed, and no other did")
CLIENT
