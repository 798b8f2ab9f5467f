# shellcheck shell=bash
# What goes wrong on purpose: the next command that begins with the words of /run/fake/fail fails, or takes deploy.sh with it.
trouble() {
    local how words
    [ -s /run/fake/fail ] || return 0
    read -r how words </run/fake/fail
    [[ "$* " == "$words "* || "$*" == *"$words"* ]] || return 0
    sed -i 1d /run/fake/fail 2>/dev/null || { tail -n +2 /run/fake/fail >/run/fake/fail.next; cat /run/fake/fail.next >/run/fake/fail; }
    case $how in
        kill) kill -KILL "$(cat /run/fake/pid)" ;;
        wait) cat /run/fake/gate >/dev/null; return 0 ;;
    esac
    echo "$1: failed on purpose" >&2
    exit 1
}
