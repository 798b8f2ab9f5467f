"""Error pages, and mails to ADMINS: Django's own, without the values of secrets.

Django hides settings by their names, such as PASSWORD. A password inside an address has no such
name, and while DEBUG is on, local variables are shown as they are.
"""

from html import escape
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.views.debug import ExceptionReporter, SafeExceptionReporterFilter

from . import env

HIDDEN: Final = SafeExceptionReporterFilter.cleansed_substitute

#: What is shorter guards nothing, and is part of too many words.
SHORTEST: Final = 6


def passwords(address: str) -> set[str]:
    """Return the password in an address, as it is and as it is quoted; none in any other text."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return set()
    quoted = parts.password or ""
    # The user's name once more, or the server's: a database on one's own machine.
    if quoted in {"", parts.username, parts.scheme}:
        return set()
    return {quoted, unquote(quoted)}


def hide(text: str) -> str:
    """Return the text with every secret in it replaced, also where it is escaped."""
    secrets = {part for secret in env.secrets() for part in (secret, *passwords(secret))}
    forms = {form for secret in secrets for form in (secret, repr(secret)[1:-1])}
    forms |= {escape(form) for form in forms}
    for form in sorted(forms, key=len, reverse=True):
        if len(form) >= SHORTEST:
            text = text.replace(form, HIDDEN)
    return text


class Filter(SafeExceptionReporterFilter):
    """Shows no environment: runserver copies all of it into each request."""

    def get_safe_request_meta(self, request: HttpRequest) -> dict[str, Any]:
        """Return what the request itself brought."""
        meta: dict[str, Any] = super().get_safe_request_meta(request)
        return {name: HIDDEN if env.is_set(name) else value for name, value in meta.items()}


class Reporter(ExceptionReporter):
    """Shows what Django's shows, but no secret."""

    def get_traceback_html(self) -> SafeString:
        """Return the page."""
        return SafeString(hide(super().get_traceback_html()))

    def get_traceback_text(self) -> SafeString:
        """Return the same for those who do not read HTML."""
        return SafeString(hide(super().get_traceback_text()))
