"""Runs ``python -m labs`` for who asks by a socket, each time in a process forked from this one.

This process knows Python's library, Django and the servers, and nothing of any project: to load them takes two
thirds of the processor time of a judgement. A forked process begins as a new interpreter does: with the
environment, folder, files and search path of its own, and without any module of a project.
"""

import contextlib
import gc
import importlib
import json
import os
import signal
import socket
import sys
import tempfile

from programs import Programs

#: Modules that ask no settings when they are loaded. What is not installed is left out.
KNOWN = (
    *("argparse", "asyncio", "concurrent.futures.thread", "http.client", "secrets", "shlex", "zlib"),
    *("django.contrib.admin.checks", "django.contrib.admin.sites", "django.contrib.auth.apps"),
    *("django.contrib.auth.hashers", "django.contrib.auth.password_validation", "django.contrib.auth.tokens"),
    *("django.contrib.messages.middleware", "django.contrib.messages.storage.fallback"),
    *("django.contrib.sessions.backends.db", "django.contrib.sessions.middleware"),
    *("django.contrib.staticfiles.checks", "django.contrib.staticfiles.finders"),
    *("django.contrib.staticfiles.handlers", "django.contrib.staticfiles.storage"),
    *("django.core.asgi", "django.core.cache.backends.locmem", "django.core.management.commands.migrate"),
    *("django.core.wsgi", "django.db.backends.sqlite3.base", "django.middleware.clickjacking"),
    *("django.middleware.common", "django.middleware.csrf", "django.middleware.locale"),
    *("django.middleware.security", "django.template.backends.django", "django.template.context_processors"),
    *("django.template.loaders.app_directories", "django.test.runner", "django.views.generic"),
    *("dj_database_url", "dotenv", "pythonjsonlogger.json", "servestatic.middleware", "servestatic.storage"),
    *("gunicorn.app.wsgiapp", "gunicorn.workers.gthread", "uvicorn.main", "uvicorn.protocols.http.httptools_impl"),
    *("whitenoise.middleware", "whitenoise.storage"),
)


def answered(request, programs):
    """Run what was asked for, and return its status and what it printed."""
    with tempfile.TemporaryFile() as stdout, tempfile.TemporaryFile() as stderr:
        words = [sys.executable, "-m", "labs", *request["words"]]
        files = (os.open(os.devnull, os.O_RDONLY), stdout.fileno(), stderr.fileno())
        pid = programs.start(words, request["cwd"], request["env"], files)
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        printed = {}
        for name, file in (("stdout", stdout), ("stderr", stderr)):
            file.seek(0)
            printed[name] = file.read().decode(errors="replace")
        return {"status": status, **printed}


def main(path):
    """Serve until the standard input ends, which is when whoever has started this has ended."""
    # What is beside this file is no project's.
    del sys.path[0]
    for name in KNOWN:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    programs = Programs()
    gc.collect()
    gc.freeze()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path)
        server.listen(16)
        print("ready", flush=True)
        child = os.fork()
        if child == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_IGN)
            while True:
                connection = server.accept()[0]
                if os.fork() == 0:
                    break
                connection.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            server.close()
            with connection, connection.makefile("rw", encoding="utf-8") as file:
                file.write(json.dumps(answered(json.loads(file.readline()), programs)))
            os._exit(0)
    sys.stdin.read()
    os.kill(child, signal.SIGTERM)


main(sys.argv[1])
