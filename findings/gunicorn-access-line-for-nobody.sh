#!/usr/bin/env bash
# Gunicorn builds a line of its access log for each request as soon as `logconfig_dict` (or `logconfig`) is set, although no
# access log is asked for (`accesslog` is None) and no handler is there for it: all header fields of request and response are
# collected, a logging record is made, and nobody gets it. Without a configuration of logging, or with a logger whose access()
# does nothing, that time is not spent.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check gunicorn==27.0.1
cd "$folder"
venv/bin/pip list 2>/dev/null | grep -i '^gunicorn '
cat >client.py <<'CLIENT'
import sys
import timeit
from datetime import timedelta
from types import SimpleNamespace

from gunicorn.config import Config
from gunicorn.glogging import Logger

ERRORS = {"gunicorn.error": {"handlers": ["console"], "propagate": False}}
FIELDS = [(f"X-FIELD-{number}", "value") for number in range(8)]


def built(logconfig):
    """How many lines are built for 1,000 requests, and microseconds for one."""
    config = Config()
    config.set("logconfig_dict", logconfig)
    logger = Logger(config)
    count = 0
    atoms = logger.atoms

    def counted(*args):
        nonlocal count
        count += 1
        return atoms(*args)

    logger.atoms = counted
    request = SimpleNamespace(headers=FIELDS)
    response = SimpleNamespace(status="200 OK", sent=5, headers=FIELDS)
    environ = {"REQUEST_METHOD": "GET", "RAW_URI": "/", "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "127.0.0.1"}
    took = timeit.timeit(lambda: logger.access(response, request, environ, timedelta(0)), number=1000)
    return count, took * 1000


plain, configured = built({}), built({"loggers": ERRORS})
for name, (count, took) in {"logging not configured": plain, "logconfig_dict, accesslog None": configured}.items():
    print(f"{name}: {count} lines built for 1,000 requests, {took:.1f} us each")
sys.exit(None if (plain[0], configured[0]) == (0, 1000) else "this has changed")
CLIENT
venv/bin/python client.py
