#!/bin/bash
# Stands for apache2ctl -t: a module that is not there is refused (core, LoadModule).
[ "$*" = -t ] || { echo "apache2ctl: unexpected: $*" >&2; exit 2; }
site=/etc/apache2/sites-enabled/shop.conf
[ -L $site ] || exit 0
module=$(sed -n 's/^ *LoadModule wsgi_module "\(.*\)"$/\1/p' $site)
[ -e "$module" ] || { echo "Cannot load ${module:-its module} into server" >&2; exit 1; }
