#!/usr/bin/env bash
# A worker of django-tasks-db that is killed (out of memory, a node that goes away) leaves its task RUNNING for ever: there is no lease and
# no time limit, no other worker takes the task up, nothing reports it, and db_worker has no option for it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check django==5.2.19 django-tasks==0.12.0 django-tasks-db==0.13.0
cd "$folder"
"$folder/venv/bin/pip" list 2>/dev/null | grep -iE '^django(-tasks.*)? '
cat >conf.py <<'APP'
SECRET_KEY = "for this script"
INSTALLED_APPS = ["django_tasks_db", "work"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "db.sqlite3", "OPTIONS": {"transaction_mode": "IMMEDIATE"}}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
USE_TZ = True
APP
mkdir work
touch work/__init__.py
cat >work/tasks.py <<'APP'
import time

from django_tasks import task


@task()
def slow():
    time.sleep(60)
APP
export DJANGO_SETTINGS_MODULE=conf PYTHONPATH=.
venv/bin/python -m django migrate --verbosity 0
venv/bin/python - <<'CLIENT'
import subprocess
import sys
import time

import django

django.setup()
from django_tasks_db.models import DBTaskResult
from work.tasks import slow


def statuses():
    return [str(status) for status in DBTaskResult.objects.values_list("status", flat=True)]


slow.enqueue()
command = [sys.executable, "-m", "django", "db_worker", "--verbosity", "0"]
worker = subprocess.Popen(command, stderr=subprocess.DEVNULL)
for attempt in range(300):
    if statuses() == ["RUNNING"]:
        break
    time.sleep(0.1)
worker.kill()
worker.wait()
subprocess.run([*command, "--batch"], check=True, timeout=60, stderr=subprocess.DEVNULL)
print(f"the worker was killed; another looked for work and ended; the task is {statuses()[0]}")
sys.exit(None if statuses() == ["RUNNING"] else "this has changed: it stayed RUNNING")
CLIENT
if venv/bin/python -m django db_worker --help | grep -iE 'lease|stale|timeout'; then
  echo "this has changed: there is an option now" >&2
  exit 1
fi
