"""Print the milliseconds from the start of a command in a pseudo-terminal to a text on it.

python3 first_prompt.py TEXT COMMAND…
"""

import os
import pty
import signal
import sys
import time

text, *command = sys.argv[1:]
began = time.monotonic()
pid, terminal = pty.fork()
if pid == 0:
    os.environ.update(TERM="xterm-256color", COLUMNS="80", LINES="40")
    os.environ.pop("CI", None)
    os.execvp(command[0], command)

printed = b""
while text.encode() not in printed:
    try:
        printed += os.read(terminal, 65536)
    except OSError:
        sys.exit(f"It ended before it printed {text!r}:\n{printed.decode(errors='replace')}")
took = time.monotonic() - began
os.kill(pid, signal.SIGKILL)
os.waitpid(pid, 0)
print(f"{took * 1000:.1f}")
