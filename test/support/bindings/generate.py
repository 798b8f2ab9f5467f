"""Shapes of bindings from a seed, each with what is right for it.

Every shape begins with an intended target and is then written down as a broker might: names, nesting, types and characters
vary. Nothing here knows the product.
"""

import json
import random
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from spelling import (
    AROUND, AUTHORITIES, AUTHORITY, ENCRYPTED, FLAGS, FOREIGN, HOST, KEY, KEYS, NAMES, NOTHING, PEMS, PORTS, SCHEMES,
    pem_spelled, put, secret, typed, word,
)  # fmt: skip


@dataclass
class Shape:
    """One service and what is right for it."""

    kind: str
    binding: dict[str, Any]
    hosts: list[tuple[str, int]] = field(default_factory=list)
    user: str = ""
    password: str = ""
    name: str = ""
    protection: int = NOTHING
    authority: str = ""
    identity: tuple[str, str] | None = None
    foreign: list[str] = field(default_factory=list)
    #: Whether to refuse it is right too: it can be read in two ways, or holds nonsense.
    may_refuse: bool = False
    #: Whether nothing but to refuse it is right.
    must_refuse: bool = False
    #: What the line must say with which it is refused.
    reason: str = ""
    note: str = ""


def target(rng: random.Random, kind: str) -> Shape:
    host = lambda: word(rng, "abcxyz", 1, 1) + word(rng, "abc-09.", 0, 8) + word(rng, "abc", 1, 3) + rng.choice((".bosh", ".consul", ".example.com", ""))  # noqa: E731
    count = rng.choice((1, 1, 1, 2, 3)) if kind in {"postgresql", "mysql"} else 1
    port = rng.choice((PORTS.get(kind, 443), rng.randint(1, 65535)))
    return Shape(
        kind=kind,
        binding={},
        hosts=[(rng.choice((host(), "10.0.0.7", host())), port) for _ in range(count)],
        user="" if kind == "redis" else word(rng, "abc_@/:% ñ", 1, 6).strip() or "u",
        password=secret(rng),
        name=word(rng, "abcxyz", 1, 2) + word(rng, "abc_-09 ñ", 0, 6).strip() if kind in {"postgresql", "mysql"} else "",
    )


def flag(rng: random.Random, shape: Shape, credentials: dict[str, Any], query: list[tuple[str, str]]) -> None:
    """Ask for TLS in one of its many words."""
    kind = shape.kind
    asked = rng.choice((NOTHING, NOTHING, ENCRYPTED, AUTHORITY, HOST))
    if asked == NOTHING and rng.random() < 0.2:
        credentials[rng.choice(FLAGS)] = typed(rng, False)
        return
    modes = {
        "postgresql": {ENCRYPTED: "require", AUTHORITY: "verify-ca", HOST: "verify-full"},
        "mysql": {ENCRYPTED: "REQUIRED", AUTHORITY: "VERIFY_CA", HOST: "VERIFY_IDENTITY"},
    }
    if asked == NOTHING:
        return
    if kind in modes and rng.random() < 0.7:
        mode = modes[kind][asked]
        if rng.random() < 0.5:
            credentials[rng.choice(("sslmode", "ssl_mode", "sslMode"))] = mode
        else:
            query.append((rng.choice(("sslmode", "sslMode") if kind == "postgresql" else ("ssl-mode", "sslMode")), mode))
        shape.protection = asked
        return
    shape.protection = ENCRYPTED
    if kind == "mysql" and rng.random() < 0.5:
        query.append((rng.choice(("useSSL", "requireSSL", "useSsl", "tls", "ssl")), "true"))
    elif kind == "redis" and rng.random() < 0.3:
        credentials["tls_port"] = typed(rng, shape.hosts[0][1])
    else:
        credentials[rng.choice(FLAGS)] = typed(rng, True)


def certificates(rng: random.Random, shape: Shape, credentials: dict[str, Any]) -> None:
    """An authority somewhere, and perhaps a client's certificate with its key or without."""
    if rng.random() < 0.5:
        return
    pem = rng.choice(PEMS)
    path = rng.choice(AROUND)
    if not put(credentials, path, rng.choice(AUTHORITIES), pem_spelled(rng, pem)):
        return
    shape.authority = pem
    shape.protection = max(shape.protection, AUTHORITY)
    if shape.kind in {"postgresql", "mysql", "redis"} and rng.random() < 0.4:
        cert, key = rng.choice((("sslcert", "sslkey"), ("client_cert", "client_key"), ("ClientCert", "ClientKey")))
        credentials[cert] = PEMS[1]
        if rng.random() < 0.5:
            credentials[key] = KEY
            shape.identity = (PEMS[1], KEY)


def address(rng: random.Random, shape: Shape, query: list[tuple[str, str]], raw: bool, jdbc: bool) -> str:
    write = (lambda text: text) if raw else (lambda text: quote(text, safe=rng.choice(("", "-_"))))
    scheme = rng.choice(SCHEMES[shape.kind])
    if shape.kind == "redis" and shape.protection >= ENCRYPTED and rng.random() < 0.5:
        scheme = "rediss"
    hosts = ",".join(f"{host}:{port}" for host, port in shape.hosts)
    name = quote(shape.name, safe="")
    if jdbc:
        scheme = {"postgresql": "postgresql", "mysql": rng.choice(("mysql", "mariadb"))}[shape.kind]
        query = [("user", shape.user), ("password", shape.password), *query]
    parameters = "&".join(f"{key}={quote(value, safe='')}" for key, value in query)
    login = "" if jdbc else f"{write(shape.user)}:{write(shape.password)}@"
    tail = f"?{parameters}" if parameters else ""
    return f"{'jdbc:' if jdbc else ''}{scheme}://{login}{hosts}{f'/{name}' if name else ''}{tail}"


def parts(rng: random.Random, shape: Shape, credentials: dict[str, Any]) -> None:
    said = {"host": shape.hosts[0][0], "user": shape.user, "password": shape.password, "name": shape.name}
    several = len(shape.hosts) > 1
    for part, value in said.items():
        if value and not (part == "host" and several):
            credentials[rng.choice(KEYS[part])] = value
    if several:
        hosts = [host for host, _ in shape.hosts]
        credentials["hosts"] = rng.choice((
            hosts,
            [f"{host}:{port}" for host, port in shape.hosts],
            [{"hostname": host, "port": port} for host, port in shape.hosts],
        ))
    elif rng.random() < 0.3:
        credentials["hosts"] = [shape.hosts[0][0]]
    credentials["port"] = typed(rng, shape.hosts[0][1])


def server(rng: random.Random, kind: str) -> Shape:
    """A database, a cache or a mail server."""
    shape = target(rng, kind)
    credentials: dict[str, Any] = {}
    query: list[tuple[str, str]] = []
    if kind != "mail":
        flag(rng, shape, credentials, query)
    certificates(rng, shape, credentials)
    sql = kind in {"postgresql", "mysql"}
    style = rng.choice(("parts", "uri", "both", "raw both", "broken both", "raw uri", "filled", *(("jdbc", "jdbc both", "two") if sql else ())))
    if style == "parts" and query:
        style = "both"
    if style.startswith("raw") and shape.user:
        # A colon in the user's name that is not quoted has no right reading.
        shape.user = word(rng, "abc", 1, 5)
    if sql and style != "parts" and rng.random() < 0.4:
        shape.foreign = rng.sample(FOREIGN, rng.randint(1, 3))
        for key in shape.foreign:
            query.insert(rng.randint(0, len(query)), (key, rng.choice(("true", "1", "UTC"))))
    where = rng.choice(("uri", "url", "uri")) if "jdbc" not in style else rng.choice(("jdbcUrl", "jdbc_url", "uri", "jdbcurl"))
    if style in {"parts", "both", "raw both", "broken both", "jdbc both"}:
        parts(rng, shape, credentials)
    if style == "filled":
        login, shape.user, shape.password = (shape.user, shape.password), "", ""
        text = address(rng, shape, query, raw=False, jdbc=False).replace("://:@", "://")
        shape.user, shape.password = login
        credentials |= {key: value for key, value in (("username", shape.user), ("password", shape.password)) if value}
        if kind == "redis":
            text = address(rng, shape, query, raw=False, jdbc=False).replace("://:", "://no-user-name-for-redis:")
        credentials[where] = text
    elif style != "parts":
        raw = style.startswith("raw")
        # A raw password or user may make an address that can be read in two ways.
        shape.may_refuse = style == "raw uri"
        credentials[where] = address(rng, shape, query, raw, "jdbc" in style)
        if style == "two":
            # The first one does not ask for what the second one asks for.
            credentials["uri"] = address(rng, shape, [], raw=False, jdbc=False)
            credentials["jdbcUrl"] = address(rng, shape, query, raw=False, jdbc=True)
            credentials.pop("url", None)
            shape.foreign = []
        if style == "broken both":
            # As if another password, with a slash that is not quoted, stood before it: nobody can read it.
            credentials[where] = credentials[where].replace("://", "://x:y/z@", 1)
        if kind == "redis" and style == "both" and rng.random() < 0.5:
            credentials[where] = credentials[where].replace("://:", "://no-user-name-for-redis:")
    shape.note = style
    if kind == "redis" and rng.random() < 0.1:
        credentials["cluster_mode"] = typed(rng, True)
        shape.must_refuse = True
    shape.binding = {"credentials": credentials}
    return shape


def storage(rng: random.Random) -> Shape:
    shape = Shape("storage", {}, [(f"s3.{word(rng, 'abc', 2, 4)}.example", rng.choice((443, 9021)))], "AK" + word(rng, "XYZ09", 4, 8), "SK/+" + secret(rng).strip(), word(rng, "abc", 3, 6))
    host, port = shape.hosts[0]
    style = rng.choice(("parts", "uri", "both", "raw both"))
    credentials: dict[str, Any] = {}
    if style != "uri":
        pair = rng.choice((("access_key_id", "secret_access_key"), ("accessKey", "secretKey"), ("accessKeyId", "secretAccessKey"), ("access_key", "secret_key")))
        credentials |= dict(zip(pair, (shape.user, shape.password), strict=True))
        credentials[rng.choice(("bucket", "bucket_name", "bucketName"))] = shape.name
        credentials[rng.choice(("endpoint", "endpoint_url", "host"))] = rng.choice((f"{host}:{port}", f"https://{host}:{port}"))
    if style != "parts":
        write = (lambda text: text) if style.startswith("raw") else (lambda text: quote(text, safe=""))
        credentials["uri"] = f"s3://{write(shape.user)}:{write(shape.password)}@{host}:{port}/{shape.name}"
    certificates(rng, shape, credentials)
    if rng.random() < 0.1:
        credentials = {"account_name": "a", "container_name": "c", "container_uri": "https://a.blob.example/c", "sas_token": shape.password}
        shape.must_refuse = True
    shape.note = style
    shape.binding = {"credentials": credentials}
    return shape


NONSENSE = (None, [], {}, "", 7, -1, 1e300, True, ["s3cret0000"], {"s3cret0000": 1}, "s3cret0000", "\0s3cret0000", "\ud800", "x" * 5000, "-----BEGIN s3cret0000", "{", "[1", "a b", "http://s3cret0000", "é://é", {"a": {"a": {"a": {}}}})


def nonsense(rng: random.Random, shape: Shape) -> None:
    """Replace some values by something else, of any type: only to refuse it, or to go where the rest says, is right."""
    credentials = shape.binding["credentials"]
    for key in rng.sample(sorted(credentials), rng.randint(1, min(2, len(credentials)))):
        credentials[key] = rng.choice(NONSENSE)
    shape.may_refuse = True
    shape.note += ", nonsense"
    # What was asked for may be what was replaced.
    shape.protection, shape.authority, shape.identity, shape.foreign = NOTHING, "", None, []


def shape_of(rng: random.Random, database: str) -> Shape:
    kind = rng.choice((database, database, database, "redis", "redis", "storage", "mail"))
    shape = storage(rng) if kind == "storage" else server(rng, kind)
    if not shape.must_refuse and rng.random() < 0.15:
        nonsense(rng, shape)
    if rng.random() < 0.03:
        whole, part = {"credhub-ref": "/c/x/y/z/credentials"}, {"password": {"credhub-ref": "/c/x"}, "host": "h", "name": "n"}
        shape.binding["credentials"] = whole if kind == "storage" else rng.choice((whole, part))
        shape.must_refuse, shape.reason = True, "CredHub"
    name = NAMES[kind]
    shape.binding |= {
        "label": rng.choice(("user-provided", kind, f"p.{kind}", f"a9s-{kind}15")),
        "name": name,
        "binding_name": name,
        "instance_name": f"app-{name}",
        "tags": rng.choice(([], [kind], ["x", kind.upper()])),
        "plan": "p",
        "binding_guid": "2",
    }
    json.dumps(shape.binding)
    return shape
