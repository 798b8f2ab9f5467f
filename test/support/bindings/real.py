"""Each shape of brokers in each form, used: by the project's own settings, against servers that are there.

Standard input: {"targets": {KIND: TARGET}, "strange": PEM, "known": FILE, "environ": {}}. The parent loads what is slow once;
each shape and form is a process of its own.
"""

import importlib
import json
import logging
import os
import sys
import tempfile
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from forms import DECOY, FORMS, Refused
from known import Known, Target, bindings_of
from shapes import SHAPES

given = json.load(sys.stdin)

# What is slow to load, and looks at no setting.
for module in (
    "boto3",
    "dj_database_url",
    "django.core.cache.backends.redis",
    "django.core.files.storage",
    "django.db",
    "dotenv",
    "pythonjsonlogger.json",
    "redis",
    "storages.backends.s3",
):
    importlib.import_module(module)
importlib.import_module({"mysql": "pymysql"}.get(next(iter(given["targets"])), "django.db.backends.postgresql.base"))
KINDS = set(given["targets"])
FORM_KINDS = {"objectstorage": "storage"}


def database(known: Known, target: Target) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone()[0] == 1
        cursor.execute({
            "postgresql": "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()",
            "mysql": "SELECT VARIABLE_VALUE <> '' FROM information_schema.SESSION_STATUS WHERE VARIABLE_NAME = 'Ssl_cipher'",
        }[connection.vendor])  # fmt: skip
        assert not known.tls or cursor.fetchone()[0] in (True, 1), "it is not encrypted"


def cache(known: Known, target: Target) -> None:
    from django.core.cache import cache as client

    # What must not be wrong is told; what a page reads would only be missing.
    client.delete("shape")
    client.set("shape", known.title)
    assert client.get("shape") == known.title


def storage(known: Known, target: Target) -> None:
    from django.core.files.base import ContentFile
    from django.core.files.storage import default_storage

    client = default_storage.connection.meta.client
    keys = client._request_signer._credentials.get_frozen_credentials()
    assert (keys.access_key, keys.secret_key) == (target.user, target.password)
    name = default_storage.save("shape.txt", ContentFile(b"hello"))
    assert default_storage.open(name).read() == b"hello"
    assert default_storage.connection.Bucket(target.name).Object(name).content_length == 5


def settings(known: Known, target: Target) -> None:
    wanted = known.settings(target)
    if known.kind == "mail":
        from shop import mail

        assert {name: getattr(mail.SERVER, name) for name in wanted} == wanted, mail.SERVER
    else:
        assert {name: os.environ.get(name) for name in wanted} == wanted, os.environ


USES = {"postgresql": database, "mysql": database, "redis": cache, "objectstorage": storage, "ai": settings, "mail": settings}


def use(known: Known, target: Target, environ: dict[str, str], names: list[str]) -> str:
    """Use a shape with the project's settings, or see what refuses it."""
    lines: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(record.getMessage())
    logging.getLogger("shop").addHandler(handler)
    os.environ.update(environ)
    os.environ["DJANGO_SETTINGS_MODULE"] = "shop.settings"
    from shop import env

    assert not any(DECOY in text for name, text in os.environ.items()), "the launcher's address is used"
    if known.refused:
        (line,) = env.PLATFORM_PROBLEMS
        assert known.refused in line, line
        assert all(name in line for name in names), line
        assert target.password not in line
        try:
            from shop import settings  # noqa: F401
        except ImproperlyConfigured:
            return "refused"
        raise AssertionError("refused, and settings are there")
    assert env.PLATFORM_PROBLEMS == [], env.PLATFORM_PROBLEMS
    USES[known.kind](known, target)
    warned = [line for line in lines if "left out" in line]
    assert [all(name in line for name in known.left_out) for line in warned] == ([True] if known.left_out else []), lines
    return known.tls or "used"


def forked(known: Known, target: Target, environ: dict[str, str]) -> str:
    """The result of a process of its own; an error begins with the word."""
    read, write = os.pipe()
    if (child := os.fork()) == 0:
        try:
            # Prefixed variables have no name of the service.
            names = [] if "CE_APP" in environ else [one["name"] for one in bindings_of(known, target)]
            result = use(known, target, environ, names)
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is the result
            result = f"error: {type(error).__name__}: {error}"
        os.write(write, result.encode(errors="replace")[:4000])
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as pipe:
        result = pipe.read()
    os.waitpid(child, 0)
    return result


if "objectstorage" in KINDS:
    import boto3

    there = Target(**given["targets"]["objectstorage"])
    keys = {"aws_access_key_id": there.user, "aws_secret_access_key": there.password, "region_name": "us-east-1"}
    boto3.client("s3", endpoint_url=f"https://{there.place}", verify=given["known"], **keys).create_bucket(Bucket=there.name)

results = []
with tempfile.TemporaryDirectory() as parent:
    for number, known in enumerate(one for one in SHAPES if one.kind in KINDS):
        target = Target(**given["targets"][known.kind])
        row = {"title": known.title}
        for form, handed in FORMS.items():
            folder = Path(parent) / f"{number}-{form.replace(' ', '-')}"
            folder.mkdir()
            common = {**given["environ"], **dict(known.beside), "TMPDIR": str(folder)}
            # Authorities that everybody knows: of services that bring none.
            known_by = {"SSL_CERT_FILE": given["known"], "AWS_CA_BUNDLE": given["known"]}
            kind = FORM_KINDS.get(known.kind, known.kind)
            if known.kind in {"postgresql", "mysql"} and form.startswith(("VCAP", "SERVICE")):
                common["DATABASE_URL"] = f"postgres://u:p@{DECOY}/n"
            elif known.kind not in {"postgresql", "mysql"}:
                common["DATABASE_URL"] = "postgres://nobody@127.0.0.1:1/n"
            try:
                environ = handed(bindings_of(known, target), folder, kind)
            except Refused as refused:
                row[form] = f"platform: {refused}"
                continue
            row[form] = forked(known, target, {**common, **known_by, **environ})
            if known.tls == "verified" and form == "VCAP_SERVICES":
                # The same from a broker whose authority is another one, or none that is known.
                other = Target(**{**given["targets"][known.kind], "authority": Path(given["strange"]).read_text()})
                strange = {"SSL_CERT_FILE": given["strange"], "AWS_CA_BUNDLE": given["strange"]}
                result = forked(known, other, {**common, **strange, **handed(bindings_of(known, other), folder, kind)})
                row["another authority"] = "refused" if "certificate verify failed" in result.lower() or "CERTIFICATE_VERIFY_FAILED" in result or "SSL validation failed" in result else f"error: {result}"
        results.append(row)
json.dump(results, sys.stdout)
