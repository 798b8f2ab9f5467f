"""A service that is bound, with credentials that every provider names in its own way."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

#: What stands in place of a secret that the credential's role may not read.
REDACTED: Final = "REDACTED"

#: What stands in place of credentials that CredHub keeps; the platform replaces it, or should.
CREDHUB: Final = "credhub-ref"

#: The ways to write "no".
NO: Final = ("", "0", "disable", "disabled", "false", "no", "none", "null", "off")


def plain(key: str) -> str:
    """Return a key without what varies between providers: case, and `_`, `-` and `.`."""
    return re.sub(r"[-_.]", "", key).lower()


@dataclass(frozen=True)
class Binding:
    """A service, as the platform hands it over: `source` names the variable that held it."""

    name: str
    label: str
    tags: tuple[str, ...]
    credentials: Mapping[str, Any]
    source: str

    def spelled(self, key: str) -> str:
        """Return a key as the credentials have it: db_name, dbName and DB-NAME are one."""
        if key in self.credentials:
            return key
        wanted = plain(key)
        return next((name for name in self.credentials if plain(name) == wanted), key)

    def value(self, key: str) -> Any:
        """Return a credential, however its key is written."""
        return self.credentials.get(self.spelled(key))

    def exact(self, *keys: str) -> str:
        """Return the first credential that there is, with every blank: a password may have some.

        Raises ValueError when its value is withheld, or can stand in no variable.
        """
        for key in map(self.spelled, keys):
            value = self.credentials.get(key)
            as_text = isinstance(value, str) and value.startswith(f'{{"{CREDHUB}"')
            if as_text or (isinstance(value, Mapping) and CREDHUB in value):
                raise self.problem(f"CredHub did not resolve its {key}.")
            if isinstance(value, float) and value.is_integer():
                value = int(value)
            if not isinstance(value, str | int) or isinstance(value, bool):
                continue
            text = str(value)
            if text == REDACTED:
                raise self.problem(
                    f"{key} is {REDACTED}. Bind with a credential whose role may read it."
                )
            if re.search("[\0\ud800-\udfff]", text):
                raise self.problem(f"{key} has characters that no variable can hold.")
            if text.strip():
                return text
        return ""

    def first(self, *keys: str) -> str:
        """Return the first credential that there is, without blanks around it.

        Raises ValueError as `exact` does.
        """
        return self.exact(*keys).strip()

    def says(self, *keys: str) -> bool:
        """Whether one of these says yes: true, "true", or an object that has something in it."""
        values = [self.value(key) for key in keys]
        return any(
            bool(value) if isinstance(value, Mapping | list) else not is_no(str(value))
            for value in values
            if value is not None
        )

    def nested(self, key: str) -> Any:
        """Return an object or a list, which platforms that hand over texts write as JSON.

        Raises ValueError when the text only begins like one.
        """
        value = self.value(key)
        if not isinstance(value, str) or not value.lstrip().startswith(("{", "[")):
            return value
        try:
            return json.loads(value)
        except (ValueError, RecursionError):
            raise ValueError(f"{self.place(key)} holds no JSON object.") from None

    def part(self, *keys: str) -> "Binding | None":
        """Return what is nested below these keys as credentials of the same service."""
        found = self
        for key in keys:
            nested = found.nested(key)
            if not isinstance(nested, Mapping):
                return None
            found = replace(found, credentials=nested)
        return found

    def place(self, key: str) -> str:
        """Return where a credential stands: in a variable of its own, or in one of all services."""
        if self.source.endswith("*"):
            return self.source.removesuffix("*") + key.upper()
        return f'{self.source}: {key} of the service "{self.title}"'

    @property
    def title(self) -> str:
        """The name for a message of one line."""
        return re.sub(r"[^\x20-\x7e\u00a0-\u2027\u202a-\ufffd]+", " ", self.name)[:100]

    def problem(self, reason: str) -> ValueError:
        """Return the error of a service that cannot be used; it shows no credential."""
        return ValueError(f'{self.source}: the service "{self.title}" cannot be used: {reason}')


def is_no(text: str) -> bool:
    """Whether a text means "no"."""
    return text.strip().lower() in NO


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


def bindings_of(text: str, source: str) -> Sequence[Binding]:
    """Return the services of a JSON object that lists them by label: VCAP_SERVICES, CE_SERVICES."""
    found: list[Binding] = []
    for label, several in json_object(text, source).items():
        if not isinstance(several, list):
            raise ValueError(f'{source}: "{label}" must be a list of services.')
        found += [binding_of(one, label, source) for one in several]
    return found
