/** The views that a soak adds to a project, and what it asks of them and of the project's own. */

const MEBIBYTE = 2 ** 20;

/** What a project is given that is soaked. */
export const VIEWS = `

import asyncio
import time

from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.views.decorators.csrf import csrf_exempt


def soak_database(request: HttpRequest) -> HttpResponse:
    return HttpResponse(get_user_model().objects.count())


def soak_cache(request: HttpRequest) -> HttpResponse:
    return HttpResponse(cache.get_or_set("soak", 1))


def soak_session(request: HttpRequest) -> HttpResponse:
    request.session["soaked"] = True
    return HttpResponse("stored")


@csrf_exempt
def soak_body(request: HttpRequest) -> HttpResponse:
    return HttpResponse(len(request.body))


def soak_large(request: HttpRequest) -> HttpResponse:
    return HttpResponse(b"x" * ${MEBIBYTE})


def soak_parts():
    for _ in range(3):
        yield b"x" * 1000
        time.sleep(0.1)


async def soak_async_parts():
    for _ in range(3):
        yield b"x" * 1000
        await asyncio.sleep(0.1)


def soak_stream(request: HttpRequest) -> StreamingHttpResponse:
    asynchronous = type(request).__name__ == "ASGIRequest"
    return StreamingHttpResponse(soak_async_parts() if asynchronous else soak_parts())


urlpatterns += [
    path("soak/database/", soak_database),
    path("soak/cache/", soak_cache),
    path("soak/session/", soak_session),
    path("soak/body/", soak_body),
    path("soak/large/", soak_large),
    path("soak/stream/", soak_stream),
]
`;

/** What a page cannot do without. */
export type Need = 'database' | 'cache';

export interface Page {
  readonly path: string;
  /** The status that it must have. */
  readonly status: number;
  readonly needs?: Need;
  /** How many bytes its answer must have. */
  readonly size?: number;
  /** The body that is sent: its bytes, with their length or without. */
  readonly body?: { readonly bytes: number; readonly chunked?: true };
  /** Whether the client leaves: with half of its body sent, or with the first piece of the answer. */
  readonly leaves?: true;
}

/** What is asked, in turn. @param style the path of a static file */
export const pages = (style: string): readonly Page[] => [
  { path: '/healthz', status: 200 },
  { path: '/readyz', status: 200, needs: 'database' },
  { path: '/nowhere/', status: 404 },
  { path: '/admin/login/', status: 200 },
  { path: style, status: 200 },
  { path: '/soak/database/', status: 200, needs: 'database' },
  { path: '/soak/cache/', status: 200, needs: 'cache' },
  { path: '/soak/session/', status: 200, needs: 'database' },
  { path: '/soak/body/', body: { bytes: 200_000 }, status: 200 },
  { path: '/soak/body/', body: { bytes: 200_000, chunked: true }, status: 200 },
  { path: '/soak/body/', body: { bytes: 11 * MEBIBYTE }, status: 413 },
  { path: '/soak/body/', body: { bytes: 200_000 }, status: 200, leaves: true },
  { path: '/soak/large/', status: 200, size: MEBIBYTE },
  { path: '/soak/stream/', status: 200, size: 3000 },
  { path: '/soak/stream/', status: 200, leaves: true },
];
