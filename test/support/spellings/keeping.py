"""What adopted settings must keep of those that they adopt."""

#: Stands for what is not there.
MISSING = object()

#: What ours decides, with the reasons in its settings.
OURS = {"STATIC_ROOT", "BASE_DIR"}


def differences(theirs: object, ours: object, path: str):
    """Yield where something of theirs no longer exists. Ours may have more entries, at either end."""
    if isinstance(theirs, dict) and isinstance(ours, dict):
        for key, value in theirs.items():
            yield from differences(value, ours.get(key, MISSING), f"{path}[{key!r}]")
    elif path in {"ALLOWED_HOSTS", "INSTALLED_APPS", "MIDDLEWARE", "CSRF_TRUSTED_ORIGINS"}:
        if [one for one in ours if one in theirs] != list(theirs):
            yield path
    # Where it is not set, static files could not be served at all.
    elif theirs != ours and (path, theirs, ours) != ("STATIC_URL", None, "static/"):
        yield f"{path}: {theirs!r} became {ours!r}"
