"""What a platform injects, as the project's own variables."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field


@dataclass
class Injected:
    """Variables to set, and one line for each thing that cannot be used.

    One problem keeps nothing else from being found: it would go somewhere else instead.
    """

    variables: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def take(
        self,
        read: Callable[[], Mapping[str, str]],
        instead: Collection[str] = (),
    ) -> None:
        """Add what can be read. What cannot is a problem, and these variables are empty instead.

        An empty variable counts as not set, and neither `.env` nor the platform fills it in.
        """
        try:
            self.variables |= read()
        except ValueError as problem:
            self.problems.append(str(problem))
            self.variables |= dict.fromkeys(instead, "")
