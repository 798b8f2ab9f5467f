#!/usr/bin/env bash
# httpx cuts the lines of a response where str.splitlines() does: also at U+2028, U+2029, U+0085, form feed and more. Server-sent
# events, which AI services stream, know CR, LF and CRLF only, and JSON may hold the others as they are. Who reads such
# a stream with iter_lines() gets half a JSON text from a valid event.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check httpx==0.28.1
cd "$folder"
venv/bin/python - <<'CLIENT'
import json
import sys

import httpx

event = "data: " + json.dumps({"text": "first line\u2028second line"}, ensure_ascii=False) + "\n\n"
answer = httpx.Response(200, headers={"content-type": "text/event-stream; charset=utf-8"}, content=event.encode())
lines = list(httpx.Client(transport=httpx.MockTransport(lambda request: answer)).get("http://localhost/").iter_lines())
print(f"httpx {httpx.__version__}: one line of data became {lines}")
sys.exit(None if len(lines) == 3 and lines[1].startswith("second line") else "this has changed: the line was cut in two")
CLIENT
