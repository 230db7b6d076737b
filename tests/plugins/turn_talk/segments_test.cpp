// SPDX-License-Identifier: Apache-2.0
#include "table.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

namespace attune::test {
namespace {

using Catch::Matchers::ContainsSubstring;

const People &daily = everybody()[0];

struct Pair {
    Seat speaker, listener;
};
Pair castOf(const Table &table) {
    const json nodes = table.view(1).tree.at("nodes");
    const auto turns = std::ranges::find_if(nodes, [](const json &node) { return node.contains("speaker"); });
    REQUIRE(turns != nodes.end());
    return {turns->at("speaker"), turns->at("listener")};
}
json whole(const Table &table, Seat seat) {
    return table.view(seat).tree;
}

// A small exercise of a single kind of segment.
Table alone(const json &segment) {
    return Table({{"flow", {"it"}}, {"segments", {{"it", segment}}}}, daily);
}

} // namespace

TEST_CASE("the advice chip is there only if the speaker asked to think together") {
    for (const char *wanted : {"listen", "feel", "think", "distract", ""}) {
        Table table(daily);
        playUntil(table, "before");
        for (const Seat seat : {1, 2}) {
            REQUIRE(table.use(seat, "help", *wanted == '\0' ? json() : json(wanted)).empty());
        }
        playUntil(table, "talk_a");
        const Pair cast = castOf(table);
        const bool advice = whole(table, cast.listener).dump().find("chip.idea") != std::string::npos;
        CHECK(advice == (std::string(wanted) == "think"));
        CHECK_THAT(whole(table, cast.listener).dump(), ContainsSubstring("chip.stay"));
        CHECK_THAT(whole(table, cast.speaker).dump(), !ContainsSubstring("chip."));
    }
}

TEST_CASE("time ends softly, and the listener can give more of it, twice") {
    Table table(daily);
    playUntil(table, "talk_a");
    const Pair cast = castOf(table);
    REQUIRE(table.use(cast.speaker, "talk_a_start").empty());
    table.wait(479'000);
    CHECK(table.view(cast.listener).offer("talk_a_done") == nullptr);
    table.wait(2'000);
    CHECK(table.effects().back() == json{{"do", "cue"}, {"cue", "soft_end"}});
    CHECK(table.step() == "talk_a"); // nobody was cut off
    REQUIRE(table.use(cast.speaker, "talk_a_more").empty());
    for (int i = 0; i < 2; ++i) {
        REQUIRE(table.use(cast.listener, "talk_a_give").empty());
        CHECK(table.session().timers().contains("talk_a"));
        table.wait(121'000);
    }
    CHECK(table.view(cast.listener).offer("talk_a_give") == nullptr);
    CHECK(table.view(cast.speaker).offer("talk_a_more") == nullptr);
    REQUIRE(table.use(cast.listener, "talk_a_done").empty());
    CHECK(table.step() == "gist_a");
}

TEST_CASE("a speaker may stop early, and may pass the turn") {
    for (const char *way : {"talk_a_done", "talk_a_skip"}) {
        Table table(daily);
        playUntil(table, "talk_a");
        const Pair cast = castOf(table);
        if (std::string(way) == "talk_a_done") {
            REQUIRE(table.use(cast.speaker, "talk_a_start").empty());
        }
        REQUIRE(table.use(cast.speaker, way).empty());
        CHECK(table.step() == "gist_a");
        CHECK(table.session().timers().empty());
    }
}

TEST_CASE("a line given back is tried at most twice more, and then it is near enough") {
    Table table = alone({{"kind", "mirror"}, {"title", "x"}, {"owner", "first"}, {"ask", "x"}});
    for (int tries = 0; tries < 3; ++tries) {
        REQUIRE(table.use(2, "it_line", "You were tired").empty());
        CHECK_THAT(whole(table, 1).dump(), ContainsSubstring("You were tired"));
        if (tries < 2) {
            REQUIRE(table.use(1, "it_missing", "And a little proud").empty());
            CHECK_THAT(whole(table, 2).dump(), ContainsSubstring("And a little proud"));
        }
    }
    CHECK(table.view(1).offer("it_missing") == nullptr);
    CHECK_THAT(whole(table, 1).dump(), ContainsSubstring("mirror.near_enough"));
    REQUIRE(table.use(1, "it_yes").empty());
    CHECK(table.ended());
}

TEST_CASE("who would rather not write says it aloud") {
    Table table = alone({{"kind", "mirror"}, {"title", "x"}, {"owner", "first"}, {"ask", "x"}});
    REQUIRE(table.use(2, "it_line", nullptr).empty());
    CHECK(table.view(1).offer("it_not_quite") != nullptr);
    REQUIRE(table.use(1, "it_yes").empty());
    CHECK(table.ended());
}

TEST_CASE("a talk in pieces goes back as long as there is more") {
    const json talk = {{"kind", "talk"}, {"title", "x"}, {"speaker", "first"}, {"seconds", 60}};
    const json mirror = {{"kind", "mirror"}, {"title", "x"},  {"owner", "first"},
                         {"ask", "x"},       {"more", "say"}, {"keep", true}};
    Table table({{"flow", {"say", "back"}}, {"segments", {{"say", talk}, {"back", mirror}}}}, daily);
    for (int piece = 0; piece < 3; ++piece) {
        REQUIRE(table.use(1, "say_start").empty());
        REQUIRE(table.use(1, "say_done").empty());
        REQUIRE(table.use(2, "back_line", "Piece " + std::to_string(piece)).empty());
        REQUIRE(table.use(1, "back_yes").empty());
        REQUIRE(table.use(1, piece < 2 ? "back_more" : "back_all").empty());
    }
    CHECK(table.ended());
    CHECK(table.state().at("given").at("back").at("1") == "Piece 2");
}

TEST_CASE("a wording that one does not want can be written anew, or left") {
    for (const bool again : {true, false}) {
        Table table(everybody()[3]);
        playUntil(table, "agree");
        REQUIRE(table.use(1, "when", "it gets loud").empty());
        REQUIRE(table.use(1, "then", "ask for five minutes").empty());
        REQUIRE(table.use(2, "agree_go").empty());
        REQUIRE(table.session().proposals().size() == 1);
        const json entry = table.session().proposals().front().entry;
        CHECK(entry.at("clauses").size() == 1);
        CHECK(entry.at("review_days") == 14);
        REQUIRE(table.decide(2, "agree", false).empty());
        REQUIRE(table.use(1, again ? "agree_again" : "agree_leave").empty());
        CHECK(table.step() == (again ? "agree" : "keep"));
        CHECK((table.view(1).offer("when") != nullptr) == again);
    }
}

TEST_CASE("what stays closed is nowhere to be seen") {
    Table table(everybody()[3]);
    playUntil(table, "alone");
    for (const Seat seat : {1, 2}) {
        REQUIRE(table.use(seat, "part", "I slammed the door").empty());
    }
    playUntil(table, "parts");
    REQUIRE(table.act(core::Hold{2, "part", {""}}).empty());
    REQUIRE(table.press(1, "parts").empty());
    CHECK_THAT(table.state().dump(), !ContainsSubstring("slammed"));
    REQUIRE(table.press(2, "parts").empty());
    CHECK(table.state().at("given").at("part").size() == 1);
}

TEST_CASE("sealed answers that stay closed do not hold anyone up") {
    Table table(everybody()[3]);
    playUntil(table, "parts");
    REQUIRE(table.use(2, "parts_closed").empty());
    CHECK(table.step() == "own");
    CHECK_FALSE(table.state().at("given").contains("part"));
}

TEST_CASE("nobody's own note ever reaches the activity") {
    Table table(daily);
    playUntil(table, "after");
    REQUIRE(table.use(1, "own_note", "nobody reads this").empty());
    REQUIRE(table.session().kept(1, "own_note") != nullptr);
    std::ignore = playThrough(table);
    for (const core::SharedRecord &record : table.records()) {
        CHECK_THAT(core::toJson(record).dump(), !ContainsSubstring("nobody reads this"));
    }
}

TEST_CASE("content that cannot work is refused when it is opened") {
    const json gate = {{"kind", "gate"}, {"title", "x"}};
    const json input = {{"id", "a"}, {"kind", "text"}, {"label", "x"}, {"max", 600}};
    json long_inputs = json::array();
    for (int i = 0; i < 8; ++i) {
        long_inputs.push_back(input);
        long_inputs.back()["id"] = "a" + std::to_string(i);
    }
    const json twice = {{"kind", "ask"}, {"title", "x"}, {"inputs", {input, input}}};
    const json reveal = {{"kind", "reveal"}, {"title", "x"}, {"before", "x"}, {"inputs", {"unknown"}}};
    const json tooLong = {{"kind", "ask"}, {"title", "x"}, {"inputs", long_inputs}};
    for (const json &segment : {json{{"kind", "dance"}}, twice, reveal}) {
        CHECK_THROWS_AS(alone(segment), BadInput);
    }
    json two = tooLong;
    for (json &one : two["inputs"]) {
        one["id"] = "b" + one["id"].get<std::string>();
    }
    CHECK_THROWS_AS(Table({{"flow", {"one", "two"}}, {"segments", {{"one", tooLong}, {"two", two}}}}, daily), BadInput);
    CHECK_THROWS_AS(Table({{"flow", {"gone"}}, {"segments", {{"it", gate}}}}, daily), BadInput);
}

} // namespace attune::test
