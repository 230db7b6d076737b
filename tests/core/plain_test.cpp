// SPDX-License-Identifier: Apache-2.0
#include "core/plain.hpp"

#include <catch2/catch_test_macros.hpp>

namespace attune {

TEST_CASE("What steers a terminal or turns the line round goes, and what is no UTF-8 becomes it") {
    CHECK(withoutControls("a\x1b[2J\x7f\nb\tc\u009b\u202ed\u2066e") == "a[2J\nb\tcde");
    CHECK(withoutControls("¿שלום? 🌿") == "¿שלום? 🌿");
    CHECK(withoutControls("a\x9b"
                          "2J\xff") == "a\ufffd"
                                       "2J\ufffd");
    CHECK(withoutControls("\u2068Ana\u2069\u2067") == "Ana");
    CHECK(withoutControls("\u2068Ana\u2069\u2067", Isolates::keep) == "\u2068Ana\u2069");
}

TEST_CASE("What is printed of others is one line of a bounded length") {
    CHECK(printable("a\nb\u202ec\u2028\u200f\u009b") == "a\\nb\\u202ec\\u2028\\u200f\\u009b");
    CHECK(printable(std::string(200, 'x')) == std::string(200, 'x'));
    CHECK(printable(std::string(60'000, 'x')) == std::string(200, 'x') + "…");
    CHECK(printable("ñandú", 2) == "ña…");
}

TEST_CASE("JSON says the same where what is not seen is escaped") {
    const json value{{"a", "\u202e\u009b\x7f"}, {"b", {"¿", "\x1b"}}};
    CHECK(plainJson(value) == R"({"a":"\u202e\u009b\u007f","b":["¿","\u001b"]})");
    CHECK(json::parse(plainJson(value)) == value);
    CHECK_NOTHROW(json::parse(plainJson("\xff")));
}

TEST_CASE("A line has nothing in it that is not seen") {
    CHECK(isOneLine("Ejemplo, S.A. · שלום"));
    for (const char *text : {"a\nb", "a\tb", "\x1b[2J", "\u009b", "\u202e", "\u2069", "\u2028", "\u200e"}) {
        CHECK_FALSE(isOneLine(text));
    }
}

} // namespace attune
