"""The socket that systemd listens on: requests wait there while the server restarts."""

import os
from collections.abc import Mapping
from typing import Final

#: The first descriptor that systemd passes on: man 3 sd_listen_fds.
FIRST: Final = 3


def inherited(environ: Mapping[str, str] = os.environ) -> int | None:
    """Return the descriptor of that socket; None where the server itself must listen."""
    # A child process inherits the variables, but they are not meant for it.
    if environ.get("LISTEN_PID") != str(os.getpid()):
        return None
    return FIRST if environ.get("LISTEN_FDS", "0") != "0" else None


#: That of this process, read at once: some libraries remove the variables when they are imported.
INHERITED: Final = inherited()
