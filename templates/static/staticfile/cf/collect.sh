#!/usr/bin/env bash
# Puts what collectstatic has collected where the Staticfile app serves it: HOST/static comes with its path.
set -euo pipefail
cd "$(dirname "$0")/.."
# The list of all names is Django's, and not public; where settings say nothing of it, it lies among the files.
names=staticfiles.json
[[ -f $names ]] || names=staticfiles/staticfiles.json
[[ -f $names ]] || {
  echo "staticfiles/ holds no build: run python manage.py collectstatic --noinput first." >&2
  exit 1
}
rm -rf cf/static/public
mkdir -p cf/static/public
cp -R staticfiles cf/static/public/static
rm -f cf/static/public/static/{.gitkeep,staticfiles.json}
cp "$names" cf/static/names.json
