"""Certificates that come with credentials: found wherever they are, and written to files."""

import base64
import binascii
import hashlib
import os
import re
import ssl
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from .binding import Binding

#: The authority of the server's certificate, the client's certificate, and the client's key.
AUTHORITIES: Final = (
    "sslrootcert",
    "ssl_ca",
    "ca",
    "cacrt",
    "ca_cert",
    "ca_certificate",
    "ca_certs",
    "ca_certificates",
    "ca_bundle",
    "ca_string",
    "certificate_authority",
    "root_ca",
    "root_cert",
    "root_certificate",
    "server_ca",
    "server_ca_cert",
    "ssl_ca_cert",
    "ssl_root_cert",
    "tls_ca",
    "certificate_base64",
)
CERTIFICATES: Final = ("sslcert", "client_cert", "client_certificate", "tls_cert", "client_crt")
KEYS: Final = ("sslkey", "client_key", "client_private_key", "tls_key")
#: The same inside of an object that is about certificates, where the words are shorter.
CONTAINERS: Final = ("tls", "ssl", "cert", "certs", "certificate", "certificates", "client")
SHORT_CERTIFICATES: Final = (*CERTIFICATES, "cert", "certificate", "crt", "public_cert")
SHORT_KEYS: Final = (*KEYS, "key", "private_key")
DEPTH: Final = 4


class Identity(NamedTuple):
    """The client's certificate and its key, as PEM text or paths."""

    certificate: str
    key: str


def authority_of(binding: Binding, depth: int = DEPTH) -> str:
    """Return the authority of the server's certificate, wherever it is nested; else nothing."""
    for key in AUTHORITIES:
        value = binding.nested(key)
        if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
            return "\n".join(pem_of(one) or one for one in value)
        if text := binding.first(key):
            return text
    parts = (binding.part(key) for key in CONTAINERS) if depth else ()
    return next((text for part in parts if part and (text := authority_of(part, depth - 1))), "")


def ibm_authority_of(binding: Binding, protocol: str) -> str:
    """Return the authority of IBM Cloud Databases, as PEM text. Raises ValueError without one."""
    certificate = binding.part("connection", protocol, "certificate")
    text = certificate.first("certificate_base64") if certificate else ""
    if not text:
        raise binding.problem(f"connection.{protocol} lacks its certificate.")
    if not pem_of(text):
        raise binding.problem("its certificate is no base64 of PEM text.")
    return pem_of(text)


def identity_of(binding: Binding) -> Identity | None:
    """Return the client's certificate with its key; None where one of them is missing."""
    found = Identity(binding.first(*CERTIFICATES), binding.first(*KEYS))
    return found if all(found) else nested_identity(binding, DEPTH)


def nested_identity(binding: Binding, depth: int) -> Identity | None:
    """Return the client's certificate with its key, from an object that is about certificates."""
    for part in (binding.part(key) for key in CONTAINERS):
        if part is None or depth == 0:
            continue
        found = Identity(part.first(*SHORT_CERTIFICATES), part.first(*SHORT_KEYS))
        if all(found):
            return found
        if deeper := nested_identity(part, depth - 1):
            return deeper
    return None


def pem_of(text: str) -> str:
    """Return PEM text: as it is given, with line ends spelled out, or in base64; else nothing."""
    if "-----BEGIN" in text:
        return text.replace("\\n", "\n").rstrip("\n") + "\n"
    try:
        decoded = base64.b64decode(re.sub(r"\s", "", text), validate=True)
        # The same without its frame, which only certificates have.
        if decoded.startswith(b"\x30\x82"):
            return ssl.DER_cert_to_PEM_cert(decoded)
        pem = decoded.decode("ascii")
    except (binascii.Error, ValueError):
        return ""
    return pem_of(pem) if "-----BEGIN" in pem else ""


def as_file(binding: Binding, text: str, name: str, environ: Mapping[str, str]) -> str:
    """Write a certificate or key where only this user reads it, and return its path.

    Clients of services want files. A path stays one.

    Raises ValueError when the text is neither, or cannot be written.
    """
    if text.startswith("/") and "\n" not in text:
        return text
    pem = pem_of(text)
    if not pem:
        raise binding.problem(f"its certificate ({name}) is neither PEM text, nor base64 of it.")
    folder = Path(environ.get("TMPDIR") or tempfile.gettempdir())
    # Services and projects that share the folder do not share the file.
    digest = hashlib.sha256(pem.encode()).hexdigest()[:16]
    user = os.getuid() if hasattr(os, "getuid") else 0
    path = folder / f"bound-{user}-{digest}-{name}.pem"
    try:
        # Made with mode 0600, and moved at once: other processes of the server do the same.
        with tempfile.NamedTemporaryFile("w", dir=folder, delete=False) as file:
            file.write(pem)
        return str(Path(file.name).replace(path))
    except OSError as error:
        raise binding.problem(
            f"its certificate cannot be written to {folder} ({error.strerror}). Set TMPDIR to a "
            "folder that can be written."
        ) from None
