// SPDX-License-Identifier: Apache-2.0
#include "table.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_range.hpp>

namespace attune::test {
namespace {

std::vector<std::string> flowOf(const People &people) {
    auto flow = contentFor(people).at("flow").get<std::vector<std::string>>();
    flow.emplace_back("end");
    return flow;
}

const People &someone() {
    return everybody()[GENERATE(range(std::size_t{0}, everybody().size()))];
}

std::size_t proposals(const Table &table, const std::string &kind) {
    return static_cast<std::size_t>(std::ranges::count_if(table.effects(), [&](const json &effect) {
        return effect.at("do") == "propose" && effect.at("entry").at("kind") == kind;
    }));
}

} // namespace

TEST_CASE("whoever plays, and in whichever order, comes through every step to the end") {
    const People &people = someone();
    const Seat first = GENERATE(1, 2);
    INFO(people.exercise << " " << people.audience.younger << " " << people.one);
    Table table(people, static_cast<std::uint64_t>(first));
    CHECK(playThrough(table, {.order = {first, 3 - first}}) == flowOf(people));
    CHECK(table.session().outcome() == "done");
    CHECK(table.session().proposals().empty());
    CHECK(table.session().reveals().empty());
    CHECK(table.session().timers().empty());
}

TEST_CASE("who passes everything comes to the end too, and nothing is kept") {
    const People &people = someone();
    Table table(people);
    std::ignore = playThrough(table, {.order = {2, 1}, .answers = false});
    CHECK(table.session().outcome() == "done");
    CHECK(proposals(table, "note") + proposals(table, "reading") + proposals(table, "agreement") == 0);
}

TEST_CASE("the longest answers fit into the state") {
    const People &people = someone();
    std::string words;
    for (int i = 0; i < 140; ++i) {
        words += "\xF0\x9F\x8C\xA7"; // four bytes a character
    }
    Table table(people);
    std::ignore = playThrough(table, {.words = words}); // requireSound checks the size on the way
    CHECK(table.session().outcome() == "done");
}

TEST_CASE("the same events give the same states, byte for byte") {
    const People &people = someone();
    Table table(people, 99);
    std::ignore = playThrough(table);
    const talk::TurnTalk again(contentFor(people));
    json state;
    for (const core::SharedRecord &record : table.records()) {
        const core::Event &e = record.event;
        const Event event{e.actor, e.seq, e.seen, e.at_ms, e.entropy, e.type, e.payload};
        if (record.stepped) {
            const Step step = e.type == "start" ? again.init(event) : again.reduce(state, event);
            state = step.state;
            REQUIRE(state.dump() == record.state.dump());
            REQUIRE(step.effects.list == record.effects);
        }
    }
}

TEST_CASE("a daily talk leaves a note, two readings and a time, each only by proposal") {
    Table table(everybody()[0]);
    std::ignore = playThrough(table);
    CHECK(proposals(table, "note") == 1);
    CHECK(proposals(table, "reading") == 2);
    CHECK(proposals(table, "ritual") == 1);
    for (const json &effect : table.effects()) {
        CHECK((effect.at("do") != "propose" || core::checkEntry(effect.at("entry"), 2).has_value()));
    }
}

TEST_CASE("the younger speaks first, and a parent opens a repair with the own part") {
    for (const People &people : everybody()) {
        if (people.audience.pair == "parent_child") {
            Table table(people);
            const Seat parent = people.one == "mother" || people.one == "father" ? 1 : 2;
            if (std::string(people.exercise) == "repair_walkthrough") {
                playUntil(table, "opens");
                CHECK(table.view(parent).offer("opens_start") != nullptr);
                CHECK(table.view(3 - parent).offer("opens_start") == nullptr);
            }
            playUntil(table, "talk_a");
            CHECK(table.view(3 - parent).offer("talk_a_start") != nullptr);
        }
    }
}

TEST_CASE("a child is asked neither for a part of the row nor for a line given back") {
    const auto content = contentFor(everybody()[4]);
    for (const std::string &id : content.at("flow").get<std::vector<std::string>>()) {
        const json &segment = content.at("segments").at(id);
        CHECK((segment.at("kind") != "mirror" ||
               segment.at("owner") == "first")); // the child owns, the parent gives back
        CHECK(segment.value("inputs", json::array()).dump().find("\"part\"") == std::string::npos);
    }
    CHECK(content.at("segments").at("agree").dump().find("if_then") == std::string::npos);
}

TEST_CASE("the hint to keep things for an adult is shown to the parent who speaks, and to nobody else") {
    const People teen = everybody()[1];
    Table table(teen);
    playUntil(table, "talk_b");
    CHECK(table.view(1).tree.dump().find("talk.for_an_adult") != std::string::npos);
    CHECK(table.view(2).tree.dump().find("talk.for_an_adult") == std::string::npos);
}

} // namespace attune::test
