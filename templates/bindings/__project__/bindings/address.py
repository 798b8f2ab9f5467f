"""The address of a server, from credentials that every provider spells in its own way."""

import base64
import binascii
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlsplit

from .binding import Binding


@dataclass(frozen=True)
class Address:
    """USER:PASSWORD@HOST:PORT/NAME, quoted as in a URL, and the parameters after it."""

    place: str
    query: dict[str, str]


def address_of(binding: Binding, schemes: tuple[str, ...], port: int, what: str) -> Address:
    """Return the address: the one that is given, else what its parts say.

    Raises ValueError when there is neither an address of these schemes nor a host.
    """
    given = binding.first("uri", "url")
    try:
        parts = urlsplit(given)
    except ValueError:
        raise binding.problem("its address (uri) is none.") from None
    if "://" in given and parts.scheme not in (*schemes, "jdbc"):
        raise binding.problem(f"its address (uri) is not one of {what}.")
    if parts.scheme in schemes and parts.hostname and "," not in parts.netloc:
        return Address(f"{parts.netloc}{parts.path}", dict(parse_qsl(parts.query)))
    # No address, one of JDBC's, or one with several hosts: the parts say the same.
    host = binding.first("host", "hostname")
    name = binding.first("db_name", "dbname", "database", "name")
    if not host:
        raise binding.problem(f"it has neither the address of {what} (uri) nor a host.")
    login = login_of(
        binding.first("username", "user", "Username"), binding.first("password", "Password")
    )
    number = binding.first("port") or str(port)
    if not number.isdigit():
        raise binding.problem("its port is no number.")
    return Address(f"{login}{host}:{number}/{quote(name, safe='')}", {})


def ibm_address_of(binding: Binding, protocol: str) -> Address | None:
    """Return the address as IBM Cloud Databases hand it over, below `connection`; else None."""
    found = binding.part("connection", protocol)
    if found is None:
        return None
    hosts = found.credentials.get("hosts")
    host = hosts[0] if isinstance(hosts, list) and hosts and isinstance(hosts[0], Mapping) else {}
    authentication = found.part("authentication")
    if authentication is None or not host.get("hostname") or not host.get("port"):
        raise binding.problem(f"connection.{protocol} lacks its authentication or its hosts.")
    login = login_of(authentication.first("username"), authentication.first("password"))
    name = quote(found.first("database"), safe="")
    return Address(f"{login}{host['hostname']}:{host['port']}/{name}", {})


def ibm_certificate_of(binding: Binding, protocol: str) -> str:
    """Return the certificate of the authority of IBM Cloud Databases, as PEM text."""
    certificate = binding.part("connection", protocol, "certificate")
    text = certificate.first("certificate_base64") if certificate else ""
    if not text:
        raise binding.problem(f"connection.{protocol} lacks its certificate.")
    try:
        return base64.b64decode(text, validate=True).decode("ascii")
    except (binascii.Error, UnicodeDecodeError):
        raise binding.problem("its certificate is no base64.") from None


def login_of(user: str, password: str) -> str:
    """Return USER:PASSWORD@, or nothing where there is neither."""
    if not user and not password:
        return ""
    return f"{quote(user, safe='')}:{quote(password, safe='')}@"


def pem_of(text: str) -> str:
    """Return PEM text: as it is given, with line ends spelled out, or in base64; else nothing."""
    if "-----BEGIN" in text:
        return text.replace("\\n", "\n").rstrip("\n") + "\n"
    try:
        decoded = base64.b64decode(text, validate=True).decode("ascii")
    except (binascii.Error, ValueError):
        return ""
    return decoded if "-----BEGIN" in decoded else ""


def as_file(text: str, name: str, environ: Mapping[str, str]) -> str:
    """Write a certificate or key where only this user reads it, and return its path.

    Clients of services want files. A text that is none of PEM's is a path already.
    """
    pem = pem_of(text)
    if not pem:
        return text
    folder = Path(environ.get("TMPDIR") or tempfile.gettempdir())
    # Made with mode 0600, and moved at once: other processes of the server do the same.
    with tempfile.NamedTemporaryFile("w", dir=folder, delete=False) as file:
        file.write(pem)
    path = folder / f"bound-{os.getuid() if hasattr(os, 'getuid') else 0}-{name}.pem"
    return str(Path(file.name).replace(path))
