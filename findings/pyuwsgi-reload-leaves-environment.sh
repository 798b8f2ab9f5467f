#!/usr/bin/env bash
# uWSGI's wheel, installed into a virtual environment, does not survive SIGHUP, its documented way to reload: it starts the
# Python that the environment was made of, which does not know the environment's packages, and ends with exit status 1. The
# option `binary-path` with the environment's own Python mends that.
# https://uwsgi-docs.readthedocs.io/en/latest/Management.html
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyuwsgi==2.0.30.post1
cd "$folder"
venv/bin/pip list 2>/dev/null | grep -i '^pyuwsgi '
cat >hello.py <<'HELLO'
def application(environ, start_response):
    start_response("200 OK", [("Content-Length", "5")])
    return [b"hello"]
HELLO
cat >client.py <<'CLIENT'
import signal
import socket
import subprocess
import sys
import time
import urllib.request


def reloads(*options):
    """Whether the server answers after SIGHUP, and what it printed last."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    argv = ["venv/bin/uwsgi", f"--http-socket=127.0.0.1:{port}", "--module=hello", "--master", "--die-on-term", *options]
    with open("printed", "w+") as printed:
        server = subprocess.Popen(argv, stdout=printed, stderr=printed)

        def answers(seconds):
            deadline = time.monotonic() + seconds
            while time.monotonic() < deadline and server.poll() is None:
                try:
                    return urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5).read() == b"hello"
                except OSError:
                    time.sleep(0.1)
            return False

        try:
            if not answers(60):
                sys.exit("it did not start")
            server.send_signal(signal.SIGHUP)
            deadline = time.monotonic() + 60
            while time.monotonic() < deadline and server.poll() is None:
                printed.seek(0)
                if printed.read().count("spawned uWSGI worker 1") == 2:
                    break
                time.sleep(0.1)
            alive = answers(10)
            printed.seek(0)
            return alive, server.poll(), printed.read().splitlines()[-1]
        finally:
            server.kill()
            server.wait()


plain, status, last = reloads()
told, _, _ = reloads("--binary-path=venv/bin/python")
print(f"after SIGHUP: answers {plain}, exit status {status}, last line: {last}")
print(f"with binary-path: answers {told}")
sys.exit(None if (plain, told) == (False, True) else "this has changed")
CLIENT
venv/bin/python client.py
