#!/bin/bash
# Stands for uv: makes an environment whose programs stand for the real ones.
source /opt/fake/trouble.sh
trouble uv "$@"
[ "$EUID" != 0 ] || { echo "uv: as root" >&2; exit 1; }
case "$1 $2" in
    "venv --quiet")
        for folder; do :; done
        [ ! -e "$folder" ] || { echo "uv: A virtual environment already exists at $folder" >&2; exit 2; }
        mkdir -p "$folder/bin" && cp /opt/fake/python.sh "$folder/bin/python"
        ;;
    "pip install")
        for file; do :; done
        [ -r "$file" ] || { echo "uv: File not found: $file" >&2; exit 2; }
        folder=${file%/requirements.txt}/.venv/bin
        for name in gunicorn uvicorn daphne hypercorn; do
            ! grep -q "^$name==" "$file" || cp "$folder/python" "$folder/$name"
        done
        ;;
    *) echo "uv: unexpected words: $*" >&2; exit 2 ;;
esac
