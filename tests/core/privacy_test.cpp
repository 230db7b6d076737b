// SPDX-License-Identifier: Apache-2.0
// What one keeps to oneself leaves no trace in anything that others may read.
#include "support.hpp"

#include <random>

using namespace attune;
using namespace attune::core;
using namespace attune::core::test;

namespace {

// One input of each kind, with an answer that has a planted text wherever the kind can hold one.
struct Planted {
    json node, value;
};
const std::string secret = "planted-secret";

std::vector<Planted> inputs(const std::string &privacy) {
    const json picks = {{"options", options({"a", "plantedchoice"})}, {"min", 0}, {"max", 2}};
    const json places = {{"picture", "body"}, {"regions", options({"a", "plantedplace"})}};
    return {
        {input("text", "i", privacy), secret},
        {input("note", "i", privacy), secret},
        {input("choice", "i", privacy, {{"options", options({"a", "plantedchoice"})}}), "plantedchoice"},
        {input("choice", "i", privacy, picks), {"plantedchoice"}},
        {input("scale", "i", privacy, {{"min", 0}, {"max", 999}}), 777},
        {input("map", "i", privacy, places), {{"plantedplace", 1}}},
        {cards("i", privacy), {{"a", {{"pile", "ok"}, {"words", secret}}}}},
        {input("schedule", "i", privacy, {{"rhythms", {"once"}}}), {{"rhythm", "once"}, {"time", "07:07"}}},
    };
}

bool holdsSecret(const std::string &text) {
    return text.find("planted") != std::string::npos || text.find("777") != std::string::npos ||
           text.find("07:07") != std::string::npos;
}

// All that leaves the owner's hands: the shared records, and what the host would say next.
std::string outside(const Table &table) {
    std::string text = table.written();
    if (const auto next = followUp(table.session, {1'000'000, 0}); next && next->event) {
        text += canonical(toJson(*next->event));
    }
    return text;
}

json someSort(std::mt19937 &dice) {
    if (dice() % 5 == 0) {
        return nullptr;
    }
    json value = json::object();
    for (const char *card : {"a", "b", "rhythm"}) {
        if (dice() % 3 != 0) {
            value[card] = {{"pile", dice() % 2 == 0 ? "ok" : "no"}};
        }
    }
    return value;
}

std::set<std::string> someHeld(std::mt19937 &dice) {
    std::set<std::string> held;
    for (const char *card : {"a", "b", "rhythm", "unknown"}) {
        if (dice() % 2 == 0) {
            held.insert(card);
        }
    }
    return held;
}

// The same session, whatever seat 1 has in mind: only `mind` differs between two runs.
Table played(unsigned course, std::mt19937 mind) {
    static const View view = viewOf({cards("s"), input("note", "n", "private"), input("text", "o", "shared")});
    Table table(view);
    std::mt19937 dice(course);
    for (int i = 0; i < 12; ++i) {
        switch (dice() % 6) {
        case 0:
            table.use(1, "s", someSort(mind), someHeld(mind));
            break;
        case 1:
            table.use(1, "n", "diary " + std::to_string(mind()));
            break;
        case 2:
            table.act(Draft{1, "s", someSort(mind)});
            break;
        case 3:
            table.act(Hold{1, "s", someHeld(mind)});
            break;
        case 4:
            table.use(2, "s", {{"a", {{"pile", "ok"}}}, {"rhythm", {{"pile", "no"}}}});
            break;
        default:
            table.use(2, "o", "x");
        }
    }
    table.hear({reveal("r", "matches", {"s"})});
    return table;
}

// Seat 1's own items that seat 2 sorted into the same pile and that are not held back.
json expectedMatches(const Table &table) {
    json items = json::array();
    const SealedAnswer *mine = table.session.sealed(1, "s"), *theirs = table.session.sealed(2, "s");
    for (const char *card : {"a", "b", "rhythm"}) {
        if (mine != nullptr && theirs != nullptr && mine->value.is_object() && theirs->value.is_object() &&
            mine->value.contains(card) && !mine->held.contains(card) &&
            theirs->value.value(card, json()) == mine->value.at(card)) {
            items.push_back(card);
        }
    }
    return items;
}

} // namespace

TEST_CASE("A sealed answer of any kind leaves no trace before the reveal") {
    for (const Planted &one : inputs("sealed")) {
        for (const std::string mode : {"all", "matches"}) {
            Table table = seated({one.node});
            CAPTURE(one.node.dump());
            CHECK(table.act(Draft{1, "i", one.value}).empty());
            CHECK(table.use(1, "i", one.value).empty());
            CHECK(table.use(2, "i", nullptr).empty());
            table.hear({reveal("r", mode, {"i"})});
            CHECK(table.press(1, "r").empty());
            CHECK(!holdsSecret(outside(table)));
            CHECK(table.press(2, "r").empty());
            CHECK(holdsSecret(outside(table)) == (mode == "all")); // the secret can be found at all
        }
    }
}

TEST_CASE("A private answer of any kind leaves no trace ever, even if a reveal asks for it") {
    for (const Planted &one : inputs("private")) {
        Table table = seated({one.node});
        CHECK(table.act(Draft{1, "i", one.value}).empty());
        const Table before = table;
        CHECK(table.use(1, "i", one.value).empty());
        CHECK(table.written() == before.written());
        table.hear({reveal("r", "all", {"i"})});
        for (Seat seat : {1, 2}) {
            CHECK(table.press(seat, "r").empty());
        }
        CHECK(table.next()->payload.at("rows") == json::array());
        CHECK(!holdsSecret(outside(table)));
    }
}

TEST_CASE("Passing and answering a sealed input write the same bytes for others") {
    for (const Planted &one : inputs("sealed")) {
        Table passed = seated({one.node}), answered = seated({one.node});
        CHECK(passed.use(1, "i", nullptr).empty());
        CHECK(answered.use(1, "i", one.value, {"a"}).empty());
        CHECK(passed.written() == answered.written());
    }
}

TEST_CASE("What does not fit is refused without leaving a trace") {
    Table table = seated({input("scale", "i", "sealed", {{"min", 0}, {"max", 5}})});
    const auto before = table.written();
    CHECK(table.use(1, "i", 777) == "misfit.range");
    CHECK(table.written() == before);
    CHECK(table.own.empty());
}

TEST_CASE("Two runs that differ only in what one seat keeps to itself write the same bytes for others") {
    for (unsigned course = 0; course < 1'000; ++course) {
        const Table one = played(course, std::mt19937(2 * course)),
                    other = played(course, std::mt19937(2 * course + 1));
        CAPTURE(course);
        REQUIRE(one.written() == other.written());
    }
}

TEST_CASE("Matches opens the matches and nothing else, whatever was sealed and held") {
    int found = 0;
    for (unsigned course = 0; course < 1'000; ++course) {
        Table table = played(course, std::mt19937(course));
        for (Seat seat : {1, 2}) {
            REQUIRE(table.press(seat, "r").empty());
        }
        json items = json::array();
        const auto revealed = table.next();
        for (const json &row : revealed->payload.at("rows")) {
            items.push_back(row.at("item"));
        }
        REQUIRE(items == expectedMatches(table));
        found += static_cast<int>(items.size());
    }
    CHECK(found > 100); // or nothing would have been tried
}

TEST_CASE("Runs that differ only in what does not match open the same bytes") {
    const json theirs = {{"a", {{"pile", "ok"}}}, {"b", {{"pile", "ok"}}}};
    std::set<std::string> opened;
    for (const auto &[value, held] : std::vector<std::pair<json, std::set<std::string>>>{
             {{{"a", {{"pile", "ok"}}}}, {}},
             {{{"a", {{"pile", "ok"}}}, {"b", {{"pile", "no"}}}}, {}},
             {{{"a", {{"pile", "ok"}}}, {"b", {{"pile", "ok"}}}}, {"b"}},
             {{{"a", {{"pile", "ok"}}}, {"rhythm", {{"pile", "no"}}}}, {}}}) {
        Table table = seated({cards("s")});
        CHECK(table.use(1, "s", value, held).empty());
        CHECK(table.use(2, "s", theirs).empty());
        table.hear({reveal("r", "matches", {"s"})});
        CHECK(table.press(1, "r").empty());
        CHECK(table.press(2, "r").empty());
        table.next();
        opened.insert(table.written());
    }
    CHECK(opened.size() == 1);
}
