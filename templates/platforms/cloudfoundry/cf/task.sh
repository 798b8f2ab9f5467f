#!/usr/bin/env bash
# Runs a command of manage.py as a task of the app, beside what serves, and fails when it fails. With a number of shares, as
# many tasks run at once and share a batch: each finds its own in JOB_INDEX, and how many there are in JOB_ARRAY_SIZE.
#
#   cf/task.sh production 'prune_messages --days 30'
#   cf/task.sh production count_words 4
set -euo pipefail
cd "$(dirname "$0")/.."
usage='cf/task.sh [--dry-run] SPACE COMMAND [SHARES]'
. cf/space.sh
command=${arguments[1]:-}
shares=${arguments[2]:-1}
[[ -n $command ]] || fail "Usage: $usage"
[[ $shares =~ ^[1-9][0-9]{0,2}$ ]] || fail "$shares: it is no number of shares from 1 to 999."

# request INDEX: a task with the memory and the disk of a process that serves.
request() {
  python3 -c '
import json, sys
command, index, shares, app = sys.argv[1:]
print(json.dumps({
    "name": f"{command.split()[0]}-{index}",
    "command": f"JOB_INDEX={index} JOB_ARRAY_SIZE={shares} python manage.py {command}",
    "template": {"process": {"guid": app}},
}))' "$command" "$1" "$shares" "$app"
}

run cf target -s "$space"
app=APP
"$dry_run" || app=$(cf app "$name" --guid)
tasks=()
for ((index = 0; index < shares; index++)); do
  body=$(request "$index")
  if "$dry_run"; then
    run cf curl -X POST "/v3/apps/$app/tasks" -d "$body"
  else
    task=$(api POST "/v3/apps/$app/tasks" "$body" | field guid) || fail "The task was refused. See: cf tasks $name"
    tasks+=("$task")
  fi
done
"$dry_run" && exit

failed=0
deadline=$((SECONDS + ${TASK_SECONDS:-3600}))
for task in "${tasks[@]}"; do
  while answer=$(api GET "/v3/tasks/$task"); do
    state=$(field state <<<"$answer")
    case $state in
      SUCCEEDED) break ;;
      FAILED)
        failed=$((failed + 1))
        printf '%s failed: %s\n' "$(field name <<<"$answer")" "$(field result failure_reason <<<"$answer")" >&2
        break
        ;;
    esac
    ((SECONDS < deadline)) || fail "$command still runs. See: cf tasks $name"
    sleep "${POLL_SECONDS:-3}"
  done
  [[ ${state:-} == SUCCEEDED || ${state:-} == FAILED ]] || fail "$command cannot be followed. See: cf tasks $name"
done
((failed == 0)) || fail "$failed of $shares failed. See: cf logs $name --recent"
echo "$command is done." >&2
