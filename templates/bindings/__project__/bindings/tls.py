"""How much TLS a service asks for."""

from enum import IntEnum
from typing import Final

from .address import parameters_of
from .binding import Binding, is_no, plain
from .certificates import authority_of


class Level(IntEnum):
    """How much TLS: each includes what comes before it."""

    DISABLE = 0
    PREFER = 1
    REQUIRE = 2
    VERIFY_CA = 3
    VERIFY_FULL = 4


#: Words of libpq, of MySQL's clients and of drivers of other languages.
WORDS: Final = {
    "disable": Level.DISABLE,
    "disabled": Level.DISABLE,
    "allow": Level.PREFER,
    "prefer": Level.PREFER,
    "preferred": Level.PREFER,
    "require": Level.REQUIRE,
    "required": Level.REQUIRE,
    "noverify": Level.REQUIRE,
    "skipverify": Level.REQUIRE,
    "acceptinvalidcerts": Level.REQUIRE,
    "trust": Level.REQUIRE,
    "verifyca": Level.VERIFY_CA,
    "verifyfull": Level.VERIFY_FULL,
    "verifyidentity": Level.VERIFY_FULL,
    "strict": Level.VERIFY_FULL,
}
MODES: Final = ("sslmode", "tlsmode", "sslaccept")
#: Switches, and what they ask for when they are on.
SWITCHES: Final = {
    "ssl": Level.REQUIRE,
    "tls": Level.REQUIRE,
    "usessl": Level.REQUIRE,
    "usetls": Level.REQUIRE,
    "sslenabled": Level.REQUIRE,
    "tlsenabled": Level.REQUIRE,
    "enablessl": Level.REQUIRE,
    "enabletls": Level.REQUIRE,
    "requiressl": Level.REQUIRE,
    "requiretls": Level.REQUIRE,
    "sslrequired": Level.REQUIRE,
    "tlsrequired": Level.REQUIRE,
    "requiresecuretransport": Level.REQUIRE,
    "verifyservercertificate": Level.VERIFY_CA,
    "sslverifycert": Level.VERIFY_CA,
    "sslverifyservercert": Level.VERIFY_FULL,
    "sslverifyidentity": Level.VERIFY_FULL,
}


def level_of(binding: Binding) -> Level | None:
    """Return the most that credentials and addresses ask for; None where they say nothing.

    Raises ValueError where a mode is none that is known: to guess could mean less.
    """
    levels: list[Level] = []
    said = [(plain(key), text) for key, text in parameters_of(binding)]
    said += [(plain(key), text) for key in MODES if (text := binding.first(key))]
    for key, text in said:
        word = plain(text.strip())
        if key in MODES:
            if word not in WORDS:
                raise binding.problem(f"its {key} is none that is known.")
            levels.append(WORDS[word])
        elif key in SWITCHES:
            # Some drivers take an object: {"rejectUnauthorized": true}.
            strict = '"rejectunauthorized":true' in word.replace(" ", "")
            asked = Level.VERIFY_FULL if strict else SWITCHES[key]
            levels.append(WORDS.get(word, Level.DISABLE if is_no(text) else asked))
    levels += [asked for key, asked in SWITCHES.items() if binding.says(key)]
    insecure = binding.value("allow_insecure_connections")
    if insecure is not None and is_no(str(insecure)):
        levels.append(Level.REQUIRE)
    if authority_of(binding):
        levels.append(Level.VERIFY_CA)
    return max(levels, default=None)
