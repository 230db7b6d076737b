#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# abi_test.sh ABI BUILD HEADER: what was built against the frozen headers in ABI/1.0 runs under the host in BUILD, and HEADER, today's,
# holds everything where they had it.
set -eu
abi=$1
build=$2
header=$3
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cc='cc -std=c11 -Wall -Wextra -Wpedantic -Werror'

for frozen in "$abi"/[0-9]*; do
    name=frozen_$(basename "$frozen" | tr . _)
    python3 "$abi/compatible.py" "$frozen/attune.h" "$header"

    $cc -I"$frozen" "$frozen/layout.c" -o "$place/then"
    "$place/then" | diff "$frozen/layout.txt" -
    $cc -DTODAY -I"$(dirname "$header")" "$frozen/layout.c" -o "$place/now"
    # sizes of whole structs may have grown; what is in them stays
    "$place/now" | paste -d ' ' "$frozen/layout.txt" - | awk '
        NF == 6 ? $2 != $5 || $3 != $6 : /^ATTUNE/ ? $2 != $4 : $4 < $2 { print "moved: " $0; bad = 1 }
        END { exit bad }'

    mkdir -p "$place/attune/plugins/$name" "$place/attune/exercises"
    cp "$frozen"/plugin/* "$place/attune/plugins/$name"
    cp -r "$frozen/exercise" "$place/attune/exercises/$name"
    $cc -shared -fPIC -fvisibility=hidden -I"$frozen" "$frozen/plugin/plugin.c" -o "$place/attune/plugins/$name/libfrozen.so"
    XDG_DATA_HOME=$place "$build/bin/attunectl" play "$name" --auto --seed 1 --runs 10 --json >"$place/report" ||
        { cat "$place/report"; exit 1; }
    grep '"done":' "$place/report"
done
