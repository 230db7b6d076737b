// SPDX-License-Identifier: Apache-2.0
#include "support.hpp"

using namespace attune;
using namespace attune::core;
using namespace attune::core::test;

namespace {

json proposal(const std::string &id, const std::string &title) {
    return {{"do", "propose"},
            {"id", id},
            {"entry", {{"kind", "signal"}, {"title", say(title)}, {"sign", say("s")}, {"meaning", say("m")}}}};
}
json timer(const std::string &id, int ms) {
    return {{"do", "timer"}, {"id", id}, {"ms", ms}};
}
SharedRecord poisoned(const Session &session, json payload) {
    return {Event{.seq = session.seq() + 1, .type = "poisoned", .payload = std::move(payload)}};
}

} // namespace

TEST_CASE("The state is the one that the activity returned last") {
    Table table;
    table.hear(json::array());
    CHECK(table.session.state() == json{{"seq", 2}});
    CHECK(table.session.stateSeq() == 2);
    table.record({Event{.seq = 3, .type = "left"}}); // it did not see this
    CHECK(table.session.seq() == 3);
    CHECK(table.session.stateSeq() == 2);
}

TEST_CASE("A timer set again is replaced, a cancelled one is gone") {
    Table table;
    table.now.atMs = 500;
    table.hear({timer("a", 1000), timer("b", 2000), timer("a", 3000)});
    CHECK(table.session.timers() == std::map<std::string, std::int64_t>{{"a", 3500}, {"b", 2500}});
    table.hear({{{"do", "cancel"}, {"id", "a"}}, {{"do", "cancel"}, {"id", "unknown"}}});
    CHECK(table.session.timers() == std::map<std::string, std::int64_t>{{"b", 2500}});
}

TEST_CASE("A proposal made anew is asked anew") {
    Table table;
    table.hear({proposal("p", "one")});
    CHECK(table.act(Decide{1, "p", true}).empty());
    table.hear({proposal("p", "two")});
    REQUIRE(table.session.proposals().size() == 1);
    CHECK(table.session.proposals()[0].accepted.empty());
    CHECK(table.session.proposals()[0].entry.at("title") == say("two"));
    table.hear({{{"do", "withdraw"}, {"id", "p"}}});
    CHECK(table.session.proposals().empty());
}

TEST_CASE("A reveal asked for anew has to be pressed anew") {
    Table table;
    table.hear({reveal("r", "matches", {"i"})});
    CHECK(table.act(Press{1, "r"}).empty());
    table.hear({reveal("r", "all", {"i"})});
    REQUIRE(table.session.reveals().size() == 1);
    CHECK(table.session.reveals()[0].spec.mode == RevealMode::all);
    CHECK(table.session.reveals()[0].pressed.empty());
}

TEST_CASE("Whoever stops has stopped, whatever the activity makes of it") {
    SECTION("it says nothing") {
        Table table;
        CHECK(table.act(Stop{}).empty());
        CHECK(table.session.status() == Status::ended);
        CHECK(table.session.outcome() == "stopped");
    }
    SECTION("it has its own word for it") {
        Table table;
        table.effects = {{{"do", "end"}, {"outcome", "not_today"}}};
        CHECK(table.act(Stop{}).empty());
        CHECK(table.session.outcome() == "not_today");
    }
    SECTION("it breaks") {
        Table table;
        table.record(poisoned(table.session, {{"type", "stop"}}));
        CHECK(table.session.status() == Status::ended);
    }
}

TEST_CASE("What has ended stays ended") {
    Table table;
    table.hear({{{"do", "end"}, {"outcome", "done"}}});
    table.record({Event{.seq = 9, .type = "resume"}});
    table.record({Event{.seq = 10, .type = "pause"}});
    table.record({Event{.seq = 11, .type = "stop"}});
    CHECK(table.session.status() == Status::ended);
    CHECK(table.session.outcome() == "done");
}

TEST_CASE("A pause keeps the agreed return until it is over") {
    Table table;
    CHECK(table.act(Pause{30}).empty());
    CHECK(table.session.status() == Status::paused);
    CHECK(table.session.pauseMinutes() == 30);
    CHECK(table.act(Resume{}).empty());
    CHECK(table.session.status() == Status::open);
    CHECK(table.session.pauseMinutes() == 0);
}

TEST_CASE("What poisoned the activity is done with, and not raised again") {
    Table table = seated({input("text", "i", "sealed")});
    table.hear({reveal("r", "all", {"i"}), proposal("p", "one"), timer("t", 1000)});
    table.record(poisoned(table.session, {{"type", "revealed"}, {"reveal", "r"}}));
    table.record(poisoned(table.session, {{"type", "decided"}, {"proposal", "p"}}));
    table.record(poisoned(table.session, {{"type", "timer"}, {"timer", "t"}}));
    CHECK(table.session.reveals().empty());
    CHECK(table.session.proposals().empty());
    CHECK(table.session.timers().empty());
    table.record({Event{.seq = 9, .actor = 1, .type = "poisoned", .payload = {{"type", "answered"}, {"intent", "i"}}}});
    CHECK(!table.session.answered(1, "i")); // it may be given again
}

TEST_CASE("What people answer does not depend on the order in which the two kinds of record are read") {
    Table table = seated({input("text", "i", "sealed"), input("text", "n", "private"), input("text", "o", "shared")});
    CHECK(table.act(Draft{1, "o", "half"}).empty());
    CHECK(table.use(1, "i", "mine").empty());
    CHECK(table.use(2, "i", nullptr).empty());
    CHECK(table.use(1, "n", "diary").empty());
    CHECK(table.use(1, "o", "all").empty());
    Session other(table.session.opening());
    for (const OwnRecord &one : table.own) {
        other.fold(one);
    }
    for (const SharedRecord &one : table.shared) {
        other.fold(one);
    }
    CHECK(other == table.session);
}

TEST_CASE("A draft is done with when its input was used") {
    for (const char *privacy : {"shared", "sealed", "private"}) {
        Table table = seated({input("text", "i", privacy)});
        const Privacy of = privacyOf(table.view.offers.at(0).node);
        CHECK(table.act(Draft{1, "i", "half"}).empty());
        REQUIRE(table.session.draft(1, "i", of) != nullptr);
        CHECK(*table.session.draft(1, "i", of) == "half");
        CHECK(table.session.draft(2, "i", of) == nullptr);
        CHECK(table.use(1, "i", "whole").empty());
        CHECK(table.session.draft(1, "i", of) == nullptr);
    }
}

TEST_CASE("What was begun for one's own eyes does not turn up in a shared input of the same id") {
    Table table = seated({input("text", "i", "private")});
    CHECK(table.act(Draft{1, "i", "diary"}).empty());
    CHECK(table.session.draft(1, "i", Privacy::shared) == nullptr);
    CHECK(table.session.draft(1, "i", Privacy::sealed) == nullptr);
}

TEST_CASE("A null draft clears the one before") {
    Table table = seated({input("text", "i", "shared")});
    const Session before = table.session;
    CHECK(table.act(Draft{1, "i", "half"}).empty());
    CHECK(table.act(Draft{1, "i", nullptr}).empty());
    CHECK(table.session == before);
}

TEST_CASE("No damaged record makes the fold throw") {
    const std::vector<json> odd{json(), true, -1, "x", 0.5, json::array({json()}), json::object({{"do", 1}})};
    for (const char *type : {"start", "intent", "answered", "reveal_pressed", "revealed", "proposal_accepted",
                             "decided", "timer", "pause", "resume", "stop", "poisoned", "newer"}) {
        for (const char *field : {"intent", "reveal", "proposal", "timer", "minutes", "type", "do", "id", "ms"}) {
            for (const json &value : odd) {
                Table table;
                const SharedRecord bad{{.seq = 2, .type = type, .payload = {{field, value}}}, true, value, value};
                const SharedRecord worse{{.seq = 3, .type = type}, true, value, {{{"do", "timer"}, {field, value}}}};
                CHECK_NOTHROW(table.record(bad));
                CHECK_NOTHROW(table.record(worse));
                CHECK(table.session.timers().empty());
            }
        }
    }
}

TEST_CASE("An effect of a newer version is left alone, the others hold") {
    Table table;
    table.hear({{{"do", "sing"}}, timer("t", 1000)});
    CHECK(table.session.timers().contains("t"));
}
