"""Starts programs of an environment by a fork of this process rather than by a new interpreter."""

import atexit
import io
import os
import re
import runpy
import shutil
import subprocess
import sys
import tempfile
import threading
import traceback
from pathlib import Path

#: A command line of which the shell makes nothing but words: ``exec gunicorn --bind 0.0.0.0:8000 mysite.wsgi``.
PLAIN = re.compile(r"exec ([\w@%+=:,./ -]+)")


class Programs:
    """What is known to this process, and how something else begins here."""

    def __init__(self):
        """Remember what is known: no project's module is."""
        self.path = list(sys.path)
        self.modules = sys.modules.keys() - {"__main__", __name__}
        self.names = {name.partition(".")[0] for name in self.modules}
        self.fork_exec = subprocess._fork_exec
        self.bin = Path(sys.executable).parent

    def start(self, words, cwd, env, files):
        """Start ``python …`` with that standard input, output and error. Return its process id."""
        run = self.runner(words, cwd)
        pid = os.fork()
        if pid == 0:
            if run is None:
                for number, file in enumerate(files):
                    os.dup2(file, number)
                os.chdir(cwd)
                os.execve(sys.executable, words, env)
            self.begin(run, cwd, env, files, asks=True)
        return pid

    def instead(self, *given):
        """Do what subprocess asks of the system: by a fork of this process where it is a program of ours."""
        args, _, _, _, cwd, env, child_in, _, _, child_out, _, child_error, _, _, _, session, *_ = given
        words = [os.fsdecode(word) for word in args]
        variables = dict(os.fsdecode(one).split("=", 1) for one in env or [])
        # Beside another thread, a fork may have the lock of that one.
        run = self.runner(words, os.fsdecode(cwd)) if env and cwd and threading.active_count() == 1 else None
        if run is None:
            return self.fork_exec(*given)
        pid = os.fork()
        if pid == 0:
            if session:
                os.setsid()
            files = [number if file == -1 else file for number, file in enumerate((child_in, child_out, child_error))]
            self.begin(run, cwd, variables, files, asks=False)
        return pid

    def runner(self, words, cwd):
        """Return what runs these words in this process; None for everything that is not Python of ours."""
        line = PLAIN.fullmatch(words[2]) if words[:2] == ["/bin/sh", "-c"] and len(words) == 3 else None
        if line:
            words = line[1].split()
            program = words[0] if words else ""
            if "=" in program or "/" in program:
                return None
            found = shutil.which(program, path=str(self.bin))
            if found is None or (program == "python" and words[1:2] and words[1].startswith("-c")):
                return None
            words = [sys.executable if program.startswith("python") else found, *words[1:]]
        # A module of the project's may be found before that of the library.
        if {name.partition(".")[0] for name in os.listdir(cwd)} & self.names:
            return None
        if words[0] != sys.executable:
            return self.script(words) if Path(words[0]).parent == self.bin else None
        words = words[1:]
        writes = words[:1] == ["-B"]
        return self.python(words[1:] if writes else words, cwd)

    def python(self, words, cwd):
        """Return what runs these words of Python's."""
        option, *rest = words or [""]
        if option == "-m" and rest and not rest[0].startswith("-"):
            return ["-m", *rest[1:]], cwd, lambda: runpy.run_module(rest[0], run_name="__main__", alter_sys=True)
        if option == "-c" and rest:
            return ["-c", *rest[1:]], "", lambda: exec(compile(rest[0], "<string>", "exec"), vars(sys.modules["__main__"]))
        path = Path(cwd, option)
        if option.endswith(".py") and path.is_file():
            return [option, *rest], str(path.parent), lambda: runpy.run_path(option, run_name="__main__")
        return None

    def script(self, words):
        """Return what runs a script of the environment's."""
        with open(words[0], "rb") as file:
            if file.readline().strip() != f"#!{sys.executable}".encode():
                return None
        return words, str(self.bin), lambda: runpy.run_path(words[0], run_name="__main__")

    def begin(self, run, cwd, env, files, asks):
        """Become that program, in a process that was forked for it. Does not return."""
        status = 1
        try:
            argv, first, program = run
            for number, file in enumerate([os.dup(one) for one in files]):
                os.dup2(file, number)
            os.closerange(3, 1024)
            os.chdir(cwd)
            os.environ.clear()
            os.environ.update(env)
            sys.dont_write_bytecode = bool(env.get("PYTHONDONTWRITEBYTECODE"))
            self.forget()
            subprocess._fork_exec = self.instead if asks else self.fork_exec
            sys.argv[:] = argv
            sys.path[:] = [first, *self.path]
            open_streams(bool(env.get("PYTHONUNBUFFERED")))
            status = status_of(program)
        except BaseException:  # noqa: BLE001 - this process must end here
            traceback.print_exc()
        finally:
            os._exit(status)

    def forget(self):
        """Leave nothing behind of what the process was before: modules of a project, what was to be done at its end."""
        for name in sys.modules.keys() - self.modules:
            del sys.modules[name]
        main = type(sys)("__main__")
        main.__builtins__ = __builtins__
        sys.modules["__main__"] = main
        sys.path_importer_cache.pop(os.getcwd(), None)
        tempfile.tempdir = None
        atexit._clear()


def open_streams(unbuffered):
    """Open the three streams, as a new interpreter does for the files that it is given."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        raw = open(number, "wb" if number else "rb", buffering=-1 if number == 0 or not unbuffered else 0, closefd=False)
        errors = "backslashreplace" if name == "stderr" else "surrogateescape"
        stream = io.TextIOWrapper(
            raw, encoding="utf-8", errors=errors, line_buffering=name == "stderr", write_through=unbuffered and number > 0
        )
        stream.mode = "w" if number else "r"
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


def status_of(program):
    """Run a program to its end, and return its exit status."""
    status = 0
    try:
        program()
    except SystemExit as error:
        status = error.code
    except BaseException:  # noqa: BLE001 - as the interpreter does
        # Without the lines of this file and of runpy, which no interpreter has there.
        traceback.print_exc()
        status = 1
    if status is not None and not isinstance(status, int):
        print(status, file=sys.stderr)
        status = 1
    threading._shutdown()
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    return (status or 0) & 0xFF
