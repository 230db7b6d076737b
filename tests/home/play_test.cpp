// SPDX-License-Identifier: Apache-2.0
#include "home/asking.hpp"
#include "home/audit.hpp"
#include "home/launcher.hpp"
#include "home/recorded.hpp"

#include <catch2/generators/catch_generators.hpp>

using namespace attune;
using namespace attune::test;
using Kind = home::Screen::Kind;

namespace {

// A table at which `wanted` came about, played by itself with one seed after the other.
std::unique_ptr<Table> tableWhere(const std::string &exercise, const std::function<bool(Table &)> &wanted) {
    struct Reached {};
    for (std::uint64_t seed = 1; seed < 30; ++seed) {
        auto table = std::make_unique<Table>(store::openMemoryLog(), seed);
        table->begin(exercise, "couple");
        try {
            static_cast<void>(
                cli::playByItself(*table->play, table->clock, seed, {.afterAct = [&](const core::Session &) {
                    if (wanted(*table)) {
                        throw Reached{};
                    }
                }}));
        } catch (const Reached &) {
            return table;
        }
    }
    FAIL("never came about");
    return nullptr;
}

} // namespace

TEST_CASE("Every exercise plays to its end with every pair it is for, and its log replays the same") {
    for (const std::string exercise : everyExercise) {
        for (const catalog::Fit &fit : shelf().catalog.exercise(exercise)->fitsFor) {
            for (const std::string &younger : fit.younger.empty() ? std::vector<std::string>{"adult"} : fit.younger) {
                const std::string who = fit.pair == "couple" ? "couple" : "parent+" + younger;
                INFO(exercise << " " << who);
                Table table;
                table.begin(exercise, who, "es,en");
                const auto played = cli::playByItself(*table.play, table.clock, 8);
                INFO(played.trouble.sentence << " " << played.trouble.place.key);
                CHECK(played.ended);
                CHECK(played.refusals == 0);
                const auto records = table.home->records(table.play->session().opening().session).value();
                const auto fresh = table.launcher()(table.play->session().opening()).value();
                CHECK(home::audit(records, *fresh).differences.empty());
            }
        }
    }
}

TEST_CASE("A session that was left is taken up by a hand-over, never by a glance at somebody's answers") {
    const auto reached = tableWhere("boundary_circles", [](Table &t) { return !t.play->session().sealed().empty(); });
    Table &table = *reached;
    REQUIRE(table.play->act(core::Leave{}));
    const auto seq = table.play->session().seq();
    table.takeUp();
    CHECK(table.play->session().seq() == seq);
    const auto screen = table.play->screen();
    CHECK(screen.kind == Kind::handOver);
    CHECK(screen.views.empty());
}

TEST_CASE("Time stands still during a pause") {
    const auto reached = tableWhere("daily_stress_talk", [](Table &t) { return !t.play->session().timers().empty(); });
    Table &table = *reached;
    REQUIRE(table.play->act(core::Pause{20}));
    CHECK(table.play->screen().kind == Kind::paused);
    table.clock.advance(3'600'000);
    CHECK_FALSE(table.play->tick().value());
    const auto before = table.play->session().timers();
    REQUIRE(table.play->act(core::Resume{}));
    CHECK(table.play->session().timers() == before);
    CHECK_FALSE(table.play->tick().value());
}

TEST_CASE("Nothing on record says who paused, stopped or left") {
    Table table;
    table.begin("needs_cards", "couple");
    REQUIRE(table.play->act(core::Pause{5}));
    REQUIRE(table.play->act(core::Resume{}));
    REQUIRE(table.play->act(core::Leave{}));
    REQUIRE(table.play->act(core::Stop{}));
    CHECK(table.play->screen().kind == Kind::ended);
    const auto records = table.home->records(table.play->session().opening().session).value();
    for (const auto &record : records) {
        CHECK(record.event.actor == 0);
    }
}

TEST_CASE("What both accepted stands on the board in the language of each") {
    for (int seed = 1; seed < 40; ++seed) {
        Table table(store::openMemoryLog(), static_cast<std::uint64_t>(seed));
        table.begin("daily_stress_talk", "couple", "es,en");
        const auto played = cli::playByItself(*table.play, table.clock, static_cast<std::uint64_t>(seed));
        REQUIRE(played.ended);
        const auto &entries = table.home->board(table.play->session().opening().relationship).entries;
        if (entries.empty()) {
            continue;
        }
        CHECK(entries[0].content.at("title").contains("es"));
        CHECK(entries[0].content.at("title").contains("en"));
        CHECK(entries[0].content.at("title").at("es") != entries[0].content.at("title").at("en"));
        CHECK((entries[0].kind != "agreement" || entries[0].reviewMs > entries[0].sinceMs));
        return;
    }
    FAIL("no play in forty agreed on anything");
}

TEST_CASE("An exercise that is not for these people does not start") {
    Table table;
    auto guests = home::guestsFor(*shelf().catalog.exercise("daily_stress_talk"), "parent+child").value();
    const auto relationship = table.home->formRelationship(guests.pair, guests.people).value();
    const auto begun = home::Play::begin(*table.home, shelf().catalog, shelf().words, relationship, "daily_stress_talk",
                                         table.launcher());
    REQUIRE_FALSE(begun);
    CHECK(begun.error().code == "play.fit");
    CHECK(table.home->sessions().empty());
}

TEST_CASE("A plugin that is gone is a sentence, and the session is kept") {
    Table table;
    table.begin("needs_cards", "couple");
    catalog::Catalog without = shelf().catalog;
    without.plugins.clear();
    const auto session = table.play->session().opening().session;
    const auto taken = home::Play::takeUp(*table.home, without, shelf().words, session, table.launcher());
    REQUIRE_FALSE(taken);
    CHECK(taken.error().code == "play.plugin");
    CHECK(table.home->session(session) != nullptr);
}

TEST_CASE("What was begun with one plugin is never shown to another that calls itself the same, and is kept") {
    Table table;
    table.begin("needs_cards", "couple");
    const core::Opening opening = table.play->session().opening();
    REQUIRE(opening.signer.empty());
    catalog::Catalog others = shelf().catalog;
    catalog::Plugin &plugin = *std::ranges::find(others.plugins, opening.plugin, &catalog::Plugin::id);
    std::string &changed = GENERATE(true, false) ? plugin.signer : plugin.id;
    changed = "somebody else";
    const auto taken = home::Play::takeUp(*table.home, others, shelf().words, opening.session,
                                          home::workerLauncher(others, home::findPlaces()));
    REQUIRE_FALSE(taken);
    CHECK(taken.error().code == "play.other");
    CHECK(table.home->session(opening.session) != nullptr);
}

TEST_CASE("A plugin of others that this computer cannot lock in has a sentence of its own, in both languages") {
    const core::Fault fault{core::Fault::Kind::absent, {"worker.not_confined", "", {}}};
    const std::string code = home::faultCode(fault);
    CHECK(code == "activity.not_confined");
    for (const char *language : {"en", "es"}) {
        CHECK(shelf().words.byLanguage.at(language).contains(code));
    }
}
