"""What an AI service streams: the pieces of an answer, and whether it is whole.

https://platform.openai.com/docs/api-reference/chat-streaming
"""

import json
from collections.abc import Iterator
from typing import Any, Final

import httpx
from django.utils.http import parse_http_date_safe
from django.utils.timezone import now

from .sse import Event, EventStream

#: What is read of one answer, in bytes, with everything that services send around its words.
MAX_BYTES: Final = 4 * 2**20

#: Why a service refuses, by the status of its response.
REFUSALS: Final = {
    # Some services answer so to a wrong key, too.
    400: "it does not accept the question, the model or the key",
    401: "it does not accept the key",
    402: "its account has no credit left",
    403: "the key may not use this model",
    404: "it knows no such model or address",
    413: "the question is too long for it",
    422: "it does not accept the question or the model",
    429: "too many questions were asked, or the quota is used up",
}

#: Why an answer ends before its end, by what services call it.
CUT: Final = {
    "length": "it reached the limit of its length",
    "max_tokens": "it reached the limit of its length",
    "token_limit": "it reached the limit of its length",
    "time_limit": "the AI service took too long",
    "content_filter": "the AI service held the rest back",
    "cancelled": "the AI service failed",
    "error": "the AI service failed",
}


class AIServiceError(Exception):
    """There is no whole answer; the text says why, for a person, and holds no secret."""

    def __init__(self, text: str, retry_after: int | None = None) -> None:
        """Take the text, and after how many seconds the service may be asked again."""
        super().__init__(text)
        self.retry_after = retry_after


def seconds_of(retry_after: str) -> int | None:
    """Return the seconds that Retry-After says, as a number or as a date; None where it is none."""
    if retry_after.isascii() and retry_after.isdigit():
        return int(retry_after[:9])
    date = parse_http_date_safe(retry_after)
    return None if date is None else max(0, date - int(now().timestamp()))


def refusal(response: httpx.Response) -> AIServiceError:
    """Return why the service answered with an error; what it wrote may repeat what it was sent."""
    status = response.status_code
    reason = REFUSALS.get(status, "something else than an answer")
    if response.is_server_error:
        reason = "it is busy or failed"
    elif response.is_redirect:
        reason = "its address is another one"
    seconds = seconds_of(response.headers.get("retry-after", ""))
    if seconds is not None:
        reason = f"{reason}; try again in {seconds} s"
    return AIServiceError(f"the AI service answered {status}: {reason}", seconds)


def unreachable(error: httpx.HTTPError | httpx.InvalidURL) -> AIServiceError:
    """Return why nothing, or nothing more, was answered at all."""
    if isinstance(error, httpx.TimeoutException):
        return AIServiceError("the AI service did not answer in time")
    if isinstance(error, httpx.ReadError | httpx.RemoteProtocolError):
        return AIServiceError("the connection to the AI service was lost")
    return AIServiceError(f"the AI service cannot be reached ({type(error).__name__})")


def too_late() -> AIServiceError:
    """Return what is said of an answer that takes longer than AI_TOTAL_TIMEOUT."""
    return AIServiceError("the AI service took too long")


def strange() -> AIServiceError:
    """Return what is said of an answer without a text, such as the call of a tool."""
    return AIServiceError("the AI service sent something else than an answer")


class Answer:
    """An answer that is being written."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.events = EventStream()
        self.size = 0
        self.has_events = False
        self.has_text = False
        #: Whether the service has said that there is no more to come, and why.
        self.ended = False
        self.reason = ""

    def read(self, chunk: bytes) -> Iterator[str]:
        """Yield the text that the next bytes of the response bring.

        Raises AIServiceError when they are not of an answer, or too many.
        """
        self.size += len(chunk)
        if self.size > MAX_BYTES:
            raise AIServiceError("the answer is too long")
        for event in self.events.feed(chunk):
            if self.ended:
                return
            self.has_events = True
            if text := self.interpret(event):
                self.has_text = True
                yield text

    def interpret(self, event: Event) -> str:
        """Return the text of one event. Raises AIServiceError when it is no part of an answer."""
        if event.data == "[DONE]":
            self.ended = True
            return ""
        try:
            told = json.loads(event.data)
            if event.type == "error" or told.get("error") or told.get("errors"):
                raise AIServiceError("the AI service failed")
            # Other types are for whoever knows them; some events are about usage alone.
            if event.type != "message" or not told["choices"]:
                return ""
            return self.text_of(told["choices"][0])
        except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as error:
            raise strange() from error

    def text_of(self, choice: dict[str, Any]) -> str:
        """Return the text that the service's one choice goes on with, and note whether it ends."""
        if reason := choice.get("finish_reason"):
            self.ended, self.reason = True, str(reason)
        text = (choice.get("delta") or {}).get("content") or ""
        if not isinstance(text, str):
            raise strange()
        return text

    def check(self) -> None:
        """Raise AIServiceError unless the service has said that the answer is whole."""
        if self.reason in CUT:
            raise AIServiceError(CUT[self.reason])
        if self.has_events and not self.ended:
            raise AIServiceError("the AI service stopped in the middle")
        if not self.has_text:
            raise strange()
