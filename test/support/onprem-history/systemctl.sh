#!/bin/bash
# Stands for systemctl, and refuses what systemd refuses. It knows nothing of the project. State is below /run/fake:
#   loaded/UNIT     the unit as systemd has read it: at daemon-reload, or when it was first asked for (systemctl(1))
#   active/UNIT     it runs; the text is where the link that the service runs from led to when it started
#   activating      units that are still starting
#   fail            "fail WORDS" or "kill WORDS": what happens to the next command that begins with these words
#   kind            names of rules that are switched off, by the tests of the stand-in itself
# Sources: systemctl(1), "Exit status"; systemd.unit(5); systemd.socket(5); systemd src/core/socket.c, socket_start().
set -u
state=/run/fake
units=/etc/systemd/system
[ -d $state/active ] || mkdir -p $state/loaded $state/active
echo "systemctl $*" >>$state/log

kind() { grep -qx "$1" $state/kind 2>/dev/null; }
refuse() {
    echo "$2" >&2
    exit "$1"
}
# shellcheck source=/dev/null
source "${0%/*}/trouble.sh"
trouble systemctl "$@"

verb='' now=false wanted=''
names=()
for word in "$@"; do
    case $word in
        --now) now=true ;;
        --quiet | --plain | --no-legend | --no-pager) ;;
        --state=*) wanted=${word#--state=} ;;
        -*) kind options || refuse 1 "systemctl: unrecognized option '$word'" ;;
        *) if [ -z "$verb" ]; then verb=$word; else names+=("$word"); fi ;;
    esac
done

# These leave what they found in REPLY: $(...) would be a process each, and they are asked some hundred times in a deployment.

# The file of a unit: that of its template for an instance.
file_of() {
    local name=$1
    [ -e "$units/$name" ] || [[ $name != *@* ]] || name=${1%%@*}@.${1##*.}
    REPLY=
    if [ -e "$units/$name" ]; then REPLY=$units/$name; elif [ -e "/run/fake/system/$name" ]; then REPLY=/run/fake/system/$name; fi
}
# The values of a setting, one a line.
setting() {
    local line
    REPLY=
    while IFS= read -r line || [ -n "$line" ]; do
        [[ $line != "$2="* ]] || REPLY+=${REPLY:+$'\n'}${line#*=}
    done <"$1"
}
# The group of an account; fails where there is no such account.
group_of() {
    local name group
    while IFS=: read -r name _ _ group _; do
        [ "$name" != "$1" ] || { REPLY=$group && return; }
    done </etc/passwd
    return 1
}
text() { IFS= read -rd '' REPLY <"$1" || true; }
same() {
    local other
    text "$1"
    other=$REPLY
    text "$2"
    [ "$REPLY" = "$other" ]
}
copy() {
    text "$1"
    printf %s "$REPLY" >"$2"
}
# Runs the commands of a setting, as the unit's user and in its folder, until one fails.
commands() {
    local unit=$1 definition=$state/loaded/$1 instance line lines user folder as=()
    setting "$definition" "$2"
    lines=$REPLY
    [ -n "$lines" ] || return 0
    instance=${1#*@}
    instance=${instance%.*}
    setting "$definition" WorkingDirectory
    folder=$REPLY
    setting "$definition" User
    user=$REPLY
    # As systemd changes accounts: without PAM, which PAMName= asks for (systemd.exec(5)).
    if [ -n "$user" ] && group_of "$user"; then as=(setpriv "--reuid=$user" "--regid=$REPLY" --init-groups); fi
    while read -r line; do
        # shellcheck disable=SC2086
        (cd "${folder//%i/$instance}" && "${as[@]}" ${line//%i/$instance}) </dev/null ||
            refuse 1 "Job for $unit failed because the control process exited with error code."
    done <<<"$lines"
}

# What systemd goes by. A file that changed since then is not read again: "the unit file changed on disk".
load() {
    local file
    file_of "$1"
    file=$REPLY
    if [ -z "$file" ] && [ ! -e "$state/loaded/$1" ]; then
        kind unknown-unit || refuse 5 "Failed to $verb $1: Unit $1 not found."
        exit 0
    fi
    [ -e "$state/loaded/$1" ] || copy "$file" "$state/loaded/$1"
    if [ -n "$file" ] && ! same "$file" "$state/loaded/$1"; then
        kind daemon-reload || refuse 1 "Warning: The unit file of $1 changed on disk. Run 'systemctl daemon-reload'."
        copy "$file" "$state/loaded/$1"
    fi
}

stop() {
    local other
    [ -e "$state/active/$1" ] || return 0
    rm -f "$state/active/$1"
    # Requires=: who needs it is stopped with it (systemd.unit(5)).
    for other in "$state"/active/*; do
        [ -e "$other" ] || continue
        other=${other##*/}
        setting "$state/loaded/$other" Requires
        [[ " ${REPLY//$'\n'/ } " != *" $1 "* ]] || stop "$other"
    done
}

start() {
    local unit=$1 definition=$state/loaded/$1 condition program user line
    load "$unit"
    setting "$definition" ConditionPathExists
    condition=$REPLY
    # A condition that does not hold is no failure, and nothing starts (systemd.unit(5)).
    [ -z "$condition" ] || [ -e "$condition" ] || kind condition || return 0
    setting "$definition" User
    user=$REPLY
    if [ -n "$user" ] && ! group_of "$user"; then
        kind user || refuse 1 "Job for $unit failed: Failed to determine user credentials: No such process (217/USER)"
    fi
    if [[ $unit == *.socket ]]; then
        local service=${unit%.socket}.service
        if [ ! -e "$state/active/$unit" ] && [ -e "$state/active/$service" ]; then
            kind socket-busy || refuse 1 'Job failed. See "journalctl -xe" for details.'
        fi
    fi
    setting "$definition" Requires
    for line in $REPLY; do
        [ -e "$state/active/$line" ] || start "$line"
    done
    # A state directory of another account is given away with all that is in it (systemd.exec(5), StateDirectory=).
    setting "$definition" StateDirectory
    line=$REPLY
    if [ -n "$line" ] && [ -d "/var/lib/$line" ] && [ "$(stat -c %U "/var/lib/$line")" != "$user" ]; then
        kind state-directory || chown -R "$user:" "/var/lib/$line"
    fi
    commands "$unit" ExecStartPre
    setting "$definition" Type
    if [ "$REPLY" = oneshot ]; then
        commands "$unit" ExecStart
        return
    fi
    setting "$definition" ExecStart
    program=${REPLY%%[$'\n' ]*}
    if [ -n "$program" ] && [ ! -x "$program" ]; then
        kind exec || refuse 1 "Job for $unit failed: Failed to execute $program: No such file or directory (203/EXEC)"
    fi
    setting "$definition" WorkingDirectory
    readlink -f "$REPLY" >"$state/active/$unit" || true
}

case $verb in
    daemon-reload)
        for one in "$state"/loaded/*; do
            [ -e "$one" ] || continue
            file_of "${one##*/}"
            if [ -n "$REPLY" ]; then copy "$REPLY" "$one"; elif [ ! -e "$state/active/${one##*/}" ]; then rm -f "$one"; fi
        done
        ;;
    start) for one in "${names[@]}"; do [ -e "$state/active/$one" ] || start "$one"; done ;;
    restart | reload-or-restart)
        for one in "${names[@]}"; do
            [[ $one == *.* ]] || one=$one.service
            load "$one"
            if [ "$verb" = reload-or-restart ] && [ -e "$state/active/$one" ]; then
                commands "$one" ExecReload
            else
                rm -f "$state/active/$one"
                start "$one"
            fi
        done
        ;;
    stop)
        for one in "${names[@]}"; do
            if [[ $one == *[*?]* ]]; then
                for active in "$state"/active/$one; do [ ! -e "$active" ] || stop "${active##*/}"; done
            else
                file_of "$one"
                if [ -z "$REPLY" ] && [ ! -e "$state/loaded/$one" ]; then
                    kind unknown-unit || refuse 5 "Failed to stop $one: Unit $one not loaded."
                else
                    stop "$one"
                fi
            fi
        done
        ;;
    enable | disable)
        for one in "${names[@]}"; do
            [[ $one == *.* ]] || one=$one.service
            file_of "$one"
            file=$REPLY
            if [ -z "$file" ]; then
                kind unknown-file || refuse 1 "Failed to $verb unit: Unit file $one does not exist."
                continue
            fi
            setting "$file" WantedBy
            for target in $REPLY; do
                if [ "$verb" = enable ]; then
                    [ -d "$units/$target.wants" ] || mkdir -p "$units/$target.wants"
                    ln -sfn "$file" "$units/$target.wants/$one"
                else
                    rm -f "$units/$target.wants/$one"
                fi
            done
            if $now && [ "$verb" = disable ]; then stop "$one"; elif $now; then start "$one"; fi
        done
        ;;
    is-active) [ -e "$state/active/${names[0]}" ] || exit 3 ;;
    is-enabled) compgen -G "$units/*.wants/${names[0]}" >/dev/null || exit 1 ;;
    list-units) [ "$wanted" != activating ] || cat "$state/activating" 2>/dev/null || true ;;
    *) kind verbs || refuse 1 "Unknown command verb '$verb'." ;;
esac
