"""Packs a folder as the `zip` command with -y does: modes, links and folders are kept. Usage: zip_folder.py FOLDER ZIP"""

import os
import stat
import sys
import zipfile

folder, target = sys.argv[1:]
with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
    for root, folders, files in os.walk(folder):
        for name in folders + files:
            path = os.path.join(root, name)
            inside = os.path.relpath(path, os.path.dirname(folder))
            mode = os.lstat(path).st_mode
            if stat.S_ISDIR(mode):
                archive.write(path, inside)
                continue
            entry = zipfile.ZipInfo(inside)
            entry.create_system = 3
            entry.external_attr = mode << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            link = stat.S_ISLNK(mode)
            data = os.readlink(path).encode() if link else open(path, "rb").read()
            archive.writestr(entry, data)
