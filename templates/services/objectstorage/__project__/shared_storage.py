"""The storage of uploaded files, whose clients all threads of this process share."""

from types import SimpleNamespace
from typing import Any

from storages.backends.s3 import S3Storage


class SharedStorage(S3Storage):  # type: ignore[misc]
    """By itself, it makes a resource for each thread, which takes longer than most requests.

    Under ASGI, Django gives each request a thread of its own. Of the resource, only its client and
    new objects are asked for, as of the bucket that django-storages itself shares between threads,
    and clients may be shared: https://docs.aws.amazon.com/boto3/latest/guide/clients.html
    """

    def __init__(self, **settings: Any) -> None:
        """Begin as django-storages does, with a place for each resource that is no thread's."""
        super().__init__(**settings)
        self._connections = SimpleNamespace()
        self._unsigned_connections = SimpleNamespace()
