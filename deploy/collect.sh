#!/bin/sh
# Puts the built page where the Staticfile app has its public files.
set -eu
cd "$(dirname "$0")"
if [ ! -f ../dist/web/index.html ]; then
  echo "dist/web: the page was not built. Run npm run build first." >&2
  exit 1
fi
rm -rf staticfile/public
cp -R ../dist/web staticfile/public
