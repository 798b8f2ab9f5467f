"""Access without a key: IAM exchanges the token of the instance for one of a trusted profile.

https://cloud.ibm.com/apidocs/iam-identity-token-api#gettoken-crtoken
"""

import json
import logging
import re
import ssl
import threading
import time
from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path
from typing import Any, Final
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from botocore.exceptions import TokenRetrievalError
from botocore.tokens import FrozenAuthToken

from . import env

logger = logging.getLogger(__name__)

#: How long IAM may take, in seconds.
PATIENCE: Final = 5

#: A token is exchanged so long before it ends, and IAM is left alone after a failure. In seconds.
MARGIN: Final = 300
PAUSE: Final = 2


def problem(reason: str) -> TokenRetrievalError:
    """Return why there is no token, in one line and without any."""
    return TokenRetrievalError(provider="the trusted profile", error_msg=reason)


def form() -> dict[str, str]:
    """Return what IAM is asked. Raises TokenRetrievalError when the instance has no token."""
    profile = env.S3_TRUSTED_PROFILE()
    key = "profile_id" if re.fullmatch(r"Profile-[0-9a-f-]{36}", profile) else "profile_name"
    try:
        # The platform replaces it: it is read each time.
        own = Path(env.S3_TOKEN_FILE()).read_text().strip()
    except (OSError, UnicodeDecodeError) as error:
        raise problem(f"the instance has no token of its own ({type(error).__name__})") from None
    grant = "urn:ibm:params:oauth:grant-type:cr-token"
    return {"grant_type": grant, "cr_token": own, key: profile}


def code_of(answer: bytes) -> str:
    """Return the code of an error of IAM; its text may repeat what was sent."""
    match = re.search(rb'"errorCode"\s*:\s*"([A-Z0-9]{1,20})"', answer)
    return f", {match[1].decode()}" if match else ""


def exchange() -> tuple[str, float]:
    """Return a token and for how many seconds it is valid. Raises TokenRetrievalError."""
    data = urlencode(form()).encode()
    asked = Request(env.S3_TOKEN_URL(), data, {"Accept": "application/json"})  # noqa: S310 - https
    try:
        context = ssl.create_default_context(cafile=env.S3_CA_FILE.optional() or None)
        with urlopen(asked, timeout=PATIENCE, context=context) as answer:  # noqa: S310 - https
            found: dict[str, Any] = json.load(answer)
        token, seconds = found["access_token"], float(found["expires_in"])
        if re.fullmatch(r"[\w.~+/-]+=*", token) and seconds > 0:
            return token, seconds
        reason = "IAM sent a token that cannot be used"
    except HTTPError as error:
        with error:
            reason = f"IAM answered {error.code}{code_of(error.read(10_000))}"
    except (OSError, HTTPException) as error:
        reason = f"IAM cannot be reached ({type(getattr(error, 'reason', error)).__name__})"
    except (KeyError, TypeError, ValueError):
        reason = "IAM sent something else than a token"
    raise problem(reason)


class AccessToken:
    """The token of this process, for all its threads: what botocore asks before each request."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin without a token. The clock counts seconds."""
        self.clock = clock
        self.lock = threading.Lock()
        self.token: FrozenAuthToken | None = None
        self.error: TokenRetrievalError | None = None
        #: Until when the token is valid, and from when on IAM is asked again.
        self.until = self.again = clock()

    def get_frozen_token(self) -> FrozenAuthToken:
        """Return a token that is valid. Raises TokenRetrievalError when there is none to be had."""
        # While there is a valid one, nobody waits for the next.
        if self.clock() >= self.again and self.lock.acquire(blocking=self.clock() >= self.until):
            try:
                self.refresh()
            finally:
                self.lock.release()
        if self.clock() >= self.until:
            raise self.error or problem("its token has expired")
        return self.token

    def refresh(self) -> None:
        """Exchange a token, unless another thread has just asked."""
        if self.clock() < self.again:
            return
        try:
            text, seconds = exchange()
        except TokenRetrievalError as error:
            self.error = error
            self.again = self.clock() + PAUSE
            if self.clock() < self.until:
                logger.warning("the present token is used on: %s", error)
            return
        self.token, self.error = FrozenAuthToken(text), None
        self.until = self.clock() + seconds
        self.again = self.clock() + max(seconds - MARGIN, seconds / 2)


TOKEN: Final = AccessToken()
