// SPDX-License-Identifier: Apache-2.0
#include "table.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

namespace attune::test {
namespace {

const People &lovers = everybody()[3]; // repair_walkthrough
const People &daily = everybody()[0];

bool suggested(const Table &table, const std::string &exercise) {
    return std::ranges::find(table.session().suggestions(), exercise) != table.session().suggestions().end();
}
bool offersPause(const Table &table, Seat seat) {
    const json nodes = table.view(seat).tree.at("nodes");
    return std::ranges::any_of(nodes, [](const json &node) { return node.at("kind") == "pause"; });
}

} // namespace

TEST_CASE("if either is too heated, it is later for both, and both see the same") {
    std::vector<json> seen;
    for (const Seat hot : {1, 2}) {
        Table table(lovers, 4);
        playUntil(table, "heat");
        REQUIRE(table.alone(hot));
        REQUIRE(table.use(hot, "heat_hot").empty());
        CHECK(table.step() == "heat"); // nothing happens before the other has answered
        CHECK(table.state().dump().find("seat") == std::string::npos);
        REQUIRE(table.use(3 - hot, "heat_calm").empty());
        CHECK(table.step() == "heat_rest");
        CHECK(offersPause(table, 1));
        CHECK(table.view(1).tree == table.view(2).tree);
        seen.push_back(table.state());
        REQUIRE(table.use(3 - hot, "rest_enough").empty());
        CHECK(table.session().outcome() == "not_today");
        CHECK(suggested(table, "breathe_together"));
    }
    CHECK(seen[0] == seen[1]); // not even the state knows who it was
}

TEST_CASE("before the other has answered, the other's screen does not depend on the answer") {
    Table calm(lovers), hot(lovers);
    playUntil(calm, "heat");
    playUntil(hot, "heat");
    REQUIRE(calm.use(1, "heat_calm").empty());
    REQUIRE(hot.use(1, "heat_hot").empty());
    CHECK(calm.view(2).tree == hot.view(2).tree);
    CHECK(calm.view(1).tree == hot.view(1).tree);
}

TEST_CASE("after a rest both must want to go on; then each is asked anew") {
    Table table(lovers);
    playUntil(table, "heat");
    REQUIRE(table.use(1, "heat_hot").empty());
    REQUIRE(table.use(2, "heat_hot").empty());
    REQUIRE(table.use(1, "rest_again").empty());
    CHECK(table.step() == "heat_rest");
    CHECK(table.view(1).offer("rest_again") == nullptr);
    REQUIRE(table.use(2, "rest_again").empty());
    CHECK(table.step() == "heat");
    REQUIRE(table.use(1, "heat_calm").empty());
    REQUIRE(table.use(2, "heat_calm").empty());
    CHECK(table.step() == "alone");
}

TEST_CASE("when stress rises between the turns, the talk ends and the closing part follows") {
    Table table(daily);
    playUntil(table, "check");
    REQUIRE(table.use(2, "check_hot").empty());
    REQUIRE(table.use(1, "check_calm").empty());
    CHECK(table.step() == "check_rest");
    CHECK(suggested(table, "breathe_together"));
    REQUIRE(table.use(1, "rest_enough").empty());
    CHECK(table.step() == "after");
}

TEST_CASE("it can get too much for either in the midst of a talk") {
    for (const Seat seat : {1, 2}) {
        Table table(daily);
        playUntil(table, "talk_a");
        const Seat speaker = table.view(1).offer("talk_a_start") != nullptr ? 1 : 2;
        REQUIRE(table.use(speaker, "talk_a_start").empty());
        REQUIRE(table.session().timers().contains("talk_a"));
        REQUIRE(table.use(seat, "talk_a_too_much").empty());
        CHECK(table.step() == "talk_a_rest");
        CHECK(table.session().timers().empty());
        CHECK(offersPause(table, 3 - seat));
    }
}

TEST_CASE("two pauses during talk are enough for today") {
    Table table(daily);
    playUntil(table, "talk_a");
    for (int i = 0; i < 2; ++i) {
        CHECK(table.step() == "talk_a");
        REQUIRE(table.act(core::Pause{20}).empty());
        requireSound(table);
        REQUIRE(table.act(core::Resume{}).empty());
    }
    CHECK(table.step() == "talk_a_rest");
    CHECK(table.view(1).offer("rest_again") == nullptr);
    CHECK(suggested(table, "breathe_together"));
}

TEST_CASE("pauses outside the talk are counted by nobody") {
    Table table(daily);
    for (int i = 0; i < 5; ++i) {
        REQUIRE(table.act(core::Pause{20}).empty());
        REQUIRE(table.act(core::Resume{}).empty());
    }
    CHECK(table.step() == "ready");
}

TEST_CASE("a number that rose by three is answered with a pause and breathing, by one of two it is not") {
    for (const int after : {4, 5}) {
        Table table(daily);
        playUntil(table, "before");
        REQUIRE(table.use(1, "stress_before", 2).empty());
        REQUIRE(table.use(2, "stress_before", 9).empty());
        playUntil(table, "after");
        REQUIRE(table.use(1, "stress_after", after).empty());
        REQUIRE(table.use(2, "stress_after", 9).empty());
        playUntil(table, "open");
        REQUIRE(table.press(1, "open").empty());
        CHECK_FALSE(offersPause(table, 1));
        REQUIRE(table.press(2, "open").empty());
        CHECK(offersPause(table, 1) == (after == 5));
        CHECK(suggested(table, "breathe_together") == (after == 5));
    }
}

TEST_CASE("not today is an answer for either at the gate") {
    for (const Seat seat : {1, 2}) {
        Table table(daily);
        REQUIRE(table.use(3 - seat, "ready_ready").empty());
        REQUIRE(table.use(seat, "ready_not_today").empty());
        CHECK(table.session().outcome() == "not_today");
    }
}

} // namespace attune::test
