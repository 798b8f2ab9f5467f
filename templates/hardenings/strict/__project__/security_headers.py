"""Headers that Django has no settings for; those of a page itself go before them."""

from collections.abc import Awaitable, Callable
from typing import Any

from asgiref.sync import iscoroutinefunction
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.decorators import sync_and_async_middleware

from .middleware import SameHeaders

GetResponse = Callable[[HttpRequest], Any]
AsyncGetResponse = Callable[[HttpRequest], Awaitable[HttpResponseBase]]


@sync_and_async_middleware
def security_headers(get_response: GetResponse) -> GetResponse | AsyncGetResponse:
    """Add the headers of SECURITY_HEADERS to each response."""
    headers = SameHeaders(settings.SECURITY_HEADERS)

    if iscoroutinefunction(get_response):

        async def answer_async(request: HttpRequest) -> HttpResponseBase:
            response: HttpResponseBase = await get_response(request)
            headers.add_to(response)
            return response

        return answer_async

    def answer(request: HttpRequest) -> HttpResponseBase:
        response: HttpResponseBase = get_response(request)
        headers.add_to(response)
        return response

    return answer
