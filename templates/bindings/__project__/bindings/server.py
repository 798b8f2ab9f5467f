"""A server's address, from the credentials of one that is bound."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import quote

from .address import (
    HOST,
    Address,
    addresses_of,
    host_and_port,
    is_port,
    parse,
    query_after,
    scheme_of,
)
from .binding import Binding

HOSTS: Final = ("host", "hostname", "server")
USERS: Final = ("username", "user", "db_user", "db_username", "user_name", "userid", "login")
PASSWORDS: Final = ("password", "db_password", "pass", "passwd", "pwd")


@dataclass(frozen=True)
class Wanted:
    """What an address must have."""

    #: Words for a message: "a PostgreSQL server".
    what: str
    schemes: tuple[str, ...]
    port: str
    #: Parts that, with hosts, make the address itself superfluous.
    parts: tuple[str, ...] = ("user", "password", "name")
    #: What providers call the name of a database.
    names: tuple[str, ...] = ("db_name", "dbname", "database", "db", "database_name", "name")


def address_of(binding: Binding, wanted: Wanted) -> Address:
    """Return where the server is.

    Complete parts go before an address: providers that quote nothing break the one, and not the
    others. An address lacks what it does not say, and parts fill it in.

    Raises ValueError when there is neither, or when it can be read in two ways.
    """
    given = given_addresses(binding, wanted)
    parts = parts_of(binding, wanted.names)
    readings = (parse(text) or parse(without(text, parts.password)) for text in given)
    read = next(filter(None, readings), None)
    if given and read is None and not (parts.is_placed() and parts.has(wanted.parts)):
        raise binding.problem(
            "its address (uri) is none that can be read in one way. Quote its password, such as "
            "%2F for /, or add its parts: host, port, username, password, name."
        )
    if parts.hosts and (not given or parts.has(wanted.parts)):
        # Which may lack what an address has: the port, and parameters.
        said = read or Address(query=query_after(given[0]) if given else {})
        ports = dict(said.hosts)
        hosts = ((one, port or ports.get(one) or wanted.port) for one, port in parts.hosts)
        scheme = scheme_of(given[0]) if given else ""
        name = parts.name or said.name
        return replace(parts, hosts=tuple(hosts), name=name, query=said.query, scheme=scheme)
    if read is None:
        raise binding.problem(f"it has neither the address of {wanted.what} (uri) nor a host.")
    both = parts.user and parts.password
    port = port_of(binding)
    return replace(
        read,
        hosts=tuple((one, own or port) for one, own in read.hosts),
        user=parts.user if both else read.user or parts.user,
        password=parts.password if both else read.password or parts.password,
        name=read.name or parts.name,
    )


def given_addresses(binding: Binding, wanted: Wanted) -> list[str]:
    """Return the addresses of such a server. Raises ValueError when there are only others."""
    found = [text for text in addresses_of(binding) if "://" in text]
    if fitting := [text for text in found if scheme_of(text) in wanted.schemes]:
        return fitting
    # The page of a dashboard is no contradiction, where a host is said beside it.
    others = [text for text in found if scheme_of(text) not in {"http", "https"}]
    if others or (found and not binding.first(*HOSTS)):
        raise binding.problem(f"its address (uri) is not one of {wanted.what}.")
    return []


def without(address: str, password: str) -> str:
    """Return an address without a password that is known, quoted or not."""
    if not password:
        return ""
    for spelled in (password, quote(password, safe="")):
        address = address.replace(f":{spelled}@", ":@", 1)
    return address


def port_of(binding: Binding, *keys: str) -> str:
    """Return the port among the parts, or an empty text. Raises ValueError when it is none."""
    # To some brokers, every number has a fraction.
    port = binding.first(*keys or ("port",)).removesuffix(".0")
    if not is_port(port):
        raise binding.problem("its port is no number between 1 and 65535.")
    return port


def parts_of(binding: Binding, names: tuple[str, ...]) -> Address:
    """Return what the parts say. Raises ValueError when a host or the port is none."""
    port = port_of(binding)
    hosts = tuple((host, own or port) for host, own in hosts_of(binding))
    for host, own in hosts:
        if not HOST.fullmatch(host) or not is_port(own):
            raise binding.problem("its host is none.")
    return Address(
        hosts=hosts,
        user=binding.first(*USERS),
        password=binding.exact(*PASSWORDS),
        name=binding.first(*names),
    )


def hosts_of(binding: Binding) -> list[tuple[str, str]]:
    """Return the hosts: the one that stands for all of them, else each."""
    if text := binding.first(*HOSTS):
        return [host_and_port(one) for one in text.split(",")]
    several = next(
        (found for key in ("hosts", "hostnames") if (found := binding.nested(key))), None
    )
    if isinstance(several, str):
        return [host_and_port(one) for one in several.split(",")]
    if not isinstance(several, list):
        return []
    return [found for one in several if (found := host_in_list(one, binding)) is not None]


def host_in_list(value: Any, binding: Binding) -> tuple[str, str] | None:
    """Return a host of a list: a text, or an object with a port of its own."""
    if isinstance(value, str) and value.strip():
        return host_and_port(value)
    if isinstance(value, Mapping):
        one = replace(binding, credentials=value)
        if host := one.first(*HOSTS):
            return host, port_of(one)
    return None


def ibm_address_of(binding: Binding, protocol: str) -> Address | None:
    """Return the address as IBM Cloud Databases hand it over, below `connection`; else None.

    Raises ValueError when something of it is missing.
    """
    found = binding.part("connection", protocol)
    if found is None:
        return None
    login = found.part("authentication")
    hosts = hosts_of(found)
    if login is None or not hosts or not all(host and port for host, port in hosts):
        raise binding.problem(f"connection.{protocol} lacks its authentication or its hosts.")
    if not all(HOST.fullmatch(host) and is_port(port) for host, port in hosts):
        raise binding.problem(f"connection.{protocol} has a host or a port that is none.")
    return Address(
        hosts=tuple(hosts),
        user=login.first("username"),
        password=login.exact("password"),
        name=found.first("database"),
    )
