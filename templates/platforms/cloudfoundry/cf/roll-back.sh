#!/usr/bin/env bash
# Goes back to a revision of the app: code, start command and environment as they were. Without a number, to the newest one
# before that which serves. The database stays as it is: migrations must let the version before them work.
set -euo pipefail
cd "$(dirname "$0")/.."
usage='cf/roll-back.sh [--dry-run] SPACE [REVISION]'
. cf/space.sh
wanted=${arguments[1]:-}
[[ -z $wanted || $wanted =~ ^[1-9][0-9]*$ ]] || fail "$wanted: it is no number of a revision. See: cf revisions $name"

run cf target -s "$space"
if "$dry_run"; then
  run cf curl -X POST /v3/deployments -d "{\"revision\": {\"guid\": \"REVISION ${wanted:-before}\"}}"
  exit
fi

app=$(cf app "$name" --guid)
revisions=$(api GET "/v3/apps/$app/revisions?order_by=-created_at&per_page=100")
current=$(api GET "/v3/apps/$app/revisions/deployed" | field resources 0 version)
[[ -n $current ]] || fail "$name does not run: there is nothing to go back from."
revision=$(python3 -c '
import json, sys
wanted, current = sys.argv[1], int(sys.argv[2])
fits = [
    one
    for one in json.load(sys.stdin)["resources"]
    if one["deployable"] and (one["version"] == int(wanted) if wanted else one["version"] < current)
]
print(max(fits, key=lambda one: one["version"])["guid"] if fits else "")' "$wanted" "$current" <<<"$revisions")
[[ -n $revision ]] || fail "There is no revision ${wanted:-before $current} whose droplet still exists. See: cf revisions $name"

echo "Going back from revision $current …" >&2
roll_out "{
  \"revision\": {\"guid\": \"$revision\"},
  \"strategy\": \"rolling\",
  \"relationships\": {\"app\": {\"data\": {\"guid\": \"$app\"}}}
}"
echo "$name runs its earlier revision in the space $space." >&2
