#!/usr/bin/env bash
# A second Granian starts on a port that another one has, says nothing of it, and takes a part of its requests: on Linux each
# of its processes listens by itself, with SO_REUSEPORT. Other servers say "Address already in use" and end. An old version
# that was not stopped goes on answering beside the new one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check granian==2.8.9
cd "$folder"
cat >named.py <<'APP'
import os


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [os.environ["NAME"].encode()]
APP
venv/bin/granian --version
python3 - <<'CLIENT'
import collections, os, socket, subprocess, sys, time, urllib.request

with socket.socket() as found:
    found.bind(("127.0.0.1", 0))
    port = found.getsockname()[1]
servers = []


def start(name):
    command = ["venv/bin/granian", "--interface", "wsgi", "--port", str(port), "named:application"]
    log = open(f"{name}.log", "w+")
    server = subprocess.Popen(command, env={**os.environ, "NAME": name}, stdout=log, stderr=log)
    servers.append(server)
    for attempt in range(300):
        if "Started worker-1" in open(f"{name}.log").read():
            return server
        assert server.poll() is None, open(f"{name}.log").read()
        time.sleep(0.1)
    raise AssertionError("it did not start")


try:
    start("first")
    second = start("second")
    ask = lambda: urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10).read().decode()
    answers = collections.Counter(ask() for _ in range(200))
    runs = second.poll() is None
    words = "in use" in open("second.log").read()
finally:
    for server in servers:
        server.terminate()
    for server in servers:
        server.wait(20)
print(f"second one runs: {runs}; says that the port is in use: {words}; 200 requests: {dict(answers)}")
seen = (runs, words, len(answers))
sys.exit(None if seen == (True, False, 2) else f"this has changed: {seen}")
CLIENT
