// SPDX-License-Identifier: Apache-2.0
#include "core/json.hpp"

#include <catch2/catch_test_macros.hpp>
#include <random>

using namespace attune;

namespace {

std::string codeOf(std::string_view text, JsonLimits limits = {}) {
    const auto parsed = parseCanonical(text, limits);
    return parsed ? "" : parsed.error().code;
}

} // namespace

TEST_CASE("JSON comes out with sorted keys and no white space") {
    CHECK(canonical(*parseCanonical(R"( {"b": [1, -2, "é"], "a": {"z": null, "y": true}} )")) ==
          R"({"a":{"y":true,"z":null},"b":[1,-2,"é"]})");
}

TEST_CASE("The largest integers survive") {
    CHECK(canonical(*parseCanonical("[18446744073709551615,-9223372036854775808]")) ==
          "[18446744073709551615,-9223372036854775808]");
}

TEST_CASE("What is not whole numbers is refused") {
    for (const char *text : {"1.5", "1e3", "[0.0]", "18446744073709551616", "-9223372036854775809"}) {
        CHECK(codeOf(text) == "json.float");
    }
}

TEST_CASE("What is not one JSON value in UTF-8 is refused") {
    for (const char *text : {"", " ", "{", "[1,]", "{} {}", "\"\xff\"", "\"\xed\xa0\x80\"", "\"\\ud800\"", "nul", "'a'",
                             "{a:1}", "[1 2]", "NaN", "\"\x01\""}) {
        CAPTURE(text);
        CHECK(codeOf(text) == "json.malformed");
    }
    CHECK(codeOf(std::string_view("{}\0", 3)) == "json.malformed"); // the end of the text, and nothing after it
}

TEST_CASE("A key given twice is refused at any level") {
    CHECK(codeOf(R"({"a":1,"a":2})") == "json.duplicate_key");
    CHECK(codeOf(R"([{"b":{"a":1,"\u0061":1}}])") == "json.duplicate_key");
    CHECK(codeOf(R"([{"a":1},{"a":1}])").empty());
}

TEST_CASE("Size and depth have a limit, and the limit itself is fine") {
    CHECK(codeOf("[[1]]", {.bytes = 5, .depth = 2}).empty());
    CHECK(codeOf("[[1]]", {.bytes = 4, .depth = 2}) == "json.too_large");
    CHECK(codeOf("[[1]]", {.bytes = 5, .depth = 1}) == "json.depth");
    CHECK(codeOf(std::string(100'000, '['), {.bytes = 1 << 20, .depth = 32}) == "json.depth");
}

TEST_CASE("An error about JSON never quotes it") {
    const auto parsed = parseCanonical(R"({"a": "secret", "a": "secret" "secret"})");
    REQUIRE(!parsed);
    CHECK(describe(parsed.error()).find("secret") == std::string::npos);
}

TEST_CASE("No damage to a text makes the parser throw") {
    const std::string good = R"({"a":[1,{"b":"é\n\u00e9"},null,true],"c":-12})";
    std::mt19937 dice(7);
    for (int i = 0; i < 20'000; ++i) {
        std::string text = good.substr(0, dice() % (good.size() + 1));
        for (std::size_t hits = dice() % 3; hits > 0 && !text.empty(); --hits) {
            text[dice() % text.size()] = static_cast<char>(dice());
        }
        if (const auto parsed = parseCanonical(text)) {
            CHECK(parseCanonical(canonical(*parsed)).value() == *parsed); // what got through is whole
        }
    }
}

TEST_CASE("The size of a value that is not UTF-8 is not known") {
    CHECK(canonicalSize({{"a", "é"}}) == 10);
    CHECK(!canonicalSize({{"a", "\xff"}}));
    CHECK(!canonicalSize({{"\xff", 1}}));
}

TEST_CASE("Depth counts objects and arrays, the outermost too") {
    CHECK(depth(1) == 0);
    CHECK(depth(json::array()) == 1);
    CHECK(depth({{"a", {1, {{"b", 2}}}}}) == 3);
}

TEST_CASE("A huge number is not taken for a negative one") {
    const json huge = std::uint64_t{18446744073709551615u};
    CHECK(!isIntegerWithin(huge, -1000, 1000));
    CHECK(isIntegerWithin(-1000, -1000, 1000));
    CHECK(!isIntegerWithin(1001, -1000, 1000));
    for (const json &other : {json(true), json("1"), json(1.0), json(), json::array({1})}) {
        CHECK(!isIntegerWithin(other, -1000, 1000));
    }
}
