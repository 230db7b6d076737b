// SPDX-License-Identifier: Apache-2.0
#include "support.hpp"

using namespace attune;
using namespace attune::core;
using namespace attune::core::test;

namespace {

const json signal = {{"kind", "signal"}, {"title", say("t")}, {"sign", say("s")}, {"meaning", say("m")}};

json timer(const std::string &id, int ms) {
    return {{"do", "timer"}, {"id", id}, {"ms", ms}};
}

// Everything that a host can have to say, at once.
Table busy() {
    Table table = seated({input("text", "i", "sealed")});
    table.hear({timer("late", 3000),
                timer("soon", 1000),
                {{"do", "propose"}, {"id", "p"}, {"entry", signal}},
                reveal("r", "all", {"i"})});
    for (Seat seat : {1, 2}) {
        CHECK(table.act(Decide{seat, "p", true}).empty());
        CHECK(table.press(seat, "r").empty());
    }
    return table;
}

} // namespace

TEST_CASE("The host says one thing after another: reveals, agreements, then timers by their time") {
    Table table = busy();
    table.now.atMs = 3000;
    CHECK(table.next()->type == "revealed");
    CHECK(table.next()->payload == json{{"proposal", "p"}, {"accepted", true}});
    CHECK(table.next()->payload == json{{"timer", "soon"}});
    CHECK(table.next()->payload == json{{"timer", "late"}});
    CHECK(!table.next());
}

TEST_CASE("A timer is due at its time and not before") {
    Table table;
    table.now.atMs = 100;
    table.hear({timer("t", 1000)});
    table.now.atMs = 1099;
    CHECK(!table.next());
    table.now.atMs = 1100;
    const auto event = table.next();
    REQUIRE(event);
    CHECK(event->type == "timer");
    CHECK(event->actor == 0);
    CHECK(event->at_ms == 1100);
    CHECK(!table.next());
}

TEST_CASE("A timer that always sets itself anew does not hold up the world") {
    Table table;
    table.hear({timer("t", 1000)});
    table.now.atMs = 1000;
    table.effects = {timer("t", 1000)};
    CHECK(table.next());
    CHECK(!table.next());
}

TEST_CASE("While paused and once ended the host has nothing to say") {
    Table table = busy();
    table.now.atMs = 1'000'000;
    CHECK(table.act(Pause{0}).empty());
    CHECK(!table.next());
    CHECK(table.act(Resume{}).empty());
    CHECK(followUp(table.session, table.now));
    CHECK(table.act(Stop{}).empty());
    CHECK(!table.next());
}

TEST_CASE("Nothing opens, and nothing is agreed, before everybody said so") {
    Table table = seated({input("text", "i", "sealed")}, 3);
    table.hear({reveal("r", "all", {"i"}), {{"do", "propose"}, {"id", "p"}, {"entry", signal}}});
    for (Seat seat : {3, 1}) {
        CHECK(table.press(seat, "r").empty());
        CHECK(table.act(Decide{seat, "p", true}).empty());
        CHECK(!table.next());
    }
    CHECK(table.press(2, "r").empty());
    CHECK(table.next()->type == "revealed");
}

TEST_CASE("A seat that does not exist cannot press in place of another") {
    Table table = seated({input("text", "i", "sealed")});
    table.hear({reveal("r", "all", {"i"})});
    for (Seat seat : {0, 1, 3}) {
        table.record({Event{
            .seq = table.session.seq() + 1, .actor = seat, .type = "reveal_pressed", .payload = {{"reveal", "r"}}}});
        CHECK(!table.next());
    }
}

TEST_CASE("One says not this: the proposal is over, and who it was is not on record") {
    Table table;
    table.hear({{{"do", "propose"}, {"id", "p"}, {"entry", signal}}});
    CHECK(table.act(Decide{1, "p", true}).empty());
    CHECK(table.act(Decide{2, "p", false}).empty());
    CHECK(table.shared.back().event.actor == 0);
    CHECK(table.shared.back().event.payload == json{{"proposal", "p"}, {"accepted", false}});
    CHECK(table.session.proposals().empty());
    CHECK(!table.next());
}

TEST_CASE("Everything the host has to say comes to an end, even if the activity hears none of it") {
    Table table = busy();
    table.now.atMs = 10'000;
    int said = 0;
    while (const auto next = followUp(table.session, table.now)) {
        json payload = {{"type", next->event->type}};
        payload.update(next->event->payload);
        table.record({Event{.seq = next->event->seq, .type = "poisoned", .payload = payload}});
        REQUIRE(++said <= 4);
    }
    CHECK(said == 4);
}
