// SPDX-License-Identifier: Apache-2.0
#include "table.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace attune;
using namespace attune::test;

namespace {

const Pair &couple = pairs()[0];
const Pair &motherAndTeen = pairs()[3];
const Pair &motherAndChild = pairs()[1];
const Pair &motherAndGrownSon = pairs()[5];

json placed(const char *pile) {
    return {{"pile", pile}};
}

// Each sorts, and both open.
Table opened(const Pair &pair, const json &first, const json &second) {
    Table table("boundary_circles", pair);
    table.mustBoth("gate.ready");
    table.must(1, "sort", first);
    table.must(2, "sort", second);
    table.press("open");
    return table;
}

MadeUp madeUp(const char *steps, const char *more) {
    json content = json::parse(R"({"inputs": {
        "ways": {"kind": "sort", "cards": [{"id": "hug"}, {"id": "tea"}, {"id": "words"}],
                 "piles": [{"id": "any", "level": 0}, {"id": "ask", "level": 1}, {"id": "none", "level": 2}]}},
        "step": {"gate": {"kind": "gate"}, "alone": {"kind": "alone", "inputs": ["ways"]}, "close": {"kind": "close"}}})");
    content["steps"] = json::parse(steps);
    content["step"].update(json::parse(more));
    return {content};
}

} // namespace

TEST_CASE("Not today ends it without a reason, even after one was ready") {
    const core::Seat seat = GENERATE(1, 2);
    Table table("needs_cards", couple);
    table.must(1, "gate.ready");
    table.must(seat, "gate.not_today");
    CHECK(table.session().outcome() == "not_today");
    CHECK(table.view(1).tree == table.view(2).tree); // nobody can tell who it was
}

TEST_CASE("Ready and not today weigh the same") {
    const Table table("needs_cards", couple);
    const core::View view = table.view(1);
    CHECK(view.offer("gate.ready")->node.at("style") == view.offer("gate.not_today")->node.at("style"));
}

TEST_CASE("Answers are sealed, and given alone in one sitting") {
    Table table("needs_cards", couple);
    table.mustBoth("gate.ready");
    CHECK(table.alone(1));
    table.must(1, "mine", {"reassurance"});
    CHECK(table.alone(1)); // the guess follows at once, without a hand-over
    table.must(1, "theirs", {"rest", "play"});
    CHECK(!table.alone(1));
    CHECK(table.shows(1, "match.wait.alone"));
    CHECK(table.alone(2));
    CHECK(table.state().dump().find("reassurance") == std::string::npos);
    table.must(2, "mine", nullptr); // passed
    table.must(2, "theirs", nullptr);
    CHECK(table.session().reveals().size() == 1);
}

TEST_CASE("Nothing opened is nothing to talk about, and no dead end") {
    Table table = opened(couple, nullptr, nullptr);
    CHECK(table.shows(1, "match.nothing_opened"));
    table.mustBoth("open.on");
    CHECK(table.step() == "agree");
}

TEST_CASE("What is alike comes first, then conditions, then differences") {
    const Table table = opened(couple,
                               {{"post", placed("no")},
                                {"borrow", {{"pile", "if"}, {"words", "you ask"}}},
                                {"advice", placed("ok")},
                                {"joke", placed("ok")}},
                               {{"post", placed("ok")}, {"borrow", placed("ok")}, {"advice", placed("ok")}});
    std::vector<std::string> groups;
    for (const json &node : table.view(2).tree.at("nodes")) {
        if (node.at("kind") == "reveal") {
            groups.push_back(node.at("text").at("key"));
        }
    }
    CHECK(groups == std::vector<std::string>{"match.group.same", "match.group.condition", "match.group.differs",
                                             "match.group.single"});
}

TEST_CASE("A card about body, messages or friends is never offered as a topic; the guard says what holds") {
    Table table = opened(couple, {{"messages", placed("no")}, {"post", placed("no")}},
                         {{"messages", placed("ok")}, {"post", placed("ok")}});
    CHECK(table.shows(1, "open.firm"));
    table.mustBoth("open.on");
    REQUIRE(table.step() == "talk");
    const json options = table.view(1).offer("talk.pick")->node.at("options");
    REQUIRE(options.size() == 1);
    CHECK(options[0].at("id") == "sort.post");
}

TEST_CASE("If only firm cards differ, there is no talk at all") {
    Table table = opened(couple, {{"messages", placed("no")}}, {{"messages", placed("ok")}});
    table.mustBoth("open.on");
    CHECK(table.step() == "agree");
}

TEST_CASE("The fourth pile is there only if somebody adds it, and either may take it out again") {
    Table table("boundary_circles", motherAndChild);
    table.must(1, "gate.with.ours");
    table.must(2, "gate.without.ours");
    table.must(2, "gate.with.ours");
    table.mustBoth("gate.ready");
    CHECK(table.view(1).offer("sort")->node.at("piles").size() == 4);
    Table plain("boundary_circles", motherAndChild);
    plain.mustBoth("gate.ready");
    CHECK(plain.view(1).offer("sort")->node.at("piles").size() == 3);
}

TEST_CASE("Before they open, each has their own sealed answers at hand, to keep some of it closed") {
    Table table("needs_cards", motherAndTeen);
    table.mustBoth("gate.ready");
    for (const core::Seat seat : {1, 2}) {
        table.must(seat, "mine", {"rest", "believed"});
        table.must(seat, "theirs", {"hug"});
    }
    REQUIRE(table.step() == "open");
    for (const core::Seat seat : {1, 2}) {
        for (const char *input : {"mine", "theirs"}) {
            CHECK(table.offers(seat, input));
            CHECK(!core::isOpen(table.session(), seat, *table.view(seat).offer(input)));
        }
    }
    REQUIRE(table.act(core::Hold{1, "mine", {"believed"}}));
    table.press("open");
    CHECK(!table.offers(1, "mine"));
    int believed = 0;
    for (const json &row : table.state().at("rows").at("open")) {
        believed += row.dump().find("believed") != std::string::npos ? 1 : 0;
    }
    CHECK(believed == 1); // the other's, who kept nothing closed
}

TEST_CASE("A parent says the rules for safety openly, before the talk; a child makes none") {
    Table table = opened(motherAndTeen, {{"post", placed("no")}}, {{"post", placed("ok")}});
    table.mustBoth("open.on");
    REQUIRE(table.step() == "rules");
    CHECK(table.view(2).offers.empty());
    CHECK(table.shows(2, "rules.wait"));
    table.must(1, "rules.1.rule", "Call when it gets later than ten.");
    CHECK(table.view(2).tree.dump().find("later than ten") != std::string::npos);
    table.must(1, "rules.enough");
    CHECK(table.shows(2, "rules.shown"));
    table.mustBoth("rules.on");
    CHECK(table.step() == "talk");
}

TEST_CASE("Three rules are the most, and none is fine") {
    Table table = opened(motherAndTeen, {{"post", placed("no")}}, {{"post", placed("ok")}});
    table.mustBoth("open.on");
    Table other = table;
    for (const char *rule : {"rules.1.rule", "rules.2.rule", "rules.3.rule"}) {
        table.must(1, rule, "Be honest about where you are.");
    }
    CHECK(table.offers(2, "rules.on"));
    other.must(1, "rules.enough");
    CHECK(other.step() == "talk");
}

TEST_CASE("Nobody makes rules for a grown son") {
    Table table = opened(motherAndGrownSon, {{"post", placed("no")}}, {{"post", placed("ok")}});
    table.mustBoth("open.on");
    CHECK(table.step() == "talk");
}

TEST_CASE("Guesses are shown beside answers, about each") {
    Table table("needs_cards", couple);
    table.mustBoth("gate.ready");
    table.must(1, "mine", {"calm", "rest"});
    table.must(1, "theirs", {"play"});
    table.must(2, "mine", {"play"});
    table.must(2, "theirs", {"calm", "touch"});
    table.press("open");
    std::vector<json> nodes;
    for (const json &node : table.view(1).tree.at("nodes")) {
        if (node.at("kind") == "reveal") {
            nodes.push_back(node);
        }
    }
    REQUIRE(nodes.size() == 2);
    CHECK(nodes[0].at("text").at("key") == "match.about_me");
    CHECK(nodes[0].at("rows").size() == 3); // calm guessed, rest not, touch guessed only
    CHECK(nodes[1].at("rows")[0].at("same") == true);
}

TEST_CASE("Matches show what both said, and hold nothing else") {
    Table table(
        madeUp(R"(["gate", "alone", "both", "close"])",
               R"({"both": {"kind": "open", "mode": "matches", "inputs": ["ways"], "accept": ["any", "ask"]}})"),
        couple);
    table.mustBoth("gate.ready");
    table.must(1, "ways", {{"hug", placed("any")}, {"tea", placed("none")}, {"words", placed("any")}});
    table.must(2, "ways", {{"hug", placed("any")}, {"tea", placed("none")}, {"words", placed("ask")}});
    table.press("both");
    const json &rows = table.state().at("rows").at("both");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].at("card") == "hug");
}

TEST_CASE("A part behind a second gate can be left out without ending the session") {
    const char *more = R"({"more": {"kind": "gate", "skip_to": "close"}, "page": {"kind": "say"}})";
    Table table(madeUp(R"(["gate", "more", "page", "close"])", more), couple);
    table.mustBoth("gate.ready");
    Table other = table;
    table.must(2, "more.not_today");
    CHECK(table.step() == "close");
    other.mustBoth("more.ready");
    CHECK(other.step() == "page");
}

TEST_CASE("An input for the younger one asks nothing of the older") {
    MadeUp made = madeUp(R"(["gate", "alone", "close"])", "{}");
    made.content["inputs"]["ways"]["who"] = "younger";
    Table table(made, motherAndChild);
    table.mustBoth("gate.ready");
    CHECK(table.shows(1, "match.wait.not_mine"));
    table.must(2, "ways", {{"hug", placed("any")}});
    CHECK(table.step() == "close");
}

TEST_CASE("Long words are cut between characters, and the state stays small") {
    std::string words;
    for (int i = 0; i < 3000; ++i) {
        words += "🙂";
    }
    Table table("boundary_circles", couple);
    table.mustBoth("gate.ready");
    table.must(1, "sort", json::object());
    table.must(2, "sort", json::object());
    json rows = json::array();
    const match::Content content(table.session().opening().content);
    for (const match::Card &card : content.input("sort").cards) {
        const json value = {{"pile", "if"}, {"words", words}};
        rows.push_back({{"input", "sort"},
                        {"item", card.id},
                        {"answers", {{{"seat", 1}, {"value", value}}, {{"seat", 2}, {"value", value}}}}});
    }
    const attune::Step step = table.raw("revealed", 0, {{"reveal", "open"}, {"mode", "all"}, {"rows", rows}});
    const std::string state = step.state.dump(); // throws if a character were cut in two
    CHECK(state.size() < 48 * 1024);
    CHECK(state.find("🙂…") != std::string::npos);
    CHECK(match::kept(std::string(12000, '"'), 100).size() <= 100);
    CHECK(match::kept("short", 100) == "short");
}

TEST_CASE("Values and contents of another form are bad input, not a broken session") {
    Table table = opened(couple, {{"post", placed("no")}}, {{"post", placed("ok")}});
    table.mustBoth("open.on");
    CHECK_THROWS_AS(table.raw("intent", 1, {{"intent", "talk.pick"}, {"value", "sort.nothing"}}), attune::BadInput);
    CHECK_THROWS(table.raw("intent", 1, {{"intent", "talk.pick"}, {"value", {{"a", 1}}}}));
    CHECK_THROWS(match::Match(json::parse(R"({"steps": ["a"], "step": {}, "inputs": {}})")));
    CHECK_THROWS_AS(match::Match(madeUp(R"(["gate", "x"])", R"({"x": {"kind": "dance"}})").content), attune::BadInput);
    for (const char *lost :
         {R"({"x": {"kind": "talk", "of": "nowhere"}})", R"({"x": {"kind": "gate", "skip_to": "nowhere"}})",
          R"({"x": {"kind": "open", "inputs": ["nothing"]}})"}) {
        CHECK_THROWS_AS(match::Match(madeUp(R"(["gate", "x"])", lost).content), attune::BadInput);
    }
}
