"""Run a command in a pseudo-terminal: python3 pseudo_terminal.py COLUMNS COMMAND… Standard input is its keyboard."""

import fcntl
import os
import pty
import select
import struct
import sys
import termios

columns, command = int(sys.argv[1]), sys.argv[2:]
pid, terminal = pty.fork()
if pid == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    os.execvp(command[0], command)

inputs = [sys.stdin.fileno(), terminal]
while True:
    ready, _, _ = select.select(inputs, [], [])
    if terminal in ready:
        try:
            data = os.read(terminal, 65536)
        except OSError:  # Linux: the last program has closed its side.
            break
        if not data:
            break
        os.write(sys.stdout.fileno(), data)
    if inputs[0] in ready and inputs[0] != terminal:
        keys = os.read(sys.stdin.fileno(), 1024)
        if keys:
            os.write(terminal, keys)
        else:
            inputs = [terminal]

code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
sys.exit(code if code >= 0 else 128 - code)
