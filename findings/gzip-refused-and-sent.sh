#!/usr/bin/env bash
# "Accept-Encoding: gzip;q=0" says that gzip is not wanted (RFC 9110, 12.4.2 and 12.5.3), as a client says that reads pages without a
# decoder. WhiteNoise and Django's GZipMiddleware look for the word gzip alone, and answer with gzip. ServeStatic, which began as
# WhiteNoise and takes its settings, answers with the plain text: who changes from one to the other changes this.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check django==5.2.19 whitenoise==6.12.0 servestatic==4.4.0
cd "$folder"
venv/bin/pip list 2>/dev/null | grep -iE '^(django|whitenoise|servestatic) '
mkdir static
venv/bin/python - <<'CLIENT'
import gzip
import sys
from pathlib import Path
from wsgiref.util import setup_testing_defaults

from django.conf import settings

TEXT = b"body { color: black }\n" * 100
Path("static/site.css").write_bytes(TEXT)
Path("static/site.css.gz").write_bytes(gzip.compress(TEXT))
settings.configure(
    SECRET_KEY="for this script",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    MIDDLEWARE=["django.middleware.gzip.GZipMiddleware"],
)
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path
from servestatic import ServeStatic
from whitenoise import WhiteNoise

urlpatterns = [path("site.css", lambda request: HttpResponse(TEXT, content_type="text/css"))]


def not_found(environ, start_response):
    start_response("404 Not Found", [("Content-Length", "0")])
    return [b""]


def encoding(application, accept):
    """The Content-Encoding of the answer, or "plain"."""
    environ = {"PATH_INFO": "/site.css", "HTTP_ACCEPT_ENCODING": accept}
    setup_testing_defaults(environ)
    answer = {}

    def start_response(status, headers, exc_info=None):
        answer.update(headers, status=status)

    body = application(environ, start_response)
    content = b"".join(body)
    if hasattr(body, "close"):
        body.close()
    assert answer["status"].startswith("200"), answer
    found = answer.get("Content-Encoding", "plain")
    assert (gzip.decompress(content) if found == "gzip" else content) == TEXT
    return found


applications = {
    "WhiteNoise": WhiteNoise(not_found, root="static"),
    "ServeStatic": ServeStatic(not_found, root="static"),
    "Django's GZipMiddleware": get_wsgi_application(),
}
headers = ["gzip", "gzip;q=0", "identity, gzip;q=0", "identity"]
seen = {name: [encoding(application, accept) for accept in headers] for name, application in applications.items()}
for name, encodings in seen.items():
    print(f"{name:23} " + "; ".join(f"{accept} -> {found}" for accept, found in zip(headers, encodings)))
ignored, heeded = ["gzip", "gzip", "gzip", "plain"], ["gzip", "plain", "plain", "plain"]
expected = {"WhiteNoise": ignored, "ServeStatic": heeded, "Django's GZipMiddleware": ignored}
sys.exit(None if seen == expected else f"this has changed: {expected}")
CLIENT
