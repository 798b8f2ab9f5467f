"""Tokens of IBM Cloud's IAM, which watsonx.ai wants instead of a key.

https://cloud.ibm.com/apidocs/iam-identity-token-api
"""

import time
from dataclasses import dataclass
from pathlib import Path

import httpx

from . import env
from .ai_answer import AIServiceError, refusal


@dataclass(frozen=True)
class Token:
    """What the key was exchanged for; it is used until a minute before it ends."""

    text: str = ""
    key: str = ""
    until: float = 0.0

    def valid(self, key: str) -> bool:
        """Return whether it is that key's, and still good."""
        return self.key == key and time.monotonic() < self.until


token = Token()


def exchange(key: str) -> dict[str, str]:
    """Return the form that asks for a token: with the key, or without one as a trusted profile.

    Raises AIServiceError when the instance has no token of its own.
    """
    grant, profile = "urn:ibm:params:oauth:grant-type", env.AI_TRUSTED_PROFILE.optional()
    if key or not profile:
        return {"grant_type": f"{grant}:apikey", "apikey": key}
    try:
        own = Path(env.AI_TOKEN_FILE()).read_text().strip()
    except OSError as error:
        raise AIServiceError("the instance has no token of its own") from error
    return {"grant_type": f"{grant}:cr-token", "cr_token": own, "profile_name": profile}


def remember(response: httpx.Response, key: str) -> None:
    """Keep the token of a response. Raises AIServiceError when there is none."""
    global token
    if response.status_code == httpx.codes.TOO_MANY_REQUESTS or response.is_server_error:
        raise refusal(response)
    try:
        found = response.raise_for_status().json()
        token = Token(found["access_token"], key, time.monotonic() + found["expires_in"] - 60)
    except (httpx.HTTPStatusError, KeyError, TypeError, ValueError) as error:
        raise AIServiceError("the key was not exchanged for a token") from error
