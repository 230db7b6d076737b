#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# golden.sh ATTUNECTL DATA [--accept]: plays the recorded session, and compares every screen with those on record.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=$(cd "$2" && pwd)
seen=$(XDG_DATA_HOME=$data "$1" play my_ritual --who couple --languages en,es --script "$here/golden/my_ritual.jsonl")
if [ "${3:-}" = --accept ]; then
    printf '%s\n' "$seen" >"$here/golden/my_ritual.txt"
else
    printf '%s\n' "$seen" | diff "$here/golden/my_ritual.txt" -
fi
