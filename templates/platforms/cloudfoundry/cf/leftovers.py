"""Warn of what an app still has and its manifest no longer names; cf/deploy.sh calls it.

Applying a manifest adds and changes, and removes nothing. Usage: leftovers.py MANIFEST VARS
VARIABLES PROCESSES ROUTES BINDINGS, the last four being answers of the platform.
https://docs.cloudfoundry.org/devguide/deploy-apps/manifest-attributes.html
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def interpolated(manifest: str, variables: str) -> str:
    """Return the manifest with the values of a vars file for its ((names)), without comments."""
    line = r"""^(\w+): *["']?([^"'#\n]*?)["']? *(?:#.*)?$"""
    values = dict(re.findall(line, variables, re.MULTILINE))
    text = re.sub(r"\(\(([-\w]+)\)\)", lambda found: values.get(found[1], found[0]), manifest)
    return re.sub(r"^ *#.*$", "", text, flags=re.MULTILINE)


def leftovers(manifest: str, answers: list[Any]) -> Iterator[tuple[str, str]]:
    """Yield what is no longer named, and the command that removes it."""
    variables, processes, routes, bindings = answers
    found = re.search(r"^ *- name: (\S+)$", manifest, re.MULTILINE)
    name = found[1] if found else "APP"

    def named(pattern: str) -> bool:
        return re.search(pattern, manifest, re.MULTILINE) is not None

    for variable in variables["var"]:
        if not named(rf"^ +{re.escape(variable)}:"):
            yield f"the variable {variable}", f"cf unset-env {name} {variable}"
    for process in processes["resources"]:
        kind = process["type"]
        if process["instances"] and not named(rf"^ +- type: {re.escape(kind)}$"):
            yield f"the process {kind}", f"cf scale {name} --process {kind} -i 0"
    for route in routes["resources"]:
        if not named(rf"^ +- route: {re.escape(route['url'])}$"):
            host, _, domain = route["url"].partition(".")
            domain, _, path = domain.partition("/")
            options = f"--hostname {host} --path {path}" if path else f"--hostname {host}"
            yield f"the route {route['url']}", f"cf unmap-route {name} {domain} {options}"
    for instance in bindings.get("included", {}).get("service_instances", []):
        service = instance["name"]
        if not named(rf"^ +- (?:name: )?{re.escape(service)}$"):
            yield f"the service {service}", f"cf unbind-service {name} {service}"


def main(manifest: str, variables: str, *answers: str) -> None:
    """Print a line for each."""
    try:
        read = [json.loads(Path(answer).read_text()) for answer in answers]
    except ValueError:
        # The platform has refused one, and cf/deploy.sh has said so: this is a hint only.
        return
    text = interpolated(Path(manifest).read_text(), Path(variables).read_text())
    for what, command in leftovers(text, read):
        sys.stdout.write(f"Warning: {what} is no longer in {manifest}, and stays: {command}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
