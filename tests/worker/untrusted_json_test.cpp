// SPDX-License-Identifier: Apache-2.0
// What the host takes from a plugin as JSON, and what it does not.
#include "core/json.hpp"

#include <catch2/catch_test_macros.hpp>

namespace attune {
namespace {

std::string codeOf(std::string_view text, JsonLimits limits = {}) {
    const auto value = parseCanonical(text, limits);
    return value ? "" : value.error().code;
}

std::string nested(int levels) {
    return std::string(static_cast<std::size_t>(levels), '[') + std::string(static_cast<std::size_t>(levels), ']');
}

} // namespace

TEST_CASE("Canonical text is read and written back byte for byte") {
    for (const std::string_view text : {R"({"a":[1,-2,true,null,{"b":"ä\n"}],"z":{}})", "[]", "\"x\"",
                                        "18446744073709551615", "-9223372036854775808"}) {
        const auto value = parseCanonical(text);
        REQUIRE(value);
        CHECK(canonical(*value) == text);
    }
}

TEST_CASE("Numbers are whole and fit 64 bits") {
    for (const std::string_view text : {"1.0", "1e3", "[0.5]", "18446744073709551616", "-9223372036854775809"})
        CHECK(codeOf(text) == "json.float");
}

TEST_CASE("Text that is not one JSON value in UTF-8 is refused") {
    for (const std::string_view text : {"", "{", "[1,]", "1 2", "{\"a\"}", "\"\xff\"", "\"\xc0\xaf\"",
                                        "\"\xed\xa0\x80\"", "\"\\ud800\"", "\"\x01\"", "nul", "1e999"})
        CHECK(codeOf(text) == "json.malformed");
}

TEST_CASE("A key that comes twice is refused, but not in two objects") {
    CHECK(codeOf(R"({"a":1,"b":2,"a":1})") == "json.duplicate_key");
    CHECK(codeOf(R"([{"x":{"a":1,"a":1}}])") == "json.duplicate_key");
    CHECK(codeOf(R"([{"a":1},{"a":{"a":1}}])").empty());
}

TEST_CASE("Depth and size have limits") {
    CHECK(codeOf(nested(32)).empty());
    CHECK(codeOf(nested(33)) == "json.depth");
    CHECK(codeOf(nested(100'000)) == "json.depth");
    CHECK(codeOf("[1]", {.bytes = 2}) == "json.too_large");
}

TEST_CASE("An error never quotes the text") {
    const auto value = parseCanonical("{\"answer\":\"something private\" oops}");
    REQUIRE_FALSE(value);
    CHECK(value.error().sentence.find("private") == std::string::npos);
    CHECK(value.error().sentence.find("oops") == std::string::npos);
}

} // namespace attune
