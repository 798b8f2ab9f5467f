#!/bin/bash
# Stands for the interpreter of a release, with the packages that its requirements name: only what deploy.sh asks of it.
source /opt/fake/trouble.sh
release=${0%/.venv/bin/*}
trouble python "$@"
[ "$EUID" != 0 ] || { echo "python: what was downloaded must not run as root" >&2; exit 1; }
case "$*" in
    *"manage.py collectstatic --noinput --verbosity 0")
        [ -z "${DATABASE_URL:-}${SECRET_KEY:-}" ] || { echo "the build needs no secret" >&2; exit 1; }
        mkdir -p "$release/staticfiles" && echo 'body {}' >"$release/staticfiles/site.css"
        ;;
    "-m compileall -q -x /\.venv/ $release") ;;
    "manage.py check --deploy --fail-level WARNING" | "manage.py migrate --noinput")
        # Its environment, and a database and uploads of its own, whoever had them before.
        [ -r manage.py ] && [ -r .env ] && echo "${4:-}" >>/var/lib/shop/db.sqlite3 && echo >>/var/lib/shop/media/upload || exit 1
        ;;
    "-c from mod_wsgi.express.platform import MOD_WSGI_SO as so; print(so)")
        cp "$release/requirements.txt" "$release/.venv/mod_wsgi.so" && echo "$release/.venv/mod_wsgi.so"
        ;;
    *) echo "python: unexpected words: $*" >&2; exit 1 ;;
esac
