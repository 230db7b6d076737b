// SPDX-License-Identifier: Apache-2.0
#include "core/board.hpp"

#include "support.hpp"

using namespace attune;
using namespace attune::core;
using namespace attune::core::test;

namespace {

std::map<std::string, json> goodEntries() {
    const json text = say("k"), lines = {{{"seat", 1}, {"text", text}}, {{"seat", 0}, {"text", {{"words", "…"}}}}};
    return {
        {"agreement", {{"title", text}, {"clauses", lines}, {"review_days", 14}}},
        {"ritual",
         {{"title", text}, {"text", text}, {"rhythm", "weekly"}, {"day", "mon"}, {"time", "20:30"}, {"starts", 2}}},
        {"signal", {{"title", text}, {"sign", text}, {"meaning", text}}},
        {"note", {{"title", text}, {"lines", lines}}},
        {"reading", {{"title", text}, {"values", {{{"seat", 1}, {"value", -4}}}}, {"min", -5}, {"max", 5}}},
    };
}

json entry(const std::string &kind) {
    json one = goodEntries().at(kind);
    one["kind"] = kind;
    return one;
}

BoardEntry kept(const std::string &id, const std::string &kind, bool ended = false) {
    return {id, kind, entry(kind), "s", "x", 1, 0, ended};
}

} // namespace

TEST_CASE("Every kind of board entry is accepted in its fullest form") {
    for (const auto &[kind, fields] : goodEntries()) {
        CAPTURE(kind);
        CHECK(checkEntry(entry(kind), 2));
    }
}

TEST_CASE("Without any of its needed fields an entry is refused, and the field is named") {
    for (const auto &[kind, fields] : goodEntries()) {
        for (const auto &field : fields.items()) {
            if (field.key() == "day" || field.key() == "time" || field.key() == "starts") {
                continue;
            }
            json lacking = entry(kind);
            lacking.erase(field.key());
            const auto checked = checkEntry(lacking, 2);
            CAPTURE(kind, field.key());
            REQUIRE(!checked);
            CHECK(checked.error().place.key == "entry." + field.key());
        }
    }
}

TEST_CASE("No field takes a value of a hostile kind") {
    const std::vector<json> hostile{json(),
                                    true,
                                    -1'000'000,
                                    ~std::uint64_t{0},
                                    0.5,
                                    std::string(1000, 'x'),
                                    json::array({json()}),
                                    json::array({{{"seat", 1}}}),
                                    json::array({{{"seat", 3}, {"text", say("k")}, {"value", 1}}}),
                                    json::array({{{"seat", ~std::uint64_t{0}}, {"text", say("k")}, {"value", 1}}}),
                                    json::object({{"key", 1}})};
    for (const auto &[kind, fields] : goodEntries()) {
        for (const auto &field : fields.items()) {
            for (const json &value : hostile) {
                json bad = entry(kind);
                bad[field.key()] = value;
                CAPTURE(bad.dump());
                CHECK(!checkEntry(bad, 2));
            }
        }
    }
}

TEST_CASE("What is no entry is refused") {
    for (const json &bad : {json(), json(3), json::array(), json::object(), json{{"kind", 1}}, json{{"kind", "vow"}}}) {
        CHECK(!checkEntry(bad, 2));
    }
}

TEST_CASE("An activity is handed what still holds, of the kinds that it reads, with ids") {
    const Board board{{kept("1", "signal"), kept("2", "note"), kept("3", "signal", true), kept("4", "ritual")}};
    const json given = board.forActivity({"signal", "ritual"});
    REQUIRE(given.size() == 2);
    CHECK(given[0].at("id") == "1");
    CHECK(given[1].at("id") == "4");
    CHECK(board.forActivity({}) == json::array());
}

TEST_CASE("A board entry survives the log, and a damaged one is an error") {
    const json body = toJson(kept("1", "note"));
    CHECK(boardEntryFrom(body) == kept("1", "note"));
    for (const auto &field : body.items()) {
        json damaged = body;
        damaged.erase(field.key());
        CHECK(!boardEntryFrom(damaged));
    }
    CHECK(!boardEntryFrom(json(1)));
}
