"""Addresses of servers: URLs and JDBC's, with one host or several."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote, unquote, unquote_plus, urlencode

from .binding import Binding

#: Where providers put an address.
ADDRESSES: Final = (
    "uri",
    "url",
    "jdbc_url",
    "jdbc_uri",
    "database_url",
    "database_uri",
    "connection_string",
    "connection_uri",
    "dsn",
)

#: SCHEME://…, and JDBC's, which may name a way to choose among hosts: jdbc:mysql:loadbalance://…
ADDRESS: Final = re.compile(
    r"(?P<jdbc>jdbc:)?(?P<scheme>[a-z][a-z0-9.-]*)(?:[+:][a-z0-9_+.-]+)?://(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
HOST: Final = re.compile(r"[A-Za-z0-9._-]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]+|/.+")


@dataclass(frozen=True)
class Address:
    """Where a server is, and how to log in there: every part as it is meant, nothing quoted."""

    #: Each with its port, which is empty where it is not said.
    hosts: tuple[tuple[str, str], ...] = ()
    user: str = ""
    password: str = ""
    #: Of the database.
    name: str = ""
    query: Mapping[str, str] = field(default_factory=dict)
    scheme: str = ""

    def has(self, names: tuple[str, ...]) -> bool:
        """Whether these parts are said."""
        return all(getattr(self, name) for name in names)

    def is_placed(self) -> bool:
        """Whether there is a host, and the port of each."""
        return bool(self.hosts) and all(port for _, port in self.hosts)

    def url(self, scheme: str, query: Mapping[str, str]) -> str:
        """Return the URL. Several hosts stand among the parameters, as libpq's manual has it."""
        login = quote(self.user, safe="")
        if self.password:
            login += f":{quote(self.password, safe='')}"
        login += "@" if login else ""
        place = ""
        if len(self.hosts) == 1:
            ((host, port),) = self.hosts
            place = f"[{host}]" if ":" in host else quote(host, safe="")
            place += f":{port}" if port else ""
        else:
            hosts, ports = (",".join(column) for column in zip(*self.hosts, strict=True))
            query = {"host": hosts, "port": ports, **query}
        parameters = f"?{urlencode(query, safe='/,')}" if query else ""
        return f"{scheme}://{login}{place}/{quote(self.name, safe='')}{parameters}"


def parse(text: str) -> Address | None:
    """Return what an address says; None when it can be read in two ways, or in none.

    In a password that is not quoted, everything but `/` and `?` is understood.
    """
    match = ADDRESS.fullmatch(text.strip())
    if not match:
        return None
    before, _, parameters = match["rest"].partition("?")
    authority, _, name = before.partition("/")
    # A password with a slash or a question mark would make a host of its beginning.
    if "@" in name or ("@" in parameters and ("@" in authority or not match["jdbc"])):
        return None
    login, _, places = authority.rpartition("@")
    user, _, password = login.partition(":")
    query = query_of(parameters)
    if not login:
        user, password = query.get("user", ""), query.get("password", "")
    if not places and (several := query.get("host")):
        ports = query.get("port", "").split(",")
        found = several.split(",")
        ports = ports * len(found) if len(ports) == 1 else ports
        hosts = tuple(zip(found, ports, strict=False))
    else:
        hosts = tuple(map(host_and_port, places.split(",")))
    if not all(HOST.fullmatch(host) and is_port(port) for host, port in hosts):
        return None
    query = {
        key: value
        for key, value in query.items()
        if key not in {"user", "password", "host", "port", "dbname"}
    }
    if login:
        user, password = unquote(user), unquote(password)
    return Address(hosts, user, password, unquote(name), query, match["scheme"].lower())


def query_of(parameters: str) -> dict[str, str]:
    """Return the parameters of an address."""
    pairs = [one.partition("=") for one in parameters.split("&") if one]
    return {unquote_plus(key): unquote_plus(value) for key, _, value in pairs}


def host_and_port(text: str) -> tuple[str, str]:
    """Return a host and its port: of HOST, HOST:PORT, [IPv6]:PORT, and of a quoted path."""
    text = text.strip()
    if match := re.fullmatch(r"\[([^\]]*)\](?::(.*))?", text):
        return match[1], match[2] or ""
    if text.count(":") > 1:
        return text, ""
    host, _, port = text.partition(":")
    return unquote(host), port


def is_port(text: str) -> bool:
    """Whether a text may stand for a port; an empty one is the default."""
    return text == "" or (text.isascii() and text.isdigit() and 0 < int(text[:6]) < 65_536)


def addresses_of(binding: Binding) -> list[str]:
    """Return the addresses that a service has. Raises ValueError where one is withheld."""
    return [text for key in ADDRESSES if (text := binding.first(key))]


def parameters_of(binding: Binding) -> list[tuple[str, str]]:
    """Return the parameters of all addresses of a service: one may ask for what no other does."""
    found: list[tuple[str, str]] = []
    for text in addresses_of(binding):
        read = parse(text)
        found += (read.query if read else query_after(text)).items()
    return found


def query_after(address: str) -> dict[str, str]:
    """Return the parameters of an address that cannot be read otherwise."""
    _, _, parameters = address.rpartition("?")
    return query_of(parameters) if "?" in address and "@" not in parameters else {}


def scheme_of(text: str) -> str:
    """Return the scheme of an address, without JDBC's prefix."""
    match = ADDRESS.fullmatch(text)
    return match["scheme"].lower() if match else ""


def schemes_of(binding: Binding) -> set[str]:
    """Return the schemes of the addresses that a service has, in lower case."""
    texts = (binding.value(key) for key in ADDRESSES)
    matches = (ADDRESS.fullmatch(text.strip()) for text in texts if isinstance(text, str))
    return {match["scheme"].lower() for match in matches if match}
