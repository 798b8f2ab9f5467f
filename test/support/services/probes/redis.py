"""A value of the cache, and a session, which only Redis has after the row is gone."""

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.sessions.backends.cached_db import SessionStore  # noqa: E402
from django.core.cache import cache  # noqa: E402

assert settings.CACHES["default"]["LOCATION"].startswith("rediss://")
cache.set("probe", {"a": 1}, timeout=60)
assert cache.get("probe") == {"a": 1}
assert cache.incr("count") if cache.add("count", 0) else cache.incr("count")
session = SessionStore()
session["who"] = "ñandú"
session.save()
SessionStore.get_model_class().objects.all().delete()
assert SessionStore(session.session_key)["who"] == "ñandú"
print("read and written")
