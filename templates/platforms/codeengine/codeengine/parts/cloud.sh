# shellcheck shell=bash
# What is asked of Code Engine, what is changed there, and how failures are told. Read by codeengine/deploy.sh.

fail() {
  printf 'deploy.sh: %s\n' "$*" >&2
  exit 1
}

say() { printf '\n== %s\n' "$*"; }

# Runs a command that changes something, or only says it. Values of secrets are never among its words.
change() {
  if [[ -n $dry_run ]]; then
    printf '+ ibmcloud ce'
    printf ' %q' "$@"
    printf '\n'
  else
    # It asks nothing, and takes nothing that a loop reads.
    ibmcloud ce "$@" </dev/null
  fi
}

# The last line of what the client printed: its reason.
reason() { awk 'NF { line = $0 } END { print line }' "$work/printed"; }

# Asks, and leaves the answer in $work/printed: ask WORDS... An expired session or an outage is not "there is none".
ask() {
  ibmcloud ce "$@" >"$work/printed" 2>&1 || fail "ibmcloud ce $*: $(reason)"
}

# Leaves the names of one kind in $work/KIND, once for each run: the first column of the list.
look() {
  local file=$work/${1// /-} words
  if [[ -n $dry_run || -f $file ]]; then return; fi
  read -ra words <<<"$1"
  ask "${words[@]}" list
  awk 'below && NF { print $1 } $1 == "Name" { below = 1 }' "$work/printed" >"$file"
}

# Whether there is one: exists KIND NAME. A dry run asks nobody: as if there were nothing yet.
exists() {
  local names
  look "$1"
  if [[ -n $dry_run ]]; then return 1; fi
  # In this process: a deployment asks some thirty times.
  names=$(<"$work/${1// /-}")
  [[ $'\n'$names$'\n' == *$'\n'"$2"$'\n'* ]]
}

# Creates or updates, with every setting said: put KIND NAME FLAGS...
put() {
  local kind=$1 name=$2 verb=create words
  shift 2
  read -ra words <<<"$kind"
  if exists "$kind" "$name"; then verb=update; fi
  change "${words[@]}" "$verb" --name "$name" "$@" || return
  if [[ -z $dry_run && $verb == create ]]; then printf '%s\n' "$name" >>"$work/${kind// /-}"; fi
}

# Deletes what is there: remove KIND NAME. A dry run names what a project may have.
remove() {
  local words
  read -ra words <<<"$1"
  if [[ -n $dry_run ]] || exists "$1" "$2"; then
    change "${words[@]}" delete --name "$2" --force --ignore-not-found
  fi
}

# Whether a run or the app has not come to an end yet: a time-out is no failure. going KIND NAME
going() {
  ibmcloud ce "$1" get --name "$2" >"$work/printed" 2>&1 &&
    grep -qE '^ *(Running|Pending): +[1-9]|^ *Status: +(Running|Pending)|^Status Summary: .*deploying' "$work/printed"
}

# What the platform knows of it: explain KIND NAME. Without an image there are no logs, but events.
explain() {
  local flag=$1
  if [[ $flag == app ]]; then flag=application; fi
  ibmcloud ce "$1" events "--$flag" "$2" >&2 || true
  ibmcloud ce "$1" logs "--$flag" "$2" >&2 || true
}

# Targets region and resource group, and selects the project: fails when there is none, for a deployment to make it.
find_project() {
  if [[ -n $dry_run ]]; then
    printf 'Nobody is asked: these are the changes of a first %s. What is there already is updated.\n' "$action"
    return 1
  fi
  command -v ibmcloud >/dev/null || fail 'ibmcloud is missing: https://cloud.ibm.com/docs/cli'
  ibmcloud target -r "$REGION" ${RESOURCE_GROUP:+-g "$RESOURCE_GROUP"} >"$work/printed" 2>&1 ||
    fail "log in first: ibmcloud login --sso, or ibmcloud login --apikey @FILE ($(reason))"
  # The client shows and selects projects of the resource group only.
  if listed; then
    ask project select --name "$PROJECT"
    return
  fi
  if listed --all-resource-groups; then
    fail "project $PROJECT is in another resource group: set RESOURCE_GROUP to its name, \"$(group)\""
  fi
  return 1
}

# Where something is expected to be there already.
select_project() {
  if find_project || [[ -n $dry_run ]]; then return; fi
  fail "there is no project $PROJECT in $REGION: nothing was deployed there"
}

# In a project that is new, there is nothing: nothing is asked.
create_project() {
  say "Project $PROJECT"
  change project create --name "$PROJECT" --wait ||
    fail "the project was not created. One that was deleted keeps its name for 7 days: ibmcloud ce project restore --name '$PROJECT'"
}

nothing_there() {
  local kind
  for kind in app job secret configmap persistentdatastore subscription-cron domainmapping; do : >"$work/$kind"; done
}

listed() {
  ask project list --regions "$REGION" "$@"
  awk -F '  +' -v name="$PROJECT" '$1 == name { found = 1 } END { exit !found }' "$work/printed"
}

group() { awk -F '  +' -v name="$PROJECT" '{ sub(/ +$/, "") } $1 == name { print $(NF - 1) }' "$work/printed"; }

# One deployment at a time: of two that create a configmap of one name, one is refused. One that was killed leaves it.
lock() {
  local name=$APP-deploying since refused
  if [[ -n $dry_run ]] || create_lock; then return; fi
  refused=$(reason)
  rm -f "$work/configmap"
  exists configmap "$name" || fail "ibmcloud ce configmap create: $refused"
  ask configmap get --name "$name"
  # It was made, and only the answer was lost.
  if grep -qF "$LOCK_OWNER" "$work/printed"; then
    locked=1
    return
  fi
  since=$(awk '$1 == "since:" { gsub(/"/, "", $2); print $2 }' "$work/printed")
  if ((started - ${since:-0} < LOCK_SECONDS)); then
    fail "another deployment of $APP began $(((started - since) / 60)) minutes ago: wait for it. If it was killed: codeengine/deploy.sh unlock"
  fi
  remove configmap "$name"
  create_lock || fail "ibmcloud ce configmap create: $(reason)"
}

create_lock() {
  ibmcloud ce configmap create --name "$APP-deploying" --from-literal "since=$started" --from-literal "by=$LOCK_OWNER" \
    >"$work/printed" 2>&1 || return 1
  locked=1
}

unlock() {
  change configmap delete --name "$APP-deploying" --force --ignore-not-found
}

# However it ends: files with secrets go, and the next deployment may begin.
leave() {
  if [[ -n $locked ]] && ! unlock >/dev/null 2>&1 && ! unlock >/dev/null 2>&1; then
    printf 'Before the next deployment: codeengine/deploy.sh unlock\n' >&2
  fi
  rm -rf "$work"
}
