# shellcheck shell=bash
# Read by the scripts beside it, which set usage: their arguments, the variables of the space they work on, and how they
# talk to the platform.
# shellcheck disable=SC2154

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

dry_run=false
yes=false
arguments=()
for argument in "$@"; do
  case $argument in
    --dry-run) dry_run=true ;;
    --yes) [[ $usage == *--yes* ]] || fail "$argument: unknown switch. Usage: $usage" && yes=true ;;
    -*) fail "$argument: unknown switch. Usage: $usage" ;;
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

# isolated CODE ARGUMENT…: Python without the modules of this folder, which could have the names of its own.
isolated() {
  python3 -I -S -c "$@"
}

# one_line: stdin as one line, without the word with which cf ends.
one_line() {
  sed '/^FAILED$/d' | tr -s '\n ' '  ' | sed 's/^ *//; s/[ .]*$//'
}

# run COMMAND…: shows it and does it; with --dry-run, only shows it.
run() {
  printf '+ %s\n' "$*" >&2
  "$dry_run" || "$@"
}

# attempt WHAT COMMAND…: as run; where it fails, one line says WHAT, and the reason that cf gives.
attempt() {
  local what=$1 said
  shift
  printf '+ %s\n' "$*" >&2
  "$dry_run" && return
  if { said=$("$@" 2>&1 >&3 3>&-); } 3>&1; then
    [[ -z $said ]] || printf '%s\n' "$said" >&2
  else
    fail "$what: $(one_line <<<"$said")${meanwhile:+. $meanwhile}."
  fi
}

# field NAME…: the value in the JSON document on stdin, by the names and numbers that lead there.
field() {
  isolated '
import json, sys
value = json.load(sys.stdin)
for name in sys.argv[1:]:
    if isinstance(value, list):
        value = value[int(name)] if int(name) < len(value) else None
    else:
        value = value.get(name) if value else None
print("" if value is None else value)' "$@"
}

# api WHAT METHOD PATH [JSON]: asks the platform. Where it refuses, one line says WHAT, and the platform's reason.
api() {
  local what=$1 answer
  if [[ $# -gt 3 ]]; then
    answer=$(cf curl "$3" -X "$2" -d "$4") || fail "$what: the platform cannot be asked (cf curl $3). Log in: cf login"
  else
    answer=$(cf curl "$3" -X "$2") || fail "$what: the platform cannot be asked (cf curl $3). Log in: cf login"
  fi
  # cf curl --fail would keep the reason to itself.
  if [[ $answer =~ ^[[:space:]]*(\{[[:space:]]*\"errors\"|[^[:space:]\{\[]) ]]; then
    fail "$what: $(isolated '
import json, sys
text = sys.stdin.read()
try:
    reasons = [one.get("detail") or one.get("title") or "" for one in json.loads(text)["errors"]]
except (ValueError, KeyError, TypeError, AttributeError):
    reasons = ["it answered " + text[:80]]
print(" ".join("; ".join(reasons).split()).rstrip("."))' <<<"$answer")${meanwhile:+. $meanwhile}."
  fi
  printf '%s\n' "$answer"
}

# app_guid NAME: the app's guid in this space; nothing where there is no such app.
app_guid() {
  local answer
  answer=$(cf space "$space" --guid 2>&1) || fail "The space $space cannot be read: $(one_line <<<"$answer")."
  answer=$(api "$1 cannot be looked up" GET "/v3/apps?names=$1&space_guids=$answer") || exit
  field resources 0 guid <<<"$answer"
}

# existing_app NAME: as app_guid, and fails where there is none.
existing_app() {
  local guid
  guid=$(app_guid "$1") || exit
  [[ -n $guid ]] || fail "There is no app $1 in the space $space: deploy first, with cf/deploy.sh $space."
  printf '%s\n' "$guid"
}

# active_deployment APP: `GUID REASON` of the one that is under way; nothing where there is none.
active_deployment() {
  local answer
  answer=$(api "Deployments cannot be listed" GET "/v3/deployments?app_guids=$1&status_values=ACTIVE") || exit
  isolated '
import json, sys
for one in json.load(sys.stdin)["resources"][:1]:
    print(one["guid"], one["status"]["reason"])' <<<"$answer"
}

# no_deployment APP NAME: while one is under way, the platform refuses a manifest, and another one would take its place.
no_deployment() {
  local active
  active=$(active_deployment "$1") || exit
  case $active in
    '') ;;
    *PAUSED) fail "A deployment of $2 is paused: go on with it (cf continue-deployment $2), or take it back (cf cancel-deployment $2)." ;;
    *CANCELING) fail "A deployment of $2 is being taken back: try again in a minute." ;;
    *) fail "A deployment of $2 is under way: wait for it, or take it back (cf cancel-deployment $2)." ;;
  esac
}

# start_task APP JSON: starts a task with the memory and the disk of the app's present web process; prints the task's guid.
# A deployment replaces that process, and its guid with it: only the first one has the app's.
start_task() {
  local process answer
  process=$(api "The web process of $name cannot be read" GET "/v3/apps/$1/processes/web") || exit
  process=$(field guid <<<"$process")
  answer=$(api "The task was refused" POST "/v3/apps/$1/tasks" "${2%\}}, \"template\": {\"process\": {\"guid\": \"$process\"}}}") || exit
  field guid <<<"$answer"
}

# roll_out JSON: replaces the running instances one by one, and waits until all are ready, or until a canary deployment
# pauses. What does not become ready within DEPLOY_SECONDS is taken back: the old instances have served all the time.
roll_out() {
  local deployment answer
  answer=$(api "The deployment was refused" POST /v3/deployments "$1") || exit
  deployment=$(field guid <<<"$answer")
  follow "$deployment"
}

# follow DEPLOYMENT: waits for its end, or until it pauses: then paused is true.
follow() {
  local answer state reason cancelled=false deadline=$((SECONDS + ${DEPLOY_SECONDS:-900}))
  paused=false
  while answer=$(api "The deployment cannot be followed" GET "/v3/deployments/$1"); do
    state=$(isolated '
import json, sys
status = json.load(sys.stdin)["status"]
error = status.get("details", {}).get("error") or ""
print(status["value"], status["reason"], " ".join(error.split()), sep=":")' <<<"$answer")
    reason=${state#*:*:}
    reason=${reason:+ ($reason)}
    case $state in
      FINALIZED:DEPLOYED:*) return ;;
      FINALIZED:SUPERSEDED:*) fail "Another deployment took the place of this one. See: cf app $name" ;;
      FINALIZED:*) "$cancelled" || fail "The deployment was taken back$reason: the old version serves."
        fail "The new version did not become ready: the old one serves. See: cf logs $name --recent" ;;
      ACTIVE:PAUSED:*)
        # shellcheck disable=SC2034
        paused=true
        return ;;
    esac
    if ((SECONDS >= deadline)) && ! "$cancelled"; then
      # Refused where it has just ended: the next look tells.
      (api "It cannot be taken back" POST "/v3/deployments/$1/actions/cancel") >/dev/null && cancelled=true
      [[ -z $reason ]] || printf 'The platform says:%s\n' "$reason" >&2
      deadline=$((SECONDS + 300))
    elif ((SECONDS >= deadline)); then
      fail "The deployment is still being taken back. See: cf app $name"
    fi
    sleep "${POLL_SECONDS:-3}"
  done
  exit 1
}

# confirm STATEMENT QUESTION: --yes answers it; without a terminal, nobody can.
confirm() {
  local answer=
  printf '%s\n' "$1" >&2
  "$yes" && return
  [[ -t 0 ]] || fail "$2 Without a terminal, --yes confirms. Nothing was changed."
  read -r -p "$2 [y/N] " answer
  [[ $answer == [yY] || $answer == [yY][eE][sS] ]] || fail "Nothing was changed."
}

name=$(variable name)
