#!/bin/sh
# Stands for the project's python in tests of the rehearsal: what manage.py prints, with the fault that FAULT names.
case "$FAULT:$2" in
build:collectstatic) echo "ModuleNotFoundError: No module named 'pages'" && exit 1 ;;
*:collectstatic)
  [ -z "$SECRET_KEY$DATABASE_URL$PORT" ] || { echo 'the build phase knows too much' && exit 1; }
  ;;
migrate:migrate) echo 'OperationalError: connection refused' && exit 1 ;;
*:migrate) [ -n "$SECRET_KEY" ] || exit 1 ;;
debug:check)
  printf 'System check identified some issues:\n\nWARNINGS:\n?: (security.W018) You should not have DEBUG set to True.\n\nSystem check identified 1 issue (0 silenced).\n' >&2
  exit 1
  ;;
warnings:check)
  printf 'System check identified some issues:\n\nWARNINGS:\n?: (security.W004) You have not set HSTS.\n\nSystem check identified 1 issue (0 silenced).\n' >&2
  exit 1
  ;;
errors:check)
  printf 'SystemCheckError: System check identified some issues:\n\nERRORS:\n?: (models.E028) db_table is used twice.\n\nSystem check identified 1 issue (0 silenced).\n' >&2
  exit 1
  ;;
esac
