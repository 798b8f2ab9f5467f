#!/usr/bin/env bash
# An application that cannot be imported (a setting is missing), started with five ASGI servers: Hypercorn ends with exit status 0, also
# with its default of one worker, so that systemd's Restart=on-failure, a shell's `set -e` and a Kubernetes job take that for
# success. Uvicorn with --workers 2 does not end at all: it starts the worker again and again, and its port is open.
# Uvicorn with one worker, Daphne, Granian and gunicorn end with another status than 0.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check uvicorn==0.54.0 hypercorn==0.18.0 daphne==4.2.3 granian==2.8.9 gunicorn==27.0.1
cd "$folder"
cat >unset.py <<'APP'
import os

SECRET = os.environ["A_SETTING_THAT_IS_NOT_THERE"]
APP
"$folder/venv/bin/pip" list 2>/dev/null | grep -iE '^(uvicorn|hypercorn|daphne|granian|gunicorn) '
python3 - <<'CLIENT'
import socket, subprocess, sys, time


def ended(command):
    """The exit status and how often the application was imported; the status is None where the server went on until the third time."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = str(found.getsockname()[1])
    argv = [f"venv/bin/{command[0]}", *(word.replace("PORT", port) for word in command[1:]), "unset:application"]
    with open("out.log", "w+") as log:
        server = subprocess.Popen(argv, stdout=log, stderr=log)
        imports = lambda: open("out.log").read().count("KeyError: 'A_SETTING_THAT_IS_NOT_THERE'")
        deadline = time.monotonic() + 60
        while server.poll() is None and imports() < 3 and time.monotonic() < deadline:
            time.sleep(0.1)
        try:
            # One that is about to end has the time to do so.
            return server.wait(3), imports()
        except subprocess.TimeoutExpired:
            return None, imports()
        finally:
            server.terminate()
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


statuses = {}
for name, command in {
    "uvicorn": ["uvicorn", "--port", "PORT"],
    "uvicorn, 2 workers": ["uvicorn", "--port", "PORT", "--workers", "2"],
    "hypercorn": ["hypercorn", "--bind", "127.0.0.1:PORT"],
    "hypercorn, 2 workers": ["hypercorn", "--bind", "127.0.0.1:PORT", "--workers", "2"],
    "daphne": ["daphne", "--port", "PORT"],
    "granian, 2 workers": ["granian", "--interface", "asginl", "--port", "PORT", "--workers", "2"],
    "gunicorn, 2 workers": ["gunicorn", "--worker-class", "asgi", "--bind", "127.0.0.1:PORT", "--workers", "2"],
}.items():
    status, imports = ended(command)
    assert imports, open("out.log").read()
    statuses[name] = status
    print(f"{name:21} {'goes on' if status is None else f'exit status {status}'}, imported {imports} times")
zero = {name for name, status in statuses.items() if status == 0}
alive = {name for name, status in statuses.items() if status is None}
if (zero, alive) != ({"hypercorn", "hypercorn, 2 workers"}, {"uvicorn, 2 workers"}):
    sys.exit("this has changed: Hypercorn ended with 0, and Uvicorn with two workers went on")
CLIENT
