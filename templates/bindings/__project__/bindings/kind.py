"""A kind of service, and how the one that is meant is found among those that are bound."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from .address import schemes_of
from .binding import CREDHUB, Binding


@dataclass(frozen=True)
class Kind:
    """A kind of service: how it is recognised, and what it is turned into."""

    #: The name under which it is bound; it decides where several fit.
    name: str
    #: The project's variable that it gives, first of all.
    variable: str
    #: Tags, and beginnings of words of labels, by which providers know it, in lower case.
    tags: tuple[str, ...]
    labels: tuple[str, ...]
    #: Types of service whose credentials come as variables too, each with the type in its name.
    types: tuple[str, ...]
    #: Schemes of addresses that only such a service has.
    schemes: tuple[str, ...]
    convert: Callable[[Binding, Mapping[str, str]], dict[str, str]]

    def variables(self, bound: Sequence[Binding], environ: Mapping[str, str]) -> dict[str, str]:
        """Return what the service that is meant gives; nothing when none is bound.

        Raises ValueError with one line when several fit, or when it cannot be used.
        """
        binding = self.find(bound)
        if binding is None:
            return {}
        if binding.value(CREDHUB) is not None:
            raise binding.problem(f"CredHub did not resolve its credentials ({CREDHUB}).")
        return self.convert(binding, environ)

    def find(self, bound: Sequence[Binding]) -> Binding | None:
        """Return the service that is meant: by the binding's name, else the only one that fits.

        Raises ValueError when several fit: to guess could lead to somebody else's data.
        """
        # Without credentials it is a place that nobody has filled yet.
        bound = [one for one in bound if one.credentials]
        found = [one for one in bound if one.name == self.name]
        found = found or [one for one in bound if self.fits(one)]
        if len(found) > 1:
            names = ", ".join(one.title for one in found)
            raise ValueError(
                f"{self.variable}: several services fit ({names}). Give the one to use the "
                f'binding name "{self.name}", or set {self.variable}.'
            )
        return found[0] if found else None

    def fits(self, binding: Binding) -> bool:
        """Whether a service is of this kind, by its address, its tags or its label."""
        schemes = schemes_of(binding)
        if schemes & set(self.schemes):
            return True
        if self.schemes and schemes - {"http", "https"}:
            # A broker of several kinds has one label for all of them.
            return False
        if any(tag.lower() in self.tags for tag in binding.tags):
            return True
        label = binding.label.lower()
        return any(re.search(rf"(?<![a-z0-9]){re.escape(word)}", label) for word in self.labels)
