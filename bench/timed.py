"""Print the milliseconds that a command takes, and its processor time: to its end, or to a text in a pseudo-terminal.

python3 timed.py [--until TEXT] COMMAND…
"""

import os
import pty
import signal
import sys
import time

command = sys.argv[1:]
text = b""
if command[0] == "--until":
    text = command[1].encode()
    command = command[2:]
began = time.monotonic()
if text:
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", COLUMNS="80", LINES="40")
        os.environ.pop("CI", None)
        os.execvp(command[0], command)
    printed = b""
    while text not in printed:
        try:
            printed += os.read(terminal, 65536)
        except OSError:
            sys.exit(f"It ended before it printed {text!r}:\n{printed.decode(errors='replace')}")
    took = time.monotonic() - began
    os.kill(pid, signal.SIGKILL)
else:
    devnull = os.open(os.devnull, os.O_RDWR)
    actions = [(os.POSIX_SPAWN_DUP2, devnull, descriptor) for descriptor in (0, 1)]
    pid = os.posix_spawnp(command[0], command, os.environ, file_actions=actions)
    took = 0.0
_, status, usage = os.wait4(pid, 0)
if not text:
    took = time.monotonic() - began
    if status:
        sys.exit(f"It ended with {os.waitstatus_to_exitcode(status)}.")
print(f"{took * 1000:.1f} {(usage.ru_utime + usage.ru_stime) * 1000:.1f}")
