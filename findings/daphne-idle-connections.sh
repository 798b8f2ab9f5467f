#!/usr/bin/env bash
# Daphne closes a connection without a request after 60 seconds, the default of Twisted's HTTPFactory, and has no option for
# it. Routers that keep theirs longer (Cloud Foundry's: 90 seconds, nginx as a client: 60) then write a request to a
# connection that just ends, and answer 502. Takes a minute.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check daphne==4.2.1 twisted==25.5.0
cat >"$folder/hello.py" <<'APP'
async def application(scope, receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})
APP
cd "$folder"
"$folder/venv/bin/daphne" --version 2>/dev/null || "$folder/venv/bin/pip" list 2>/dev/null | grep -iE '^(daphne|twisted) '
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
"$folder/venv/bin/daphne" -b 127.0.0.1 -p "$port" -v 0 hello:application >/dev/null 2>&1 &
server=$!
python3 - "$port" <<'CLIENT'
import socket, sys, time
port = int(sys.argv[1])
for _ in range(100):
    try:
        client = socket.create_connection(("127.0.0.1", port), timeout=120)
        break
    except OSError:
        time.sleep(0.2)
client.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
answer = client.recv(65536)
assert answer.startswith(b"HTTP/1.1 200"), answer
began = time.monotonic()
while client.recv(65536):
    pass
took = time.monotonic() - began
print(f"the idle connection was closed after {took:.0f} seconds")
sys.exit(0 if 55 <= took <= 75 else "this has changed: it was 60 seconds")
CLIENT
if "$folder/venv/bin/daphne" --help | grep -iE -- '--[a-z-]*(keep-?alive|idle)'; then
  echo "this has changed: there is an option now" >&2
  exit 1
fi
