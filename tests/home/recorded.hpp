// SPDX-License-Identifier: Apache-2.0
// A whole session as the lines of a script, to be played again under worse circumstances.
#pragma once

#include "cli/auto_player.hpp"
#include "cli/script.hpp"
#include "home/table.hpp"

namespace attune::test {

inline constexpr const char *everyExercise[] = {"boundary_circles", "needs_cards", "daily_stress_talk",
                                                "repair_walkthrough"};

inline constexpr int longPause = 5000; // ms; shorter ones decide nothing, and cost a screen each

// The first play by itself that comes to its end and is long enough to have everything in it.
inline std::vector<cli::ScriptLine> recorded(const std::string &exercise, std::size_t acts = 35) {
    for (std::uint64_t seed = 1; seed < 200; ++seed) {
        std::vector<cli::ScriptLine> script;
        Table table;
        table.begin(exercise, "couple", "es,en");
        const auto played = cli::playByItself(*table.play, table.clock, seed, {.line = [&](const json &line) {
            if (line.value("wait", longPause) >= longPause) {
                script.push_back({static_cast<int>(script.size()) + 1, line});
            }
        }});
        if (table.play->session().outcome() == "done" && played.acts() >= acts) {
            return script;
        }
    }
    FAIL("no play of " << exercise << " is long enough");
    return {};
}

} // namespace attune::test
