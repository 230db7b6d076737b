#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# golden.sh ATTUNECTL DATA [--accept]: plays the recorded session, and compares every screen with those on record.
# With --accept they are recorded anew, and so is what `attunectl plugin check` plays again.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
attunectl=$1
data=$(cd "$2" && pwd)
play() {
    XDG_DATA_HOME=$data "$attunectl" play my_ritual --who couple --languages en,es --script "$here/golden/my_ritual.jsonl" "$@"
}
if [ "${3:-}" = --accept ]; then
    seen=$(play --log "$here/my_ritual.log.jsonl")
    printf '%s\n' "$seen" >"$here/golden/my_ritual.txt"
else
    seen=$(play)
    printf '%s\n' "$seen" | diff "$here/golden/my_ritual.txt" -
fi
