#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# headers_test.sh SDK: each header of the SDK alone, in each language that it is made for, by gcc and by clang.
set -eu
sdk=$1
mute='-fsyntax-only -Wfatal-errors -Wall -Wextra -Wpedantic -Werror'

compiles() { # COMPILER STANDARD HEADER
    case $2 in c*++*) language=c++ ;; *) language=c ;; esac
    # shellcheck disable=SC2086 # a list
    echo "#include <attune/$3>" | "$1" -x $language "-std=$2" $mute "-I$sdk/include" -
}
for compiler in gcc clang-19; do
    for standard in c11 c17 c++11 c++17 c++20; do
        compiles $compiler $standard attune.h
    done
    # An older standard is told what is needed, first of all.
    if said=$(compiles $compiler c++17 attune.hpp 2>&1); then exit 1; fi
    echo "$said" | grep error: | head -n 1 | grep -F 'attune.hpp needs C++20'
done

# The C++ face and the template by clang; installed_test.sh builds them with the compiler of the build. One unit: JSON takes long.
# shellcheck disable=SC2086 # a list
printf '#include <%s>\n' attune/table.hpp my_ritual.cpp |
    clang-19 -x c++ -std=c++20 $mute "-I$sdk/include" "-I$sdk/template" -
