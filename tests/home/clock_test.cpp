// SPDX-License-Identifier: Apache-2.0
// Whoever changes the date, or a battery that is empty, changes nothing of what people did.
#include "home/recorded.hpp"

#include <catch2/generators/catch_generators.hpp>
#include <random>
#include <sstream>

using namespace attune;
using namespace attune::test;

namespace {

constexpr std::int64_t tenYearsMs = 10LL * 365 * 24 * 60 * 60 * 1000;

// The session at its end; `jumps`: the date is another one before each act.
core::Session played(const std::string &exercise, const std::vector<cli::ScriptLine> &script, bool jumps) {
    std::mt19937_64 mind(3);
    std::uniform_int_distribution<std::int64_t> jump(-tenYearsMs, tenYearsMs);
    Table table;
    const std::int64_t today = table.clock.wallMs();
    table.begin(exercise, "couple", "es,en");
    for (const cli::ScriptLine &line : script) {
        if (jumps) {
            table.clock.setWall(today + jump(mind));
        }
        std::ostringstream screens;
        REQUIRE(cli::playScript(*table.play, table.clock, {line}, "", shelf().words, screens));
    }
    return table.play->session();
}

} // namespace

TEST_CASE("The date may jump by ten years at every act: the session is the same") {
    const std::string exercise =
        GENERATE(values<std::string>({everyExercise[0], everyExercise[1], everyExercise[2], everyExercise[3]}));
    const auto script = recorded(exercise);
    REQUIRE(script.size() >= 35);
    const core::Session once = played(exercise, script, false), again = played(exercise, script, true);
    CHECK(once.outcome() == "done");
    CHECK(again.outcome() == "done");
    CHECK(again == once);
}
