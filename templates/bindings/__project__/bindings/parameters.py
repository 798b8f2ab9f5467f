"""Parameters of addresses, which providers write for drivers of every language."""

import logging
import re
from collections.abc import Collection, Mapping

from .binding import Binding

logger = logging.getLogger(__name__)


def known_parameters(
    binding: Binding, query: Mapping[str, str], known: Collection[str]
) -> dict[str, str]:
    """Return the parameters that the driver knows; the others are left out, with one warning."""
    left_out = [key for key in query if key not in known]
    if left_out:
        # A name that is none may be a part of a password.
        names = (key if re.fullmatch(r"[A-Za-z][\w.-]{0,40}", key) else "…" for key in left_out)
        logger.warning(
            '%s: the service "%s": parameters that its driver does not know are left out: %s.',
            binding.source,
            binding.title,
            ", ".join(dict.fromkeys(names)),
        )
    return {key: text for key, text in query.items() if key in known}
