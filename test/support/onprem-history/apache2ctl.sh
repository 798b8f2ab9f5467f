#!/bin/bash
# Stands for apache2ctl -t: a module that is not there is refused (core, LoadModule).
module=$(readlink -f /srv/shop/current)/mod_wsgi.so
[ "$*" = -t ] || { echo "apache2ctl: unexpected: $*" >&2; exit 2; }
[ ! -L /etc/apache2/sites-enabled/shop.conf ] || [ -e "$module" ] || { echo "Cannot load $module into server" >&2; exit 1; }
