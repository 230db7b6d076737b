// SPDX-License-Identifier: Apache-2.0
#include "cli/auto_player.hpp"
#include "preview/stage.hpp"

#include <catch2/catch_test_macros.hpp>

namespace attune::preview::test {
namespace {

const home::Places &places() {
    static const auto found = home::findPlaces(PROGRAM, [](const char *) { return std::string("/nonexistent"); });
    return found;
}

Table table(const std::string &exercise, const std::string &who, const std::string &languages) {
    auto content =
        std::make_shared<Content>(contentOf(std::string(EXERCISES "/") + exercise, places().folders).value());
    auto guests = home::guestsFor(content->catalog.exercises.front(), who).value();
    REQUIRE(home::speak(guests, languages, content->catalog.exercises.front()));
    return {content, std::make_shared<catalog::Texts>(catalog::Texts::read(places().words).value()), exercise, guests};
}

std::unique_ptr<Stage> open(const Table &table, Script script = {}) {
    auto opened = Stage::open(table, places(), std::move(script));
    INFO((opened ? "" : describe(opened.error())));
    REQUIRE(opened);
    return *std::move(opened);
}

void play(Stage &stage, std::uint64_t seed) {
    ManualClock idle; // the stage has its own: nobody waits for a timer here
    REQUIRE(cli::playByItself(stage, idle, seed).ended);
}

Script half(Script script) {
    script.deeds.resize(script.deeds.size() / 2);
    return script;
}

} // namespace

TEST_CASE("What was done is done again to the same state, and in another language to the same place") {
    for (const std::string exercise : {"needs_cards", "boundary_circles"}) {
        const auto first = open(table(exercise, "couple", "en"));
        play(*first, 3);
        const Script script = half(first->script());
        const auto once = open(table(exercise, "couple", "en"), script);
        const auto twice = open(table(exercise, "couple", "es"), once->script());
        CHECK(once->script().reached == script.deeds.size());
        CHECK(once->session().state() == twice->session().state());
        CHECK(once->step() == twice->step());
        CHECK(once->screen().kind == twice->screen().kind);
        CHECK(once->screen().views != twice->screen().views);
        const auto whole = open(table(exercise, "couple", "en"), first->script());
        CHECK(whole->session().state() == first->session().state());
        CHECK(whole->session().outcome() == first->session().outcome());
    }
}

TEST_CASE("What does not fit any more waits until it fits again, or until something else is done") {
    const Table good = table("needs_cards", "couple", "en");
    const auto first = open(good);
    play(*first, 3);
    Table other = good;
    auto changed = std::make_shared<Content>(*good.content);
    changed->catalog.exercises.front().content["steps"] = {"gate", "close"};
    other.content = changed;
    const auto short_ = open(other, first->script());
    CHECK(short_->script().reached < first->script().deeds.size());
    CHECK(open(good, short_->script())->session().outcome() == first->session().outcome());
    REQUIRE(short_->act(core::Stop{}));
    CHECK(short_->script().reached == short_->script().deeds.size());
}

TEST_CASE("Step by step one comes back to the beginning") {
    const Table good = table("needs_cards", "couple", "en");
    auto stage = open(good);
    play(*stage, 3);
    std::size_t steps = 0;
    for (; stage->script().reached > 0; ++steps) {
        REQUIRE(steps < 50);
        const std::string before = stage->step();
        Script script = stage->script();
        script.back(before);
        stage = open(good, std::move(script));
        CHECK((stage->step() != before || stage->script().reached == 0));
    }
    CHECK(steps > 3);
    CHECK(stage->step() == open(good)->step());
}

} // namespace attune::preview::test
