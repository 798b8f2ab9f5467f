#!/usr/bin/env bash
# django-axes documents what AXES_LOCKOUT_CALLABLE gets: the request, the response that was about to be sent, and the credentials. So it
# is under WSGI. Under ASGI its middleware leaves one out: the credentials come in the place of the response, and nothing in
# their own place. A project that goes from a WSGI server to an ASGI server has an error in its own code at the first lockout, and no
# sooner.
# https://django-axes.readthedocs.io/en/latest/4_configuration.html
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check django==5.2.19 django-axes==8.3.1
cd "$folder"
venv/bin/pip list 2>/dev/null | grep -iE '^django(-axes)? '
cat >shop.py <<'APP'
from django.conf import settings

settings.configure(
    SECRET_KEY="for this script",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF="shop",
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "axes"],
    MIDDLEWARE=["axes.middleware.AxesMiddleware"],
    AUTHENTICATION_BACKENDS=["axes.backends.AxesStandaloneBackend"],
    AXES_HANDLER="axes.handlers.cache.AxesCacheHandler",
    AXES_FAILURE_LIMIT=1,
    AXES_LOCKOUT_CALLABLE="shop.locked",
    AXES_VERBOSE=False,
    LOGGING_CONFIG=None,
)
import django

django.setup()
from django.contrib.auth import authenticate
from django.http import HttpResponse
from django.urls import path


def sign_in(request):
    authenticate(request, username="anna", password="not hers")
    return HttpResponse("try again")


def locked(request, original_response, credentials):
    kinds = f"{type(original_response).__name__}, {type(credentials).__name__}"
    return HttpResponse(kinds, status=429)


urlpatterns = [path("sign-in", sign_in)]
APP
venv/bin/python - <<'CLIENT'
import asyncio
import sys

import shop
from django.core.cache import cache
from django.test import AsyncClient, Client


async def with_asgi():
    return await AsyncClient().post("/sign-in")


answers = {"WSGI": Client().post("/sign-in")}
cache.clear()
answers["ASGI"] = asyncio.run(with_asgi())
seen = {name: (answer.status_code, answer.content.decode()) for name, answer in answers.items()}
for name, (status, kinds) in seen.items():
    print(f"{name}: status {status}, the callable's response and credentials: {kinds}")
expected = {"WSGI": (429, "HttpResponse, dict"), "ASGI": (429, "dict, NoneType")}
sys.exit(None if seen == expected else f"this has changed: {expected}")
CLIENT
