"""Streams, which may take as long as somebody reads them: none holds a connection to the database.

Django gives a connection back when the last piece was sent. With as many readers as the pool has
connections, nobody else would get one.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from asgiref.sync import iscoroutinefunction, sync_to_async
from django.db import close_old_connections
from django.http import HttpRequest, HttpResponseBase
from django.utils.decorators import sync_and_async_middleware

GetResponse = Callable[[HttpRequest], Any]
AsyncGetResponse = Callable[[HttpRequest], Awaitable[HttpResponseBase]]


@sync_and_async_middleware
def release_connection(get_response: GetResponse) -> GetResponse | AsyncGetResponse:
    """Give the connection back before a stream begins; one that needs it gets another.

    Outside of what stores sessions, which asks the database after the view.
    """
    if iscoroutinefunction(get_response):

        async def respond_async(request: HttpRequest) -> HttpResponseBase:
            response: HttpResponseBase = await get_response(request)
            if response.streaming:
                # In the thread of this request: the connection belongs to it.
                await sync_to_async(close_old_connections, thread_sensitive=True)()
            return response

        return respond_async

    def respond(request: HttpRequest) -> HttpResponseBase:
        response: HttpResponseBase = get_response(request)
        if response.streaming:
            close_old_connections()
        return response

    return respond
