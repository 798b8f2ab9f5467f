"""A service that is bound, and how the right one is found among several."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

#: What stands in place of a secret that the credential's role may not read.
REDACTED: Final = "REDACTED"


@dataclass(frozen=True)
class Binding:
    """A service, as the platform hands it over: `source` names the variable that held it."""

    name: str
    label: str
    tags: tuple[str, ...]
    credentials: Mapping[str, Any]
    source: str

    def first(self, *keys: str) -> str:
        """Return the first credential that there is: every provider has names of its own.

        Raises ValueError when its value is withheld.
        """
        for key in keys:
            value = self.credentials.get(key)
            if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
                if value == REDACTED:
                    raise self.problem(
                        f"{key} is {REDACTED}. Bind with a credential whose role may read it."
                    )
                return str(value).strip()
        return ""

    def part(self, *keys: str) -> "Binding | None":
        """Return what is nested below these keys as credentials of the same service."""
        value: Any = self.credentials
        for key in keys:
            value = value.get(key) if isinstance(value, Mapping) else None
        if not isinstance(value, Mapping):
            return None
        return Binding(self.name, self.label, self.tags, value, self.source)

    def problem(self, reason: str) -> ValueError:
        """Return the error of a service that cannot be used; it shows no credential."""
        return ValueError(f'{self.source}: the service "{self.name}" cannot be used: {reason}')


@dataclass(frozen=True)
class Kind:
    """A kind of service: how it is recognised, and what it is turned into."""

    #: The name under which it is bound; it decides where several fit.
    name: str
    #: The project's variable that it gives, first of all.
    variable: str
    #: Tags and parts of labels by which providers know it, in lower case.
    tags: tuple[str, ...]
    labels: tuple[str, ...]
    #: Types of service whose credentials come as variables too, each with the type in its name.
    types: tuple[str, ...]
    #: Schemes of addresses that only such a service has.
    schemes: tuple[str, ...]
    convert: Callable[[Binding, Mapping[str, str]], dict[str, str]]

    def find(self, bound: Sequence[Binding]) -> Binding | None:
        """Return the service that is meant: by the binding's name, else tag, label, address.

        Raises ValueError when several fit.
        """
        # Without credentials it is a place that nobody has filled yet.
        bound = [one for one in bound if one.credentials]
        for found in (
            [one for one in bound if one.name == self.name],
            [one for one in bound if any(tag.lower() in self.tags for tag in one.tags)],
            [one for one in bound if any(word in one.label.lower() for word in self.labels)],
            [one for one in bound if self.has_scheme(one)],
        ):
            if len(found) > 1:
                names = ", ".join(one.name for one in found)
                raise ValueError(
                    f"{self.variable}: several services fit ({names}). Give the one to use the "
                    f'binding name "{self.name}", or set {self.variable}.'
                )
            if found:
                return found[0]
        return None

    def has_scheme(self, binding: Binding) -> bool:
        """Whether the service's address is one of this kind."""
        address = binding.credentials.get("uri") or binding.credentials.get("url")
        return isinstance(address, str) and address.partition(":")[0].lower() in self.schemes


def json_object(text: str, source: str) -> dict[str, Any]:
    """Return a JSON object. Raises ValueError, which shows nothing of it."""
    try:
        value = json.loads(text)
    except ValueError as error:
        where = f" ({error.msg} at {error.pos})" if isinstance(error, json.JSONDecodeError) else ""
        raise ValueError(f"{source} holds no JSON object{where}.") from None
    except RecursionError:
        raise ValueError(f"{source} holds no JSON object (it is nested too deep).") from None
    if not isinstance(value, dict):
        raise ValueError(f"{source} holds no JSON object, but {type(value).__name__}.")
    return value


def binding_of(value: Any, label: str, source: str) -> Binding:
    """Return one service of a JSON list of services. Raises ValueError when it is none."""
    if not isinstance(value, dict):
        raise ValueError(f'{source}: a service of "{label}" is no JSON object.')
    name = value.get("binding_name") or value.get("name") or value.get("instance_name") or label
    credentials = value.get("credentials")
    if credentials is None:
        credentials = {}
    if not isinstance(credentials, dict):
        raise ValueError(f'{source}: the credentials of the service "{name}" are no JSON object.')
    tags = value.get("tags")
    return Binding(
        name=str(name),
        label=str(value.get("label") or label),
        tags=tuple(map(str, tags)) if isinstance(tags, list) else (),
        credentials=credentials,
        source=source,
    )


def bindings_of(text: str, source: str) -> list[Binding]:
    """Return the services of a JSON object that lists them by label: VCAP_SERVICES, CE_SERVICES."""
    found: list[Binding] = []
    for label, several in json_object(text, source).items():
        if not isinstance(several, list):
            raise ValueError(f'{source}: "{label}" must be a list of services.')
        found += [binding_of(one, label, source) for one in several]
    return found
