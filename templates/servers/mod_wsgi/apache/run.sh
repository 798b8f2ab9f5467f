#!/bin/sh
# Runs Apache, whose command line comes last, and stays beside it: Apache drops requests in flight on the SIGTERM that
# platforms send, and finishes them on SIGWINCH. Before it: the folder of its sockets, and how long a stop may take.
runtime=$1 seconds=$2
shift 2

# shellcheck disable=SC2317 # the trap calls it
stop() {
    trap : TERM INT
    kill -WINCH "$apache"
    # Apache that has just started may not have heard it.
    (
        sleep "$seconds" &
        trap 'kill $!; exit' TERM
        wait
        kill "$apache"
    ) &
    timer=$!
}

"$@" &
apache=$!
trap stop TERM INT
# From serve.py: the application is broken.
trap 'broken=1; kill "$apache"' USR1

while kill -0 "$apache" 2>/dev/null; do
    wait "$apache"
    status=$?
done
[ -z "$timer" ] || kill "$timer" 2>/dev/null
rm -rf "$runtime"
exit "${broken:-$status}"
