"""Files in a bucket whose access a trusted profile has: small, large and in parts; links that the project signs."""

import django

django.setup()

from django.core.files.base import ContentFile  # noqa: E402
from django.core.files.storage import default_storage  # noqa: E402

name = default_storage.save("photos/ñandú.txt", ContentFile(b"hello"))
assert default_storage.open(name).read() == b"hello"
assert default_storage.size(name) == 5
other = default_storage.save("photos/ñandú.txt", ContentFile(b"other"))
assert other != name
# More than one part.
large = default_storage.save("large.bin", ContentFile(b"x" * 9_000_000))
assert len(default_storage.open(large).read()) == 9_000_000
with default_storage.open("written.txt", "wb") as file:
    file.write(b"written")
assert default_storage.listdir("photos")[1], default_storage.listdir("photos")
for gone in (other, large, "written.txt"):
    default_storage.delete(gone)
    assert not default_storage.exists(gone)
page = default_storage.save("page.html", ContentFile(b"<script>alert(1)</script>"))
for link in (default_storage.url(name), default_storage.url(page)):
    assert link.startswith("/media/") and "signature=" in link and "mz-" not in link, link
    print("link", link)
print("read and written")
