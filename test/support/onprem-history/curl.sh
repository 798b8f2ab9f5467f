#!/bin/bash
# Stands for curl, the front server and the project behind it: what serves answers, unless its files say that it is broken.
source /opt/fake/trouble.sh
trouble curl "$@"
[[ "$*" == *"--fail"*"Host: shop.example.com"*"http://127.0.0.1/readyz" ]] || { echo "curl: unexpected: $*" >&2; exit 2; }
state=/run/fake
if [ -e $state/active/nginx.service ] && [ -L /etc/nginx/sites-enabled/shop ]; then
    [ -e $state/active/shop.socket ] && [ -e $state/active/shop.service ] || exit 22
    read -r release <$state/active/shop.service
    # A project that cannot read its environment or write its data does not start.
    user=
    while IFS='=' read -r name value; do [ "$name" != User ] || user=$value; done <$state/loaded/shop.service
    setpriv "--reuid=$user" "--regid=$user" --init-groups test -r "$release/manage.py" -a -r "$release/.env" -a -w /var/lib/shop/db.sqlite3 || exit 22
elif [ -e $state/active/apache2.service ] && [ -L /etc/apache2/sites-enabled/shop.conf ]; then
    # Apache goes on with the module that it was started with; its daemon processes follow the link.
    folder=$(sed -n 's,^WorkingDirectory=\(.*\)/releases/%i$,\1,p' /etc/systemd/system/shop-release@.service)
    release=$(readlink -f "$folder/current")
    cmp -s "$state/module" "$release/mod_wsgi.so" || exit 22
else
    exit 7
fi
[ -d "$release" ] && [ ! -e "$release/BROKEN" ] || exit 22
