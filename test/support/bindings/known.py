"""A shape of a broker's, the server that it is filled with, and the services that it becomes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote


@dataclass(frozen=True)
class Target:
    """A server that is really there."""

    host: str
    port: int
    user: str
    password: str
    name: str
    #: PEM texts.
    authority: str
    certificate: str = ""
    key: str = ""

    @property
    def login(self) -> str:
        return f"{self.user}:{quote(self.password, safe='')}"

    @property
    def place(self) -> str:
        return f"{self.host}:{self.port}"


@dataclass(frozen=True)
class Known:
    title: str
    kind: str
    #: The credentials, or several services.
    credentials: Callable[[Target], Any]
    label: str = "user-provided"
    tags: tuple[str, ...] = ()
    #: The line with which it is refused; empty where it must be used.
    refused: str = ""
    #: What the connection must be: "", "encrypted" or "verified", by the shape's own authority or by a known one.
    tls: str = ""
    #: Names that the one warning must have.
    left_out: tuple[str, ...] = ()
    #: What is set by name beside it.
    beside: tuple[tuple[str, str], ...] = ()
    #: Settings that must come out, where there is no server to ask.
    settings: Callable[[Target], dict[str, Any]] | None = None


NAMES = {"postgresql": "database", "mysql": "database", "redis": "cache", "objectstorage": "storage", "ai": "ai", "mail": "mail"}


def bindings_of(known: Known, target: Target) -> list[dict[str, Any]]:
    """The services as VCAP_SERVICES has them."""
    credentials = known.credentials(target)
    name = NAMES[known.kind]
    several = credentials if isinstance(credentials, list) else [(name, known.label, list(known.tags), credentials)]
    return [
        {
            "label": label,
            "provider": None,
            "plan": "p",
            "name": name,
            "tags": tags,
            "instance_guid": "1",
            "instance_name": f"app-{name}",
            "binding_guid": "2",
            "binding_name": name if several is not credentials else None,
            "credentials": one,
            "syslog_drain_url": None,
            "volume_mounts": [],
        }
        for name, label, tags, one in several
    ]
