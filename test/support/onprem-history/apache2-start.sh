#!/bin/bash
# What apache2 does before it serves: it needs its port, and loads its modules (core, Listen and LoadModule).
[ ! -e /run/fake/active/nginx.service ] || { echo "AH00072: could not bind to address 0.0.0.0:80" >&2; exit 1; }
/opt/fake/apache2ctl -t || exit 1
rm -f /run/fake/module
site=/etc/apache2/sites-enabled/shop.conf
[ ! -L $site ] || cp "$(sed -n 's/^ *LoadModule wsgi_module "\(.*\)"$/\1/p' $site)" /run/fake/module
