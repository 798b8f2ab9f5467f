#!/usr/bin/env bash
# The wheel of pyuwsgi brings its libraries along, but for libexpat.so.1: the rules of manylinux_2_28 count that as part of any
# system. An image of Debian's minimal packages has none, so that `pip install` succeeds there and the server does not start; pip
# says nothing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyuwsgi==2.0.30.post1 pyelftools==0.32
cd "$folder"
"$folder/venv/bin/pip" list 2>/dev/null | grep -i '^pyuwsgi '
venv/bin/python - <<'CLIENT'
import importlib.metadata
import sys

from elftools.elf.elffile import ELFFile

package = importlib.metadata.distribution("pyuwsgi")
tag = next(line for line in package.read_text("WHEEL").splitlines() if line.startswith("Tag:"))
file = next(package.locate_file(file) for file in package.files if file.name.startswith("pyuwsgi.") and file.suffix == ".so")
with open(file, "rb") as opened:
    needed = [entry.needed for entry in ELFFile(opened).get_section_by_name(".dynamic").iter_tags("DT_NEEDED")]
brought = {file.name for file in package.files}
missing = [name for name in needed if name not in brought and not name.startswith(("libc.", "libm.", "libdl.", "libpthread.", "librt."))]
print(f"{tag}; needed of the system: {missing}")
sys.exit(None if "libexpat.so.1" in missing else "this has changed: libexpat.so.1 was needed")
CLIENT
