# What a user might add: views that say what they are given, and views that take their time.
import asyncio
import itertools
import os
import platform
import threading
import time

import django
from asgiref.sync import sync_to_async
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.http import HttpResponse, JsonResponse, StreamingHttpResponse
from django.views.decorators.csrf import csrf_exempt

from mysite import about, health

PIECE = b"x" * 65536
produced = {"bytes": 0}
questions = itertools.count(1)
asked = {"count": 0}


def ask_database(ask=health.ask_database):
    asked["count"] = next(questions)
    while (settings.BASE_DIR / "hangs.txt").exists():
        time.sleep(0.1)
    ask()


health.ask_database = ask_database


@csrf_exempt
def seen(request):
    """What Django was given of a request."""
    meta = request.META
    names = sorted(name for name in meta if name.startswith("HTTP_X_"))
    return JsonResponse(
        {
            "length": len(request.body),
            "client": meta["REMOTE_ADDR"],
            "scheme": request.scheme,
            "path": request.path,
            "names": names,
            "proof": meta.get("HTTP_X_PROOF"),
            "forwarded": meta.get("HTTP_X_FORWARDED_FOR"),
            "produced": produced["bytes"],
            "asked": asked["count"],
            "threads": threading.active_count(),
            "pid": os.getpid(),
        }
    )


def versions(request):
    """What no stranger is told."""
    server = about.version_of(about.SERVER_DISTRIBUTION)
    return JsonResponse([django.get_version(), platform.python_version(), server], safe=False)


def slow(request):
    time.sleep(7)
    return HttpResponse("slow")


def waits(number):
    """Looks again and again whether the client has read a piece, which it may never."""
    end = time.monotonic() + 1.2
    while number < 2 and time.monotonic() < end and not (settings.BASE_DIR / f"read-{number}.txt").exists():
        yield 0.01


def parts(kind, request):
    """Pieces of a stream: some of which each waits for the one before, some that end in the middle, and many."""
    if kind == "pieces":
        for number in range(3):
            yield f"piece {number}\n".encode()
            for pause in waits(number):
                time.sleep(pause)
    elif kind == "cut":
        yield b"begun\n"
        raise RuntimeError("cut on purpose")
    else:
        for number in range(1600):
            produced["bytes"] += len(PIECE)
            # Each of its own: what waits as one object many times would take no memory.
            yield PIECE[8:] + b"%08d" % number


async def async_parts(kind, request):
    # A generator of threads would end in the first of them: this one is asynchronous throughout.
    if kind == "pieces":
        for number in range(3):
            yield f"piece {number}\n".encode()
            for pause in waits(number):
                await asyncio.sleep(pause)
    elif kind == "cut":
        yield b"begun\n"
        raise RuntimeError("cut on purpose")
    else:
        for number in range(1600):
            produced["bytes"] += len(PIECE)
            # Each of its own: what waits as one object many times would take no memory.
            yield PIECE[8:] + b"%08d" % number
            await asyncio.sleep(0)


def state():
    return b"free\n" if connection.connection is None else b"held\n"


async def async_state():
    yield await sync_to_async(state)()


def stream(request, kind):
    asynchronous = type(request).__name__ == "ASGIRequest"
    if kind == "held":
        # Asks the database, and has a session stored after the view.
        request.session["seen"] = Session.objects.count()
        states = async_state() if asynchronous else (state() for _ in range(1))
        return StreamingHttpResponse(states)
    return StreamingHttpResponse((async_parts if asynchronous else parts)(kind, request))


urlpatterns += [
    path("seen/", seen),
    path("versions/", versions),
    path("slow/", slow),
    path("stream/<kind>/", stream),
]
