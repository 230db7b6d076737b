// SPDX-License-Identifier: Apache-2.0
// What is said, given back, put into words and kept.
#include "table.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace attune;
using namespace attune::test;

namespace {

const Pair &couple = pairs()[0];
const Pair &motherAndChild = pairs()[1];
const Pair &teenAndParent = pairs()[4];

json placed(const char *pile) {
    return {{"pile", pile}};
}

// Four differences on the table; seat 2 is the stricter one throughout.
Table atTalk(const Pair &pair) {
    Table table("boundary_circles", pair);
    table.mustBoth("gate.ready");
    json free = json::object(), strict = json::object();
    const match::Content content(table.session().opening().content);
    for (const match::Card &card : content.input("sort").cards) {
        if (!card.firm && free.size() < 4) {
            free[card.id] = placed("ok");
            strict[card.id] = placed("no");
        }
    }
    table.must(1, "sort", free);
    table.must(2, "sort", strict);
    table.press("open");
    Player().playUntil(table, "talk");
    return table;
}

// Each names one, and the first turn runs.
Table talking(const Pair &pair) {
    Table table = atTalk(pair);
    const json options = table.view(1).offer("talk.pick")->node.at("options");
    table.must(1, "talk.pick", options[0].at("id"));
    table.must(2, "talk.pick", options[1].at("id"));
    return table;
}

json nodeOf(const Table &table, core::Seat seat, const std::string &kind) {
    for (const json &node : table.view(seat).tree.at("nodes")) {
        if (node.at("kind") == kind) {
            return node;
        }
    }
    return nullptr;
}

json given(const char *sign) {
    return std::string("I heard: ") + sign;
}

Table atAgree() {
    Table table("boundary_circles", couple);
    table.mustBoth("gate.ready");
    table.must(1, "sort", nullptr);
    table.must(2, "sort", nullptr);
    table.press("open");
    table.mustBoth("open.on");
    table.must(1, "agree.1.line", "We ask first.");
    table.must(2, "agree.1.line", "We knock.");
    return table;
}

} // namespace

TEST_CASE("They talk about two differences at most, one named by each") {
    Table table = talking(couple);
    CHECK(table.state().at("now").at("topics").size() == 2);
    int turns = 0;
    while (table.step() == "talk") {
        const auto turn = std::to_string(++turns);
        const core::Seat speaker = nodeOf(table, 1, "turns").at("speaker");
        table.must(speaker, "talk." + turn + ".said");
        table.must(3 - speaker, "talk." + turn + ".aloud1");
        table.must(speaker, "talk." + turn + ".yes1");
    }
    CHECK(turns == 4);
    CHECK(table.step() == "agree");
}

TEST_CASE("Who names the same difference talks about it once; who names none is free to") {
    Table table = atTalk(couple);
    const json options = table.view(1).offer("talk.pick")->node.at("options");
    Table none = table;
    table.must(1, "talk.pick", options[2].at("id"));
    table.must(2, "talk.pick", options[2].at("id"));
    CHECK(table.state().at("now").at("topics").size() == 1);
    none.must(2, "talk.pick", nullptr);
    none.must(1, "talk.pick", nullptr);
    CHECK(none.step() == "agree");
}

TEST_CASE("Among equals the stricter one speaks first; with a child or teen, the younger one") {
    CHECK(nodeOf(talking(couple), 1, "turns").at("speaker") == 2);
    CHECK(nodeOf(talking(motherAndChild), 1, "turns").at("speaker") == 2);
    CHECK(nodeOf(talking(teenAndParent), 1, "turns").at("speaker") == 1);
}

TEST_CASE("The time is a guide: it ends softly and can be extended") {
    Table table = talking(couple);
    CHECK(!table.offers(2, "talk.1.more"));
    table.runOut("talk.1.time");
    CHECK(table.offers(2, "talk.1.said")); // nobody was cut off
    CHECK(table.effects().back() == json{{"do", "cue"}, {"cue", "soft_end"}});
    table.must(2, "talk.1.more");
    CHECK(table.session().timers().contains("talk.1.time"));
    table.must(2, "talk.1.said");
    CHECK(table.session().timers().empty());
}

TEST_CASE("What was given back is put right at most twice") {
    Table table = talking(couple);
    table.must(2, "talk.1.said");
    for (const char *attempt : {"1", "2"}) {
        table.must(1, std::string("talk.1.give") + attempt, given("something"));
        CHECK(nodeOf(table, 2, "mirror").at("words").at("words") == given("something"));
        CHECK(nodeOf(table, 1, "mirror").at("actions").empty()); // it is the owner's to say
        table.must(2, std::string("talk.1.not_quite") + attempt);
    }
    table.must(1, "talk.1.aloud3");
    CHECK(!table.offers(2, "talk.1.not_quite3"));
    table.must(2, "talk.1.yes3");
    CHECK(nodeOf(table, 1, "turns").at("speaker") == 1);
}

TEST_CASE("Either may leave a topic, or the whole talk when it gets too much") {
    const core::Seat seat = GENERATE(1, 2);
    Table table = talking(couple);
    table.must(seat, "talk.1.leave");
    CHECK(nodeOf(table, 1, "turns").at("timer") == "talk.3.time");
    table.must(seat, "talk.too_much");
    CHECK(table.step() == "close"); // nothing more is asked of them
    CHECK(table.shows(1, "match.calm"));
    CHECK(table.session().timers().empty());
    CHECK(table.session().suggestions() == std::vector<std::string>{"breathe_together"});
}

TEST_CASE("A clause that one does not accept can be reworded, and both are asked anew") {
    Table table = atAgree();
    table.decide("agree", false);
    CHECK(table.shows(1, "match.other_words"));
    CHECK(table.shows(2, "match.other_words")); // nobody learns whose no it was
    table.must(1, "agree.2.line", "We ask first, every time.");
    table.must(2, "agree.2.keep");
    table.decide("agree", true);
    REQUIRE(table.entries().size() == 1);
    CHECK(table.entries()[0].at("clauses")[0].at("text").at("words") == "We ask first, every time.");
    CHECK(table.entries()[0].at("clauses")[1].at("text").at("words") == "We knock.");
    CHECK(table.step() == "close");
}

TEST_CASE("A clause can be taken out, or all of it left for today") {
    Table table = atAgree();
    table.must(2, "agree.1.reword");
    CHECK(table.session().proposals().empty());
    Table left = table;
    table.must(1, "agree.2.out");
    table.must(2, "agree.2.keep");
    table.decide("agree", true);
    CHECK(table.entries()[0].at("clauses").size() == 1);
    left.must(2, "agree.leave");
    CHECK(left.step() == "close");
    CHECK(left.entries().empty());
}

TEST_CASE("Who never decides keeps nobody waiting") {
    Table table = atAgree();
    CHECK(table.act(core::Decide{1, "agree", true}));
    table.must(1, "agree.leave");
    CHECK(table.step() == "close");
    CHECK(table.session().proposals().empty());
}

TEST_CASE("A clause gives nobody a say over body, messages or friends: this stands beside the writing") {
    Table table("boundary_circles", motherAndChild);
    Player().playUntil(table, "agree");
    CHECK(table.shows(1, "agree.guard"));
    CHECK(table.shows(2, "agree.guard"));
}

TEST_CASE("A need becomes a line: the card, when, and a small sign; the parent shows how") {
    Table table("needs_cards", teenAndParent);
    table.mustBoth("gate.ready");
    for (const core::Seat seat : {1, 2}) {
        table.must(seat, "mine", {"rest", "believed"});
        table.must(seat, "theirs", {"hug"});
    }
    table.press("open");
    table.mustBoth("open.on");
    REQUIRE(table.offers(2, "tell.1.card"));
    CHECK(table.view(2).offer("tell.1.card")->node.at("options").size() == 2); // those that were opened
    table.must(2, "tell.1.card", "rest");
    table.must(2, "tell.1.when", "I come home");
    table.must(2, "tell.1.sign", nullptr); // left out
    CHECK(table.shows(1, "tell.line_when"));
    table.must(2, "tell.1.said");
    table.must(1, "tell.1.give1", given("rest"));
    table.must(2, "tell.1.yes1");
    table.must(1, "tell.2.card", nullptr); // says it without a card
    CHECK(table.shows(1, "match.tell_freely"));
    table.must(1, "tell.2.said");
    table.must(2, "tell.2.aloud1");
    table.must(1, "tell.2.yes1");
    REQUIRE(table.session().proposals().size() == 1);
    const json lines = table.session().proposals()[0].entry.at("lines");
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].at("seat") == 2);
    CHECK(lines[0].at("text").at("key") == "tell.line_when"); // no gap where nothing was said
    table.decide("tell", false);                              // not kept, and nobody has to say why
    CHECK(table.step() == "act");
}

TEST_CASE("Each has a tiny act of their own; one that does not suit is changed or dropped") {
    Table table("needs_cards", couple);
    Player().playUntil(table, "act");
    table.must(1, "act.1.text1", "I make the tea.");
    table.must(1, "act.1.when1", {{"rhythm", "weekly"}, {"day", "thu"}});
    table.decide("act.1", false);
    table.must(1, "act.1.text2", "I bring you the paper.");
    table.must(1, "act.1.when2", nullptr);
    table.must(2, "act.2.text1", nullptr); // none this week
    CHECK(table.shows(2, "match.ask_act_other"));
    table.decide("act.1", true);
    CHECK(table.step() == "close");
    const json entry = table.entries().back();
    CHECK(entry.at("kind") == "ritual");
    CHECK(entry.at("rhythm") == "once");
    CHECK(entry.at("starts") == 1);
}
