# shellcheck shell=bash
# Read by the scripts beside it, which set usage: their arguments, and the variables of the space they work on.
# shellcheck disable=SC2154

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

dry_run=false
arguments=()
for argument in "$@"; do
  case $argument in
    --dry-run) dry_run=true ;;
    -*) fail "$argument: there is no such switch. Usage: $usage" ;;
    *) arguments+=("$argument") ;;
  esac
done

space=${arguments[0]:-}
[[ -n $space ]] || fail "Usage: $usage"
vars=vars/$space.yml
[[ $space != */* && -f $vars ]] || fail "$space: there is no $vars. Spaces: $(cd vars && echo *.yml)"

# variable NAME: what vars/SPACE.yml says.
variable() {
  local value
  value=$(sed -n "s/^$1: *//p" "$vars" | sed "s/ *#.*//; s/^[\"']//; s/[\"']\$//")
  [[ -n $value ]] || fail "$vars: $1 is missing."
  printf '%s' "$value"
}

# run COMMAND…: shows it and does it; with --dry-run, only shows it.
run() {
  printf '+ %s\n' "$*" >&2
  "$dry_run" || "$@"
}

# field NAME…: the value in the JSON document on stdin, by the names and numbers that lead there.
field() {
  python3 -c '
import json, sys
value = json.load(sys.stdin)
for name in sys.argv[1:]:
    value = value[int(name) if isinstance(value, list) else name] if value else None
print("" if value is None else value)' "$@"
}

# api METHOD PATH [JSON]: asks the platform, and fails where it refuses.
api() {
  if [[ $# -gt 2 ]]; then
    cf curl --fail -X "$1" "$2" -d "$3"
  else
    cf curl --fail -X "$1" "$2"
  fi
}

# roll_out JSON: replaces the running instances one by one, and waits until all are ready. What does not become
# ready within DEPLOY_SECONDS is taken back: the old instances have served all the time.
roll_out() {
  local deployment status deadline=$((SECONDS + ${DEPLOY_SECONDS:-900}))
  deployment=$(api POST /v3/deployments "$1" | field guid) || fail "The deployment was refused."
  while status=$(api GET "/v3/deployments/$deployment"); do
    case $(field status value <<<"$status"):$(field status reason <<<"$status") in
      FINALIZED:DEPLOYED) return ;;
      FINALIZED:*) fail "The deployment ended as $(field status reason <<<"$status"): the old version serves." ;;
    esac
    if ((SECONDS >= deadline)); then
      api POST "/v3/deployments/$deployment/actions/cancel" >/dev/null
      fail "The new version did not become ready: the old one serves. See: cf logs $name --recent"
    fi
    sleep "${POLL_SECONDS:-3}"
  done
  fail "The deployment cannot be followed: look at it with cf app $name."
}

name=$(variable name)
