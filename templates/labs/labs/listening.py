"""Which ports the processes of a session listen on, where the system says it: on Linux."""

import re
from pathlib import Path

PROC = Path("/proc")
# The state of a listening socket in /proc/net/tcp: see proc_pid_net(5).
LISTEN = "0A"


def sockets_of(session: int) -> set[str]:
    """Return the inodes of the sockets that the processes of a session have open."""
    inodes: set[str] = set()
    for folder in PROC.iterdir():
        if not folder.name.isdigit():
            continue
        try:
            # The program's name, in parentheses, may hold anything: see proc_pid_stat(5).
            numbers = (folder / "stat").read_text(errors="replace").rpartition(") ")[2].split()
            if int(numbers[3]) != session:
                continue
            links = [str(entry.readlink()) for entry in (folder / "fd").iterdir()]
        except (OSError, ValueError, IndexError):
            # It has ended, or belongs to somebody else.
            continue
        inodes.update(found[1] for link in links if (found := re.match(r"socket:\[(\d+)\]", link)))
    return inodes


def ports_of(session: int) -> list[int]:
    """Return the ports on which the processes of a session listen; none where nobody knows."""
    if not (PROC / "net" / "tcp").exists():
        return []
    own = sockets_of(session)
    ports = set()
    for name in ("tcp", "tcp6"):
        try:
            lines = (PROC / "net" / name).read_text().splitlines()[1:]
        except OSError:
            continue
        for line in lines:
            columns = line.split()
            if columns[3] == LISTEN and columns[9] in own:
                ports.add(int(columns[1].rpartition(":")[2], 16))
    return sorted(ports)
