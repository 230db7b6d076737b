// SPDX-License-Identifier: Apache-2.0
#include "catalog/search.hpp"

#include <catch2/catch_test_macros.hpp>

using attune::catalog::Searchable;

namespace {
bool isIn(const Searchable &text, const char *words) {
    return attune::catalog::Sought(words).isIn(text);
}
} // namespace

TEST_CASE("What people look for is found by the beginnings of words, in any order") {
    const Searchable text("After the storm: we were hurt, and want to find back");
    CHECK(isIn(text, ""));
    CHECK(isIn(text, "  "));
    CHECK(isIn(text, "storm"));
    CHECK(isIn(text, "sto"));
    CHECK(isIn(text, "back hurt"));
    CHECK_FALSE(isIn(text, "torm"));
    CHECK_FALSE(isIn(text, "storm rain"));
}

TEST_CASE("Case, accents and punctuation make no difference to a search") {
    const Searchable spanish("«¿Qué límites necesitamos?» Mañana, corazón");
    CHECK(isIn(spanish, "LIMITES"));
    CHECK(isIn(spanish, "que"));
    CHECK(isIn(spanish, "¿Qué"));
    CHECK(isIn(spanish, "manana"));
    CHECK(isIn(spanish, "corazón!"));
    CHECK(isIn(Searchable("Große Straße"), "STRASSE"));
    CHECK(isIn(Searchable("ΠΡΟΣΟΧΉ"), "προσοχη"));
}

TEST_CASE("Whatever bytes somebody looks for, a search answers") {
    const Searchable text("plain");
    CHECK_FALSE(isIn(text, "plain \xff\xfe?x"));
    CHECK(isIn(Searchable("\xff plain"), "plain"));
    CHECK(isIn(Searchable(), ""));
    CHECK_FALSE(isIn(Searchable(), "plain"));
}
