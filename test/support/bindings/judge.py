"""What a connection made of a project's variables is like, and whether it is the one that a shape means."""

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from forms import DECOY
from generate import Shape
from spelling import AUTHORITY, ENCRYPTED, HOST, NOTHING

VARIABLE = {"postgresql": "DATABASE_URL", "mysql": "DATABASE_URL", "redis": "REDIS_URL", "storage": "S3_ACCESS_KEY_ID", "mail": "EMAIL_URL"}
#: libpq: https://www.postgresql.org/docs/current/libpq-connect.html; MySQL's clients; redis-py's from_url.
PARAMETERS = {
    "postgresql": {"host", "port", "sslmode", "sslrootcert", "sslcert", "sslkey", "target_session_attrs"},
    "mysql": {"ssl-mode", "ssl-ca", "ssl-cert", "ssl-key"},
    "redis": {"ssl_ca_certs", "ssl_certfile", "ssl_keyfile"},
    "mail": set(),
}
LEVELS = {
    "require": ENCRYPTED, "verify-ca": AUTHORITY, "verify-full": HOST,
    "REQUIRED": ENCRYPTED, "VERIFY_CA": AUTHORITY, "VERIFY_IDENTITY": HOST,
}  # fmt: skip
DEFAULTS = {"postgresql": 5432, "mysql": 3306, "redis": 6379, "mail": 587}
FILES = {
    "postgresql": ("sslrootcert", "sslcert", "sslkey"),
    "mysql": ("ssl-ca", "ssl-cert", "ssl-key"),
    "redis": ("ssl_ca_certs", "ssl_certfile", "ssl_keyfile"),
}


def holds(path: str | None, pem: str) -> bool:
    return path is not None and Path(path).read_text().strip() == pem.strip() and Path(path).stat().st_mode & 0o077 == 0


def of_server(shape: Shape, found: Mapping[str, str]) -> list[str]:
    """What is wrong with an address."""
    url = found[VARIABLE[shape.kind]]
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query, strict_parsing=bool(parts.query)))
    wrong = [f"parameter {key}" for key in query if key not in PARAMETERS[shape.kind]]
    if "host" in query:
        ports = query["port"].split(",")
        hosts = list(zip(query["host"].split(","), map(int, ports), strict=True))
    else:
        hosts = [(parts.hostname or "", parts.port or DEFAULTS[shape.kind])]
    wanted = shape.hosts[:1] if shape.kind == "mysql" else shape.hosts
    seen = {
        "hosts": (hosts, [(host.lower(), port) for host, port in wanted]),
        "user": (unquote(parts.username or ""), shape.user),
        "password": (unquote(parts.password or ""), shape.password),
        "name": (unquote(parts.path[1:]), shape.name),
    }
    wrong += [f"{what}: {is_} is not {should}" for what, (is_, should) in seen.items() if is_ != should]
    if shape.kind == "mail":
        if parts.scheme not in {"smtp", "smtps"}:
            wrong.append("mail without TLS")
        if shape.authority and not holds(found.get("EMAIL_CA_FILE"), shape.authority):
            wrong.append("authority lost")
        return wrong
    if shape.kind == "redis":
        # redis-py verifies whatever it encrypts.
        level = HOST if parts.scheme == "rediss" else NOTHING
    else:
        level = LEVELS.get(query.get("sslmode", "") or query.get("ssl-mode", ""), NOTHING)
    if level < shape.protection:
        wrong.append(f"protection {level} is less than {shape.protection}")
    authority, certificate, key = (query.get(name) for name in FILES[shape.kind])
    if shape.authority and not holds(authority, shape.authority):
        wrong.append("authority lost")
    if shape.identity and not (holds(certificate, shape.identity[0]) and holds(key, shape.identity[1])):
        wrong.append("client's certificate lost")
    if bool(certificate) != bool(key) or (certificate and not shape.identity):
        wrong.append("half of a client's certificate")
    return wrong


def of_storage(shape: Shape, found: Mapping[str, str]) -> list[str]:
    host, port = shape.hosts[0]
    wanted = {
        "S3_ACCESS_KEY_ID": shape.user,
        "S3_SECRET_ACCESS_KEY": shape.password,
        "S3_BUCKET": shape.name,
        "S3_ENDPOINT_URL": f"https://{host}:{port}",
    }
    wrong = [f"{name}: {found.get(name)!r} is not {text!r}" for name, text in wanted.items() if found.get(name) != text]
    if shape.authority and not holds(found.get("S3_CA_FILE"), shape.authority):
        wrong.append("authority lost")
    return wrong


def judge(shape: Shape, found: Mapping[str, str], problems: list[str], warnings: list[str]) -> list[str]:
    """Everything that is not as the shape means it; an empty list when it is right."""
    variable = VARIABLE[shape.kind]
    wrong = [f"shows a secret: {line}" for line in (*problems, *warnings) if "s3cret" in line]
    wrong += [f"more than one line: {line!r}" for line in (*problems, *warnings) if "\n" in line]
    wrong += [f"the decoy in {name}" for name, text in found.items() if DECOY in text]
    wrong += [f"{name} fits no environment" for name, text in found.items() if re.search("[\0\ud800-\udfff]", text)]
    mine = [line for line in problems if shape.kind == "storage" or 'service "storage"' not in line]
    if not found.get(variable):
        # Texts that are all empty are a place that nobody has filled.
        if not mine and any(shape.binding["credentials"].values()):
            wrong.append(f"neither used nor refused: {problems}")
        elif not all(shape.reason in line for line in mine):
            wrong.append(f"refused for another reason: {mine}")
        elif mine and not (shape.may_refuse or shape.must_refuse):
            wrong.append(f"refused: {mine}")
        return wrong
    if shape.must_refuse:
        return [*wrong, "used, and should be refused"]
    if "nonsense" in shape.note:
        return wrong
    wrong += of_storage(shape, found) if shape.kind == "storage" else of_server(shape, found)
    left_out = [line for line in warnings if all(key in line for key in shape.foreign)]
    if shape.foreign and len(left_out) != 1:
        wrong.append(f"{len(left_out)} warnings of {shape.foreign}")
    return wrong

