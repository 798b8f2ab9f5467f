"""Reads the files of a project that somebody else wrote: the one place that does, so that none is without limit."""

import os
import stat
import sys
from pathlib import Path

#: Bytes of a file, many times what people have, and how many files are read.
LARGEST = 16 * 2**20
MOST_FILES = 20_000

# Nested texts are parsed by functions that call themselves: what is deeper is refused, and not a crash.
sys.setrecursionlimit(3_000)

files_read = 0


def contents(path):
    """The bytes of a file; the reader ends with one line where it is none, or there is too much."""
    global files_read
    files_read += 1
    state = os.stat(path)
    if not stat.S_ISREG(state.st_mode):
        raise SystemExit(f"{path} is a pipe, a device or a folder where a file belongs")
    if state.st_size > LARGEST:
        raise SystemExit(f"{path} has {state.st_size >> 20} MiB, and {LARGEST >> 20} MiB are the most that is read of such a file")
    if files_read > MOST_FILES:
        raise SystemExit(f"more than {MOST_FILES} files would be read")
    return Path(path).read_bytes()
