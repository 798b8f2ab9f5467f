"""Object storage that speaks S3: what providers call it and its credentials."""

import re
from collections.abc import Mapping
from typing import Final

from .address import Address, parse
from .binding import Binding
from .certificates import as_file, authority_of
from .kind import Kind
from .server import without
from .tls import Level, level_of

#: Keys of storages that speak something else.
OTHERS: Final = (
    ("container_uri", "Azure"),
    ("sas_token", "Azure"),
    ("base64EncodedPrivateKeyData", "Google"),
)
PATH_STYLE: Final = ("path_style_access", "path_style", "force_path_style", "s3_force_path_style")


def variables(binding: Binding, environ: Mapping[str, str]) -> dict[str, str]:
    """Return the keys, and the bucket and its address where the service says them."""
    for key, cloud in OTHERS:
        if binding.value(key):
            raise binding.problem(f"it is {cloud}'s, which does not speak S3 with these keys.")
    # IBM Cloud Object Storage has keys for S3 beside its own.
    keys = binding.part("cos_hmac_keys") or binding
    name = keys.first("access_key_id", "access_key", "aws_access_key_id")
    secret = keys.first("secret_access_key", "secret_key", "aws_secret_access_key")
    address = address_in(binding, secret)
    name, secret = (name, secret) if name and secret else (address.user, address.password)
    if not name or not secret:
        more = ' Make its credential with {"HMAC": true}.' if binding.first("apikey") else ""
        raise binding.problem(f"it has no access_key_id and secret_access_key.{more}")
    found = {
        "S3_ACCESS_KEY_ID": name,
        "S3_SECRET_ACCESS_KEY": secret,
        "S3_BUCKET": binding.first("bucket", "bucket_name") or address.name.partition("/")[0],
        "S3_ENDPOINT_URL": endpoint_of(binding, address),
        "S3_REGION": binding.first("region", "aws_region"),
    }
    if binding.says(*PATH_STYLE):
        found["S3_ADDRESSING_STYLE"] = "path"
    if authority := authority_of(binding):
        found["S3_CA_FILE"] = as_file(binding, authority, "storage-ca", environ)
    # What the service does not say may be set by name.
    return {name: text for name, text in found.items() if text}


def address_in(binding: Binding, secret: str) -> Address:
    """Return what s3://KEY:SECRET@HOST/BUCKET says; nothing where there is none.

    Raises ValueError when it can be read in two ways: secrets of AWS often have a slash.
    """
    uri = binding.first("uri", "url")
    if not uri.lower().startswith("s3://"):
        return Address()
    address = parse(uri) or parse(without(uri, secret))
    if address is None:
        raise binding.problem(
            "its address (uri) is none that can be read in one way. Quote its secret, %2F for /."
        )
    return address


def endpoint_of(binding: Binding, address: Address) -> str:
    """Return the address of the storage, by HTTPS unless it says otherwise."""
    # Not "endpoints": that is a catalogue, and no storage.
    endpoint = binding.first("endpoint_url", "endpoint", "s3_endpoint", "host", "hostname")
    if not endpoint and address.user:
        ((host, port), *_) = address.hosts
        endpoint = f"{host}:{port}" if port else host
    if not endpoint:
        return ""
    if "://" not in endpoint:
        endpoint = f"https://{endpoint}"
    if not re.fullmatch(r"https?://[A-Za-z0-9.:\[\]_-]+(/[^\s?#]*)?", endpoint):
        raise binding.problem("its endpoint is not an address of a storage.")
    if (level_of(binding) or Level.DISABLE) >= Level.REQUIRE:
        endpoint = endpoint.replace("http://", "https://", 1)
    return endpoint


KIND: Final = Kind(
    name="storage",
    variable="S3_ACCESS_KEY_ID",
    tags=("s3", "objectstore", "object-storage", "blobstore"),
    labels=("s3", "objectstore", "object-storage"),
    types=("cloud-object-storage",),
    schemes=("s3",),
    convert=variables,
)
