"""How platforms hand a service over, and what they refuse: environment variables and files, from one binding.

Cloud Foundry: cloud_controller_ng, lib/cloud_controller/diego/service_binding_files_builder.rb and
file_based_vcap_services_builder.rb; buildpackapplifecycle, databaseuri.go. Code Engine: "Accessing service bindings".
"""

import json
import re
from pathlib import Path
from typing import Any

APPLICATION = json.dumps({"application_uris": ["shop.example.com"], "space_name": "production"})
#: Where the launcher's DATABASE_URL leads when it was made of another service: nobody may ever go there.
DECOY = "decoy.example.com"
#: The attributes that are files beside the credentials, and go over them.
ATTRIBUTES = ("label", "name", "tags", "plan", "binding_guid", "binding_name", "instance_name")
FILE = re.compile(r"[a-z0-9._-]{1,253}")
#: Types of IBM Cloud's services, whose credentials come as variables with the type in their name.
TYPES = {
    "postgresql": "databases-for-postgresql",
    "mysql": "databases-for-mysql",
    "redis": "databases-for-redis",
    "storage": "cloud-object-storage",
}


class Refused(Exception):
    """The platform itself refuses such a binding."""


def vcap(bindings: list[dict[str, Any]]) -> str:
    services: dict[str, list[Any]] = {}
    for one in bindings:
        services.setdefault(one["label"], []).append(one)
    return json.dumps(services)


def text_of(value: Any) -> str:
    """A text as it is; whatever else as JSON: Oj.dump."""
    return value if isinstance(value, str) else json.dumps(value)


def vcap_services(bindings: list[dict[str, Any]], folder: Path, kind: str) -> dict[str, str]:
    return {"VCAP_APPLICATION": APPLICATION, "VCAP_SERVICES": vcap(bindings)}


def vcap_file(bindings: list[dict[str, Any]], folder: Path, kind: str) -> dict[str, str]:
    file = folder / "vcap_services"
    file.write_text(vcap(bindings))
    return {"VCAP_APPLICATION": APPLICATION, "VCAP_SERVICES_FILE_PATH": str(file)}


def binding_root(bindings: list[dict[str, Any]], folder: Path, kind: str) -> dict[str, str]:
    root = folder / "bindings"
    for one in bindings:
        about = {name.replace("_", "-"): one[name] for name in ATTRIBUTES if name in one}
        files = {**one["credentials"], **about, "type": one["label"], "provider": one["label"]}
        place = root / one["name"]
        place.mkdir(parents=True, exist_ok=True)
        for name, value in files.items():
            if not FILE.fullmatch(name):
                raise Refused(f"invalid file name: {name}")
            (place / name).write_text(text_of(value))
    return {"VCAP_APPLICATION": APPLICATION, "SERVICE_BINDING_ROOT": str(root)}


def prefixed(bindings: list[dict[str, Any]], folder: Path, kind: str) -> dict[str, str]:
    place = {"CE_APP": "shop", "CE_SUBDOMAIN": "1a2b3c", "CE_DOMAIN": "eu-de.codeengine.appdomain.cloud"}
    if kind not in TYPES:
        services = {one["label"]: [{"name": one["name"], "credentials": one["credentials"]}] for one in bindings}
        return {**place, "CE_SERVICES": json.dumps(services)}
    first = re.sub("[^A-Z0-9]", "_", TYPES[kind].upper())
    found: dict[str, str] = {}
    for number, one in enumerate(bindings, 1):
        prefix = first if number == 1 else f"{first}_{number}"
        for name, value in one["credentials"].items():
            variable = f"{prefix}_{re.sub('[^A-Z0-9]', '_', name.upper())}"
            if variable in found:
                raise Refused(f"{variable} twice")
            found[variable] = text_of(value)
    return {**place, **found}


FORMS = {
    "VCAP_SERVICES": vcap_services,
    "VCAP_SERVICES_FILE_PATH": vcap_file,
    "SERVICE_BINDING_ROOT": binding_root,
    "Code Engine": prefixed,
}
