// SPDX-License-Identifier: Apache-2.0
#include "my_ritual.hpp"

#include <attune/table.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using attune::json;
using Table = attune::Table<MyRitualActivity>;

namespace {

const json oneQuestion = {{"questions", {"good_thing"}}};
const json twoQuestions = {{"questions", {"good_thing", "look_forward"}}};

// Plays to a step: gate, alone, open, read or over.
Table playedTo(const std::string &step) {
    Table table(oneQuestion);
    const auto both = [&](auto act) {
        if (table.step() != step) {
            REQUIRE(act(1));
            REQUIRE(act(2));
        }
    };
    both([&](int seat) { return table.use(seat, "ready"); });
    both([&](int seat) { return table.answer(seat, "good_thing"); });
    if (table.step() != step) {
        REQUIRE(table.happens("revealed", {{"reveal", "open_good_thing"}, {"mode", "all"}, {"rows", json::array()}}));
    }
    both([&](int seat) { return table.use(seat, "on"); });
    REQUIRE(table.step() == step);
    return table;
}

} // namespace

TEST_CASE("It opens only when both have answered") {
    Table table = playedTo("alone");
    REQUIRE(table.answer(2, "good_thing"));
    CHECK(table.effects().empty());
    REQUIRE(table.answer(1, "good_thing"));
    CHECK(table.effects() == attune::Effects().revealAll("open_good_thing", {"good_thing"}).list);
}

TEST_CASE("The first question leads to the second") {
    Table table(twoQuestions);
    REQUIRE((table.use(1, "ready") && table.use(2, "ready")));
    REQUIRE((table.answer(1, "good_thing") && table.answer(2, "good_thing")));
    REQUIRE(table.happens("revealed", {{"reveal", "open_good_thing"}, {"rows", json::array()}}));
    REQUIRE((table.use(1, "on") && table.use(2, "on")));
    CHECK(table.offers(1, "look_forward"));
    CHECK_FALSE(table.ended());
}

TEST_CASE("Anyone may stop at every step, and that ends it") {
    Table table = playedTo(GENERATE("gate", "alone", "open", "read"));
    REQUIRE(table.happens("stop"));
    CHECK(table.ended());
}

TEST_CASE("A pause changes nothing, at any step") {
    Table table = playedTo(GENERATE("gate", "alone", "open", "read"));
    const json before = table.state();
    REQUIRE((table.happens("pause", {{"minutes", 20}}) && table.happens("resume")));
    CHECK(table.state() == before);
}

TEST_CASE("Not today, said by either, ends it before it begins") {
    Table table(oneQuestion);
    REQUIRE(table.use(GENERATE(1, 2), "not_today"));
    CHECK(table.ended());
}

TEST_CASE("Nobody answers twice, and nobody presses for the other") {
    Table table = playedTo("alone");
    REQUIRE(table.answer(1, "good_thing"));
    CHECK_FALSE(table.answer(1, "good_thing"));
    CHECK_FALSE(table.use(2, "on"));
    CHECK(table.offers(2, "good_thing"));
}

TEST_CASE("Who looks at their answer once more opens nothing by it, and nothing else is opened") {
    Table table = playedTo("open");
    const json before = table.state();
    CHECK(table.answer(1, "good_thing"));
    CHECK_FALSE(table.happens("revealed", {{"reveal", "open_look_forward"}, {"rows", json::array()}}));
    CHECK(table.state() == before);
}

TEST_CASE("Whatever is opened, both have something to read") {
    const Table table = playedTo(GENERATE("gate", "alone", "open", "read", "over"));
    CHECK_FALSE(table.view(1).asJson().at("nodes").empty());
    CHECK_FALSE(table.view(2).asJson().at("nodes").empty());
}
