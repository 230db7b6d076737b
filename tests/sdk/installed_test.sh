#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# installed_test.sh BUILD TEMPLATE: installs BUILD, moves it, builds TEMPLATE against what is there, and plays both.
set -eux
build=$1
template=$2
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

compiles() { # LANGUAGE STANDARD HEADER
    echo "#include <attune/$3>" |
        ${CXX:-c++} -x "$1" "-std=$2" -fsyntax-only -Wall -Wextra -Werror -pedantic -Imoved/include -
}
compiles c c11 attune.h
compiles c++ c++11 attune.h
compiles c++ c++20 attune.h
compiles c++ c++20 attune.hpp

cp -r "$template" hello
cmake -S hello -B hello/build -G Ninja -DCMAKE_PREFIX_PATH="$place/moved" -DCMAKE_CXX_FLAGS='-Wall -Wextra -Werror -pedantic'
cmake --build hello/build
plugin=hello/build/lib/attune/plugins/hello
[ "$(nm -D --defined-only --format=posix "$plugin/libhello.so" | cut -d ' ' -f 1)" = attune_entry_v1 ]

case $(installed attunectl doctor) in
*'isolation: full'*) ;;
*) exit 77 ;; # a plugin of others does not run on this machine, as it should be
esac

mkdir -p user/attune/plugins user/attune/exercises
cp -r "$plugin" user/attune/plugins
cp -r hello/exercises/hello user/attune/exercises
installed attunectl doctor
installed attunectl play hello --auto --seed 7
