"""Object storage that speaks S3: what providers call it and its credentials."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote, urlsplit

from .address import as_file
from .binding import Binding, Kind


def variables(binding: Binding, environ: Mapping[str, str]) -> dict[str, str]:
    """Return the keys, and the bucket and its address where the service says them."""
    for key, cloud in (("container_uri", "Azure"), ("base64EncodedPrivateKeyData", "Google")):
        if binding.credentials.get(key):
            raise binding.problem(f"it is {cloud}'s, which does not speak S3 with these keys.")
    # IBM Cloud Object Storage has keys for S3 beside its own.
    keys = binding.part("cos_hmac_keys") or binding
    name = keys.first("access_key_id", "accessKeyId", "access_key", "aws_access_key_id")
    secret = keys.first("secret_access_key", "secretAccessKey", "secret_key")
    parts = urlsplit(binding.first("uri"))
    if parts.scheme == "s3":
        name = name or unquote(parts.username or "")
        secret = secret or unquote(parts.password or "")
    if not name or not secret:
        more = ' Make its credential with {"HMAC": true}.' if binding.first("apikey") else ""
        raise binding.problem(f"it has no access_key_id and secret_access_key.{more}")
    # Not "endpoints": that is a catalogue, and no storage.
    endpoint = binding.first("endpoint_url", "endpoint", "host")
    if endpoint and "://" not in endpoint:
        endpoint = f"https://{endpoint}"
    found = {
        "S3_ACCESS_KEY_ID": name,
        "S3_SECRET_ACCESS_KEY": secret,
        "S3_BUCKET": binding.first("bucket", "bucket_name", "bucketName"),
        "S3_ENDPOINT_URL": endpoint,
        "S3_REGION": binding.first("region"),
    }
    if certificate := binding.first("ca", "ca_certificate"):
        found["S3_CA_FILE"] = as_file(certificate, "storage-ca", environ)
    # What the service does not say may be set by name.
    return {name: text for name, text in found.items() if text}


KIND: Final = Kind(
    name="storage",
    variable="S3_ACCESS_KEY_ID",
    tags=("s3", "objectstore", "object-storage", "blobstore"),
    labels=("s3", "objectstore", "object-storage"),
    types=("cloud-object-storage",),
    schemes=("s3",),
    convert=variables,
)
