// SPDX-License-Identifier: Apache-2.0
#include "support.hpp"

using namespace attune;
using namespace attune::core;
using namespace attune::core::test;

namespace {

const std::vector<std::string> abc{"a", "b", "c"}, whole{""};

json in(const std::string &pile) {
    return {{"pile", pile}};
}
json answer(Seat seat, json value) {
    return {{"seat", seat}, {"value", std::move(value)}};
}
json row(const std::string &input, const std::string &item, json answers) {
    return {{"input", input}, {"item", item}, {"answers", std::move(answers)}};
}
json guessRow(const std::string &item, Seat about, bool answered, bool guessed) {
    return {{"input", "mine"}, {"item", item}, {"about", about}, {"answered", answered}, {"guessed", guessed}};
}
RevealSpec spec(const json &effect) {
    const auto read = readReveal(effect);
    REQUIRE(read);
    return *read;
}

} // namespace

TEST_CASE("All: one row an item that anybody opened, in the order of the view") {
    const SealedAnswers sealed{
        {{1, "s"}, {{{"c", in("no")}, {"a", in("ok")}}, {}, abc}},
        {{2, "s"}, {{{"a", in("no")}, {"b", in("ok")}}, {}, abc}},
    };
    CHECK(openRows(spec(reveal("r", "all", {"s"})), sealed, 2) ==
          json({row("s", "a", {answer(1, in("ok")), answer(2, in("no"))}), row("s", "b", {answer(2, in("ok"))}),
                row("s", "c", {answer(1, in("no"))})}));
}

TEST_CASE("All: inputs come in the order of the effect") {
    const SealedAnswers sealed{{{1, "x"}, {"one", {}, whole}}, {{1, "y"}, {2, {}, whole}}};
    CHECK(openRows(spec(reveal("r", "all", {"y", "x"})), sealed, 2) ==
          json({row("y", "", {answer(1, 2)}), row("x", "", {answer(1, "one")})}));
}

TEST_CASE("All: what was not named stays closed") {
    const SealedAnswers sealed{{{1, "x"}, {"one", {}, whole}}, {{1, "y"}, {2, {}, whole}}};
    CHECK(openRows(spec(reveal("r", "all", {"x"})), sealed, 2) == json({row("x", "", {answer(1, "one")})}));
}

TEST_CASE("All: a schedule is one item") {
    const json when = {{"rhythm", "weekly"}, {"day", "mon"}};
    const SealedAnswers sealed{{{2, "s"}, {when, {}, whole}}};
    CHECK(openRows(spec(reveal("r", "all", {"s"})), sealed, 2) == json({row("s", "", {answer(2, when)})}));
}

TEST_CASE("All: three seats") {
    const SealedAnswers sealed{
        {{1, "s"}, {1, {}, whole}}, {{2, "s"}, {nullptr, {}, whole}}, {{3, "s"}, {3, {}, whole}}};
    CHECK(openRows(spec(reveal("r", "all", {"s"})), sealed, 3) == json({row("s", "", {answer(1, 1), answer(3, 3)})}));
}

TEST_CASE("A card called rhythm can be held back like any other") {
    const std::vector<std::string> order{"a", "rhythm"};
    const SealedAnswers sealed{{{1, "s"}, {{{"a", in("ok")}, {"rhythm", in("no")}}, {"rhythm"}, order}}};
    CHECK(openRows(spec(reveal("r", "all", {"s"})), sealed, 2) == json({row("s", "a", {answer(1, in("ok"))})}));
}

TEST_CASE("Matches: only what every seat opened alike") {
    const SealedAnswers sealed{
        {{1, "s"}, {{{"a", in("ok")}, {"b", in("ok")}, {"c", in("no")}}, {}, abc}},
        {{2, "s"}, {{{"a", in("ok")}, {"b", in("no")}, {"c", in("no")}}, {}, abc}},
    };
    const json a = row("s", "a", {answer(1, in("ok")), answer(2, in("ok"))});
    const json c = row("s", "c", {answer(1, in("no")), answer(2, in("no"))});
    json effect = reveal("r", "matches", {"s"});
    CHECK(openRows(spec(effect), sealed, 2) == json({a, c}));
    effect["accept"] = {in("ok"), in("yes")};
    CHECK(openRows(spec(effect), sealed, 2) == json({a}));
    effect["accept"] = json::array();
    CHECK(openRows(spec(effect), sealed, 2) == json::array());
}

TEST_CASE("Matches: the same pile with other words is no match") {
    const SealedAnswers sealed{{{1, "s"}, {{{"a", {{"pile", "if"}, {"words", "asked"}}}}, {}, abc}},
                               {{2, "s"}, {{{"a", in("if")}}, {}, abc}}};
    CHECK(openRows(spec(reveal("r", "matches", {"s"})), sealed, 2) == json::array());
}

TEST_CASE("Matches: of three seats, two are not enough") {
    SealedAnswers sealed{
        {{1, "s"}, {{"a", "b"}, {}, abc}}, {{2, "s"}, {{"a", "b"}, {}, abc}}, {{3, "s"}, {{"b", "c"}, {}, abc}}};
    const RevealSpec matches = spec(reveal("r", "matches", {"s"}));
    CHECK(openRows(matches, sealed, 3) == json({row("s", "b", {answer(1, true), answer(2, true), answer(3, true)})}));
    sealed[{3, "s"}].held = {"b"};
    CHECK(openRows(matches, sealed, 3) == json::array());
}

TEST_CASE("Matches: two who both passed have nothing in common") {
    const SealedAnswers sealed{{{1, "s"}, {nullptr, {}, whole}}, {{2, "s"}, {nullptr, {}, whole}}};
    CHECK(openRows(spec(reveal("r", "matches", {"s"})), sealed, 2) == json::array());
}

TEST_CASE("Guess: what one chose beside what the other thought, both ways") {
    const SealedAnswers sealed{
        {{1, "mine"}, {{"a", "b"}, {}, abc}},
        {{2, "yours"}, {{"b", "c"}, {}, abc}},
        {{2, "mine"}, {json::array({"c"}), {}, abc}},
        {{1, "yours"}, {json::array({"c"}), {}, abc}},
    };
    CHECK(openRows(spec(reveal("r", "guess", {"mine", "yours"})), sealed, 2) ==
          json({guessRow("a", 1, true, false), guessRow("b", 1, true, true), guessRow("c", 1, false, true),
                guessRow("c", 2, true, true)}));
}

TEST_CASE("Guess: about one who opened nothing, nothing is opened") {
    SealedAnswers sealed{{{2, "yours"}, {{"b", "c"}, {}, abc}}};
    const RevealSpec guess = spec(reveal("r", "guess", {"mine", "yours"}));
    CHECK(openRows(guess, sealed, 2) == json::array());
    sealed[{1, "mine"}] = {nullptr, {}, abc};
    CHECK(openRows(guess, sealed, 2) == json::array());
    sealed[{1, "mine"}] = {json::array({"a"}), {"a"}, abc};
    CHECK(openRows(guess, sealed, 2) == json::array());
}

TEST_CASE("Guess: a guess that is held back looks like none") {
    SealedAnswers held{{{1, "mine"}, {{"a", "b"}, {}, abc}}, {{2, "yours"}, {{"a", "c"}, {"a"}, abc}}};
    SealedAnswers never = held;
    never[{2, "yours"}] = {json::array({"c"}), {}, abc};
    const RevealSpec guess = spec(reveal("r", "guess", {"mine", "yours"}));
    CHECK(canonical(openRows(guess, held, 2)) == canonical(openRows(guess, never, 2)));
}

TEST_CASE("Held back, passed and never given are the same bytes") {
    const SealedAnswer theirs{{{"a", in("ok")}, {"b", in("ok")}}, {}, abc};
    const SealedAnswer held{{{"a", in("no")}, {"b", in("ok")}}, {"a", "b", "nothing of that name"}, abc};
    for (const json &effect : {reveal("r", "all", {"s", "t"}), reveal("r", "matches", {"s"}),
                               reveal("r", "guess", {"s", "t"}), reveal("r", "guess", {"t", "s"})}) {
        const auto opened = [&](const SealedAnswer &mine) {
            return canonical(openRows(
                spec(effect), {{{1, "s"}, mine}, {{2, "s"}, theirs}, {{1, "t"}, theirs}, {{2, "t"}, theirs}}, 2));
        };
        const std::string never =
            canonical(openRows(spec(effect), {{{2, "s"}, theirs}, {{1, "t"}, theirs}, {{2, "t"}, theirs}}, 2));
        CHECK(opened(held) == never);
        CHECK(opened({nullptr, {}, abc}) == never);
        CHECK(opened({json::object(), {}, abc}) == never);
    }
}

TEST_CASE("Holding back one item is the same as never having sorted it") {
    const SealedAnswers held{{{1, "s"}, {{{"a", in("no")}, {"b", in("ok")}}, {"a"}, abc}}};
    const SealedAnswers never{{{1, "s"}, {{{"b", in("ok")}}, {}, abc}}};
    const RevealSpec all = spec(reveal("r", "all", {"s"}));
    CHECK(canonical(openRows(all, held, 2)) == canonical(openRows(all, never, 2)));
}

TEST_CASE("A reveal that is not of the declared form is refused") {
    const json good = reveal("r", "all", {"s"});
    for (const json &patch : std::vector<json>{{{"id", 1}},
                                               {{"id", nullptr}},
                                               {{"mode", "some"}},
                                               {{"mode", 1}},
                                               {{"inputs", json::array()}},
                                               {{"inputs", "s"}},
                                               {{"inputs", {1}}},
                                               {{"inputs", nullptr}},
                                               {{"mode", "guess"}},
                                               {{"accept", "ok"}},
                                               {{"accept", {{"pile", "ok"}}}}}) {
        json bad = good;
        bad.merge_patch(patch);
        CAPTURE(bad.dump());
        CHECK(!readReveal(bad));
    }
    CHECK(!readReveal(json()));
}
