"""The storage of uploaded files in a bucket that a trusted profile may read and write."""

from typing import Any

import boto3.session
import botocore.session
from botocore.credentials import CredentialResolver
from storages.utils import clean_name

from .access_token import TOKEN, AccessToken
from .shared_storage import SharedStorage


class TokenProvider:
    """Where botocore looks for a token."""

    def load_token(self, **_: Any) -> AccessToken:
        """Return the token, which keeps itself valid."""
        return TOKEN


class ProfileStorage(SharedStorage):
    """Each request has a token of IAM, and none has a key, whatever is set for AWS."""

    def _create_session(self) -> Any:
        session = botocore.session.Session()
        session.register_component("token_provider", TokenProvider())
        # Nobody is asked for keys: neither the environment nor an address that only AWS has.
        session.register_component("credential_provider", CredentialResolver(providers=[]))
        return boto3.session.Session(botocore_session=session)

    def url(
        self,
        name: str,
        parameters: dict[str, Any] | None = None,
        expire: int | None = None,
        http_method: str | None = None,
    ) -> str:
        """Return a link to the file, through the project: no link to the bucket has a token.

        With a `custom_domain`, or with `querystring_auth` off, the files are public, and the link
        leads past the project. Raises ValueError where one through it cannot do what is asked.
        """
        if self.custom_domain or not self.querystring_auth:
            link: str = super().url(name, parameters, expire, http_method)
            return link
        if parameters or http_method not in {None, "GET", "HEAD"}:
            raise ValueError("A link through the project reads a file, and takes no parameters.")
        # Needs the settings, which import what is beside this module.
        from .media import signed_link

        seconds = self.querystring_expire if expire is None else expire
        return signed_link(self._normalize_name(clean_name(name)), seconds)
