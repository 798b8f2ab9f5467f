"""``python -m labs check 3``: as ``python manage.py labcheck 3``, whatever manage.py says."""

import sys

from .commands import main

sys.exit(main(sys.argv[1:]))
