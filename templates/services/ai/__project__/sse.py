"""Server-sent events, read as they come.

https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
"""

import re
from codecs import getincrementaldecoder
from dataclasses import dataclass
from typing import Final

#: These three end a line; str.splitlines() and httpx know others, which may stand in the data.
LINE_END: Final = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True)
class Event:
    """One event: its data, with a line feed between two lines, and its type."""

    data: str
    type: str = "message"


class EventStream:
    """Makes events of the bytes of a response, wherever these were cut.

    An event is complete with the empty line after it: what has none at the end is dropped.
    """

    def __init__(self) -> None:
        """Begin before the first byte."""
        self.decoder = getincrementaldecoder("utf-8-sig")("replace")
        self.after_cr = False
        self.rest: list[str] = []
        self.data: list[str] = []
        self.type = ""

    def feed(self, chunk: bytes) -> list[Event]:
        """Return the events that these bytes complete."""
        text = self.decoder.decode(chunk)
        if not text:
            return []
        if self.after_cr:
            # The carriage return at the end of the chunk before has ended its line already.
            text = text.removeprefix("\n")
        self.after_cr = text.endswith("\r")
        *lines, rest = LINE_END.split(text)
        events = []
        for line in lines:
            event = self.interpret("".join([*self.rest, line]))
            self.rest.clear()
            if event:
                events.append(event)
        self.rest.append(rest)
        return events

    def interpret(self, line: str) -> Event | None:
        """Return the event that a line ends. Comments, ids and times to retry mean nothing here."""
        if not line:
            event = Event("\n".join(self.data), self.type or "message") if self.data else None
            self.data, self.type = [], ""
            return event
        field, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if field == "data":
            self.data.append(value)
        elif field == "event":
            self.type = value
        return None
