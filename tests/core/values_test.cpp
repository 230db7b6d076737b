// SPDX-License-Identifier: Apache-2.0
// What fits an input. Every misfit that a person can meet has its row here; each is a text key misfit.<code>.
#include "core/values.hpp"

#include "support.hpp"

#include <catch2/generators/catch_generators.hpp>

using namespace attune;
using namespace attune::core;
using namespace attune::core::test;

namespace {

struct Case {
    json node, value;
    std::string misfit; // "": it fits
};

std::vector<Case> cases() {
    const json text = input("text", "i", "shared", {{"max", 3}});
    const json note = input("note", "i", "shared");
    const json one = input("choice", "i", "shared", {{"options", options({"a", "b", "c"})}});
    const json some = input("choice", "i", "shared", {{"options", options({"a", "b", "c"})}, {"min", 2}, {"max", 2}});
    const json scale = input("scale", "i", "shared", {{"min", -5}, {"max", 5}});
    const json places = {{"picture", "body"}, {"regions", options({"a", "b", "c"})}, {"min", 1}, {"max", 2}};
    const json map = input("map", "i", "shared", places);
    json strong = map;
    strong["intensity"] = 3;
    const json sort = cards("i", "shared");
    const json pick = input("card", "i", "shared", {{"cards", options({"a", "b", "c"})}, {"min", 1}, {"max", 2}});
    const json when = input("schedule", "i", "shared", {{"rhythms", {"once", "weekly"}}});
    const std::uint64_t huge = ~std::uint64_t{0};
    return {
        {text, "añ🌿", ""},
        {text, "", ""},
        {text, "abcd", "too_long"},
        {text, 1, "form"},
        {text, json::array({"a"}), "form"},
        {text, "\xff", "form"},
        {input("text", "i", "shared"), std::string(280, 'x'), ""},
        {input("text", "i", "shared"), std::string(281, 'x'), "too_long"},
        {note, std::string(2000, 'x'), ""},
        {note, std::string(2001, 'x'), "too_long"},
        {note, json::object(), "form"},

        {one, "a", ""},
        {one, "d", "option"},
        {one, json::array({"a"}), "option"},
        {one, 1, "option"},
        {some, {"c", "a"}, ""},
        {some, json::array({"a"}), "too_few"},
        {some, {"a", "b", "c"}, "too_many"},
        {some, {"a", "a"}, "option"},
        {some, {"a", "d"}, "option"},
        {some, {"a", 1}, "option"},
        {some, "a", "form"},

        {scale, -5, ""},
        {scale, 5u, ""},
        {scale, 6, "range"},
        {scale, -6, "range"},
        {scale, huge, "range"}, // would be -1 as a signed number
        {scale, "1", "form"},
        {scale, 1.0, "form"},
        {scale, true, "form"},

        {map, {{"a", 1}}, ""},
        {map, {{"a", 2}}, "range"},
        {map, {{"d", 1}}, "option"},
        {map, json::object(), "too_few"},
        {map, {{"a", 1}, {"b", 1}, {"c", 1}}, "too_many"},
        {map, {{"a", true}}, "form"},
        {map, json::array({"a"}), "form"},
        {strong, {{"a", 3}}, ""},
        {strong, {{"a", 4}}, "range"},
        {strong, {{"a", 0}}, "range"},

        {sort, {{"a", {{"pile", "ok"}, {"words", "if asked"}}}}, ""},
        {sort, json::object(), ""},
        {sort, {{"d", {{"pile", "ok"}}}}, "option"},
        {sort, {{"a", {{"pile", "maybe"}}}}, "option"},
        {sort, {{"a", {{"pile", 1}}}}, "option"},
        {sort, {{"a", "ok"}}, "form"},
        {sort, {{"a", json::object()}}, "form"},
        {sort, {{"a", {{"pile", "ok"}, {"colour", "red"}}}}, "form"},
        {sort, {{"a", {{"pile", "ok"}, {"words", "x"}, {"colour", "red"}}}}, "form"},
        {sort, {{"a", {{"pile", "ok"}, {"words", 7}}}}, "form"},
        {sort, {{"a", {{"pile", "ok"}, {"words", std::string(141, 'x')}}}}, "too_long"},
        {sort, json::array({"a"}), "form"},

        {pick, json::array({"a"}), ""},
        {pick, json::array(), "too_few"},
        {pick, {"a", "b", "c"}, "too_many"},
        {pick, {"a", "a"}, "option"},
        {pick, {{"a", 1}}, "form"},

        {when, {{"rhythm", "weekly"}}, ""},
        {when, {{"rhythm", "once"}, {"day", "sun"}, {"time", "23:59"}, {"starts", 2}}, ""},
        {when, {{"rhythm", "daily"}}, "option"},
        {when, {{"rhythm", 1}}, "option"},
        {when, {{"rhythm", "once"}, {"day", "someday"}}, "option"},
        {when, {{"rhythm", "once"}, {"day", 1}}, "option"},
        {when, {{"rhythm", "once"}, {"time", "24:00"}}, "time"},
        {when, {{"rhythm", "once"}, {"time", "12:60"}}, "time"},
        {when, {{"rhythm", "once"}, {"time", "1:00"}}, "time"},
        {when, {{"rhythm", "once"}, {"time", 1200}}, "time"},
        {when, {{"rhythm", "once"}, {"starts", 3}}, "option"}, // there are two seats
        {when, {{"rhythm", "once"}, {"starts", "1"}}, "option"},
        {when, {{"rhythm", "once"}, {"where", "here"}}, "option"},
        {when, {{"day", "mon"}}, "form"},
        {when, "weekly", "form"},
    };
}

} // namespace

TEST_CASE("A value fits its input, or is told why not") {
    for (const Case &one : cases()) {
        CAPTURE(one.node.at("kind").get<std::string>(), one.value.dump(-1, ' ', false, json::error_handler_t::replace));
        CHECK(misfit(offerOf(one.node), one.value).value_or("") == one.misfit);
    }
}

TEST_CASE("Null fits where passing is allowed, for every kind") {
    for (const Case &one : cases()) {
        json node = one.node;
        CHECK(!misfit(offerOf(node), nullptr));
        node["can_pass"] = false;
        CHECK(misfit(offerOf(node), nullptr) == "needed");
    }
}

TEST_CASE("No value that is hostile inside makes the check throw") {
    const std::vector<json> bad{json(),
                                true,
                                -1,
                                ~std::uint64_t{0},
                                0.5,
                                "\xff",
                                std::string(1 << 12, 'x'),
                                json::array({json::array({json()})}),
                                json::object({{"a", json::object({{"pile", json::array()}})}}),
                                json::object({{"rhythm", json::object()}, {"time", json()}, {"starts", -1}}),
                                json::object({{"", json()}}),
                                json::binary({1, 2})};
    for (const Case &one : cases()) {
        for (const json &value : bad) {
            CHECK_NOTHROW(misfit(offerOf(one.node), value));
            CHECK_NOTHROW(itemsOf(value, itemOrder(one.node)));
        }
    }
}

TEST_CASE("Characters are code points, not bytes") {
    CHECK(characters("mañana 🌿") == 8);
    CHECK(characters("") == 0);
}

TEST_CASE("Control characters go, line breaks and tabs stay, at any depth") {
    CHECK(cleaned("a\x1b[31m\x7f\nb\tc\r") == "a[31m\nb\tc");
    CHECK(cleaned(std::string("a\0b", 3)) == "ab");
    CHECK(cleaned({{"a", {{"pile", "x\x07"}}}, {"b", {"y\x1b", 3, nullptr}}}) ==
          json({{"a", {{"pile", "x"}}}, {"b", {"y", 3, nullptr}}}));
}

TEST_CASE("The control characters beyond ASCII go too, and their neighbours stay") {
    CHECK(cleaned("a\xC2\x9B"
                  "31mb\xC2\x80") == "a31mb");
    CHECK(cleaned("\u00a0\u00bf\u0142\u200f🌿") == "\u00a0\u00bf\u0142\u200f🌿");
    CHECK(cleaned("\xC2") == "\xC2"); // not UTF-8: refused elsewhere, not mended here
}

TEST_CASE("What turns the line round goes, and text of either direction stays") {
    CHECK(cleaned("a\u202ab\u202ec\u2066d\u2069e") == "abcde");
    CHECK(cleaned("שלום مرحبا\u200e!") == "שלום مرحبا\u200e!");
}

TEST_CASE("A text with nothing to read is a pass, and nothing else is") {
    const Offer text = offerOf(input("text", "i", "sealed"));
    for (const char *blank : {"", "  \n\t", "\x1b\x07"}) {
        CHECK(asMeant(text, blank).is_null());
    }
    CHECK(asMeant(text, " a ") == " a ");
    CHECK(asMeant(offerOf(input("choice", "i", "sealed", {{"options", options({"a"})}})), "") == "");
}

TEST_CASE("Only parts that the view offered are items") {
    const json node = cards("i");
    CHECK(itemsOf({{"b", {{"pile", "ok"}}}, {"zz", 1}}, itemOrder(node)) == std::vector<Item>{{"b", {{"pile", "ok"}}}});
    CHECK(itemsOf(nullptr, itemOrder(node)).empty());
    CHECK(itemsOf(json::object(), itemOrder(node)).empty());
}

TEST_CASE("A card that is called rhythm is a card like the others") {
    const json value = {{"rhythm", {{"pile", "no"}}}, {"a", {{"pile", "ok"}}}};
    CHECK(itemsOf(value, itemOrder(cards("i"))) ==
          std::vector<Item>{{"a", {{"pile", "ok"}}}, {"rhythm", {{"pile", "no"}}}});
}

TEST_CASE("A text, a number, one option and a schedule are one item") {
    const std::vector<std::pair<json, json>> wholes{
        {input("text", "i", "sealed"), "hello"},
        {input("note", "i", "sealed"), "hello"},
        {input("scale", "i", "sealed", {{"min", 0}, {"max", 9}}), 0},
        {input("choice", "i", "sealed", {{"options", options({"a", "b"})}}), "a"},
        {input("schedule", "i", "sealed", {{"rhythms", {"once"}}}), {{"rhythm", "once"}, {"day", "mon"}}}};
    for (const auto &[node, value] : wholes) {
        CHECK(itemsOf(value, itemOrder(node)) == std::vector<Item>{{"", value}});
    }
}

TEST_CASE("Several options are items, in the order of the view and not of the choice") {
    const json node = input("choice", "i", "sealed", {{"options", options({"c", "a", "b"})}, {"min", 0}, {"max", 3}});
    CHECK(itemsOf({"b", "c"}, itemOrder(node)) == std::vector<Item>{{"c", true}, {"b", true}});
    CHECK(itemsOf(json::array(), itemOrder(node)).empty());
}
