#!/usr/bin/env bash
# Goes back to a revision of the app: code, start command and environment as they were. Without a number, to the newest one
# before that which serves, and never to one that was rolled back from. The database stays as it is: migrations must let the
# version before them work.
set -euo pipefail
cd "$(dirname "$0")/.."
usage='cf/roll-back.sh [--dry-run] [--yes] SPACE [REVISION]'
. cf/space.sh
wanted=${arguments[1]:-}
[[ -z $wanted || $wanted =~ ^[1-9][0-9]*$ ]] || fail "$wanted: it is no number of a revision. See: cf revisions $name"

attempt "The space $space cannot be targeted" cf target -s "$space"
if "$dry_run"; then
  run cf curl -X POST /v3/deployments -d "{\"revision\": {\"guid\": \"REVISION ${wanted:-before}\"}}"
  exit
fi

app=$(existing_app "$name")
no_deployment "$app" "$name"
deployed=$(api "Revisions cannot be listed" GET "/v3/apps/$app/revisions/deployed")
revisions=$(api "Revisions cannot be listed" GET "/v3/apps/$app/revisions?order_by=-created_at&per_page=200")
deployments=$(api "Deployments cannot be listed" GET "/v3/deployments?app_guids=$app&order_by=-created_at&per_page=200")
choice=$(python3 -I -S cf/choose_revision.py "$name" "$wanted" <<<"[$deployed, $revisions, $deployments]") || exit
source=${choice%%$'\n'*}
confirm "${choice#*$'\n'} The database stays as it is." "Go back?"

roll_out "${source%\}},
  \"strategy\": \"rolling\",
  \"relationships\": {\"app\": {\"data\": {\"guid\": \"$app\"}}}
}"
echo "$name runs its earlier revision in the space $space." >&2
