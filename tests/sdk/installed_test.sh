#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# installed_test.sh BUILD: installs BUILD, moves it, makes a plugin against what is there, builds, tests and plays it.
set -eux
build=$1
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"

cmake --install "$build" --prefix "$place/first" >installed
mv first moved
for path in share/applications/attune.desktop share/icons/hicolor/scalable/apps/attune.svg; do
    test -f "moved/$path"
done
installed() { # PROGRAM ARGUMENTS…
    program=$1
    shift
    env -i HOME="$place/nobody" XDG_DATA_HOME="$place/user" "moved/bin/$program" "$@"
}
installed attune --help
installed attunectl doctor
installed attunectl play daily_stress_talk --auto --seed 7

# A project made by the installed program, of what is installed and nothing else.
if installed attunectl plugin new my_ritual --into made; then exit 1; fi
installed attunectl plugin new org.example.my_ritual --into made
cd made/my_ritual
ctl() { env -i HOME="$place/nobody" XDG_DATA_HOME="$PWD/build/share" "$place/moved/bin/attunectl" "$@"; }
cmake -S . -B build -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCMAKE_PREFIX_PATH="$place/moved" -DCMAKE_CXX_FLAGS=-Werror
cmake --build build
isolation=$(ctl doctor)
case $isolation in
*'isolation: full'*) ;;
*) exit 77 ;; # a plugin of others does not run on this machine, as it should be
esac
ctest --test-dir build --output-on-failure --no-tests=error
ctl exercise check exercises/my_ritual
ctl play my_ritual --auto --seed 7 --runs 40 --json
ctl exercise new our_own --activity my_ritual --into build/new
ctl exercise check --no-plays build/new/our_own
ctl exercise new our_cards --activity match --into build/new
ctl exercise check --no-plays build/new/our_cards
if ctl plugin --help | grep -q '^ *check '; then
    ctl plugin check build/share/attune/plugins/my_ritual --level strict >checked || { cat checked; exit 1; }
    if grep AT-STATE-05 checked; then exit 1; fi # it has a session on record, and that is played
fi

# One exported symbol, none that is unique in the process, nothing bound late.
library=build/share/attune/plugins/my_ritual/libmy_ritual.so
[ "$(nm -D --defined-only --format=posix "$library")" != "" ]
[ "$(nm -D --defined-only --format=posix "$library" | cut -d ' ' -f 1)" = attune_entry_v1 ]
if readelf --wide --symbols "$library" | grep -w UNIQUE; then exit 1; fi
readelf --wide --dynamic "$library" | grep -w BIND_NOW
readelf --wide --dynamic "$library" | grep -w NOW
readelf --wide --program-headers "$library" | grep -w GNU_RELRO

# Packed, and installed by somebody else.
ctl plugin pack build/share/attune/plugins/my_ritual --out "$place/my_ritual.attune-plugin" --key "$place/key"
other() { env -i HOME="$place/nobody" XDG_DATA_HOME="$place/other" "$place/moved/bin/attunectl" "$@"; }
other plugin install "$place/my_ritual.attune-plugin" --trust
other play my_ritual --auto --seed 7

# Installed for its user, as the README says.
cmake --install build --prefix "$place/user.data" >/dev/null
env -i HOME="$place/nobody" XDG_DATA_HOME="$place/user.data/share" "$place/moved/bin/attunectl" play my_ritual --auto --seed 7
