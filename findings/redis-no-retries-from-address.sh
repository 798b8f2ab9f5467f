#!/usr/bin/env bash
# redis-py retries a lost connection ten times with a growing pause, as its documentation says of its default. A client
# that is made of an address, or of a pool that is, never retries, and nothing says so. Django's cache makes its
# clients of a pool: the first command after a restart of Redis is an error there.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check redis==8.1.0 django==5.2.19
cd "$folder"
"$folder/venv/bin/pip" list 2>/dev/null | grep -iE '^(redis|django) '
venv/bin/python - <<'CLIENT'
import sys

import redis
from django.conf import settings

address = "redis://127.0.0.1:6379"
settings.configure(CACHES={"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": address}})
from django.core.cache import cache

clients = {
    "Redis(host=...)": redis.Redis(host="127.0.0.1"),
    "Redis.from_url(...)": redis.Redis.from_url(address),
    "Redis(connection_pool=ConnectionPool.from_url(...))": redis.Redis(connection_pool=redis.ConnectionPool.from_url(address)),
    "Django's cache": cache._cache.get_client(None),
}
retries = {name: client.connection_pool.make_connection().retry.get_retries() for name, client in clients.items()}
for name, count in retries.items():
    print(f"{count:2} retries: {name}")
sys.exit(None if list(retries.values()) == [10, 0, 0, 0] else "this has changed: 10, 0, 0, 0")
CLIENT
