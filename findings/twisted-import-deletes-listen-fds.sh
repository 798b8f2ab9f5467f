#!/usr/bin/env bash
# Importing Twisted's endpoints deletes LISTEN_PID and LISTEN_FDS, by which systemd hands over open sockets. Whatever is
# asked for them later in the same process (Daphne's own file descriptor option, another server, a library that looks for
# socket activation) finds none. No function was called: the import does it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check twisted==26.10.0
cd "$folder"
"$folder/venv/bin/pip" list 2>/dev/null | grep -i '^twisted '
venv/bin/python - <<'CLIENT'
import os
import sys

os.environ.update(LISTEN_PID=str(os.getpid()), LISTEN_FDS="0")
import twisted.internet.endpoints

left = {name: os.environ.get(name) for name in ("LISTEN_PID", "LISTEN_FDS")}
print(f"after the import: {left}")
sys.exit(None if set(left.values()) == {None} else "this has changed: both were deleted")
CLIENT
