#!/usr/bin/env bash
# Makes a superuser without a secret on a command line, in a task's command, or in the app's environment for longer than it
# takes: the password is typed here, is bound to the app as a service of its own, is read by one task, and goes again.
# Where `cf ssh` is allowed, docs/cloudfoundry.md has a way without this.
set -euo pipefail
cd "$(dirname "$0")/.."
usage='cf/superuser.sh [--dry-run] SPACE USERNAME EMAIL'
. cf/space.sh
username=${arguments[1]:-}
email=${arguments[2]:-}
[[ -n $username && -n $email ]] || fail "Usage: $usage"
service=$name-superuser

attempt "The space $space cannot be targeted" cf target -s "$space"
# What the task runs: the credentials, in whichever form, become variables of createsuperuser, and of nothing else.
command=$(
  cat <<'COMMAND'
exec python -c '
import json, os, pathlib
text, path = os.environ.get("VCAP_SERVICES"), os.environ.get("VCAP_SERVICES_FILE_PATH")
root = pathlib.Path(os.environ.get("SERVICE_BINDING_ROOT", "/nowhere"), "superuser")
found = {file.name: file.read_text() for file in root.glob("django_*")}
for instances in json.loads(text or (pathlib.Path(path).read_text() if path else "{}")).values():
    for instance in instances:
        if instance["binding_name"] == "superuser" or instance["name"] == "superuser":
            found = instance["credentials"]
os.environ.update({name.upper(): value for name, value in found.items()})
os.execvp("python", ["python", "manage.py", "createsuperuser", "--noinput"])'
COMMAND
)
if "$dry_run"; then
  run cf create-user-provided-service "$service" -p FILE
  run cf bind-service "$name" "$service" --binding-name superuser --wait
  run cf curl -X POST /v3/apps/APP/tasks -d "{\"name\": \"superuser\"}"
  run cf unbind-service "$name" "$service" --wait
  run cf delete-service "$service" -f --wait
  exit
fi

app=$(existing_app "$name")
password=${DJANGO_SUPERUSER_PASSWORD:-}
if [[ -z $password ]]; then
  [[ -t 0 ]] || fail "There is no terminal to ask for the password: give DJANGO_SUPERUSER_PASSWORD."
  read -r -s -p "Password of $username: " password
  echo >&2
fi
[[ -n $password ]] || fail "The password is empty."

secrets=$(mktemp)
clean() {
  rm -f "$secrets"
  cf unbind-service "$name" "$service" --wait >/dev/null 2>&1 || true
  cf delete-service "$service" -f --wait >/dev/null 2>&1 ||
    printf '%s could not be removed, and holds the password: cf delete-service %s\n' "$service" "$service" >&2
}
trap clean EXIT
# On stdin: a command line can be read by everybody on this machine.
printf '%s\0%s\0%s' "$username" "$email" "$password" | isolated '
import json, sys
# As names of files, which have no capitals.
names = "django_superuser_username", "django_superuser_email", "django_superuser_password"
print(json.dumps(dict(zip(names, sys.stdin.read().split("\0")))))' >"$secrets"
attempt "The service was refused" cf create-user-provided-service "$service" -p "$secrets"
attempt "The binding was refused" cf bind-service "$name" "$service" --binding-name superuser --wait
task=$(start_task "$app" "$(isolated 'import json, sys; print(json.dumps({"name": "superuser", "command": sys.argv[1]}))' "$command")")
deadline=$((SECONDS + ${TASK_SECONDS:-300}))
while answer=$(api "The task cannot be followed" GET "/v3/tasks/$task"); do
  case $(field state <<<"$answer") in
    SUCCEEDED) break ;;
    FAILED) fail "createsuperuser failed ($(field result failure_reason <<<"$answer")). See: cf logs $name --recent" ;;
  esac
  ((SECONDS < deadline)) || fail "The task still runs. See: cf tasks $name"
  sleep "${POLL_SECONDS:-3}"
done
[[ $answer ]] || exit 1
echo "$username is a superuser of $name in the space $space." >&2
