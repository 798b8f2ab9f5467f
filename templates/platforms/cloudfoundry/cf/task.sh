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

# request INDEX: a task of the batch.
request() {
  isolated '
import json, sys
command, index, shares = sys.argv[1:]
print(json.dumps({
    "name": f"{command.split()[0]}-{index}",
    "command": f"JOB_INDEX={index} JOB_ARRAY_SIZE={shares} python manage.py {command}",
}))' "$command" "$1" "$shares"
}

attempt "The space $space cannot be targeted" cf target -s "$space"
"$dry_run" || app=$(existing_app "$name")
tasks=()
for ((index = 0; index < shares; index++)); do
  body=$(request "$index")
  if "$dry_run"; then
    run cf curl -X POST /v3/apps/APP/tasks -d "$body"
  else
    # What was started before goes on: a share must bear being done twice.
    # shellcheck disable=SC2034
    ((index == 0)) || meanwhile="$index of $shares run already: cf tasks $name"
    task=$(start_task "$app" "$body")
    tasks+=("$task")
  fi
done
"$dry_run" && exit
meanwhile=

failed=0
deadline=$((SECONDS + ${TASK_SECONDS:-3600}))
for task in "${tasks[@]}"; do
  while answer=$(api "$command cannot be followed" GET "/v3/tasks/$task"); do
    case $(field state <<<"$answer") in
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
  [[ $answer ]] || exit 1
done
((failed == 0)) || fail "$failed of $shares failed. See: cf logs $name --recent"
echo "$command is done." >&2
