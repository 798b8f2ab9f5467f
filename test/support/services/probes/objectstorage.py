"""An uploaded file, the link to it that is signed, and one without a signature, which is refused."""

import ssl
import urllib.error
import urllib.request

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.files.base import ContentFile  # noqa: E402
from django.core.files.storage import default_storage  # noqa: E402

client = default_storage.connection.meta.client
bucket = settings.STORAGES["default"]["OPTIONS"]["bucket_name"]
client.create_bucket(Bucket=bucket)
name = default_storage.save("photos/ñandú.txt", ContentFile(b"hello"))
assert default_storage.open(name).read() == b"hello"
assert default_storage.save("photos/ñandú.txt", ContentFile(b"other")) != name
link = default_storage.url(name)
assert "X-Amz-Signature" in link and "X-Amz-Expires=3600" in link, link
context = ssl.create_default_context(cafile=settings.STORAGES["default"]["OPTIONS"]["verify"])
with urllib.request.urlopen(link, context=context) as answer:
    assert answer.read() == b"hello"
default_storage.delete(name)
assert not default_storage.exists(name)
print("read and written")
