// SPDX-License-Identifier: Apache-2.0
// A played session as a file: one JSON object a line. Played again, it gives the same states on every machine.
//
//   {"sit": 1}                                         somebody pressed "I am …"; 0: both
//   {"seat": 1, "use": "ready", "value": 1}            an input or action; "held": [items] for sealed ones; null passes
//   {"seat": 1, "press": "sort"}                       opens a reveal
//   {"seat": 1, "decide": "clause_1", "yes": true}
//   {"seat": 1, "hold": "sort", "held": ["door"]}
//   {"pause": 20} {"resume": true} {"stop": true} {"leave": true} {"wait": 240000}
#pragma once

#include "core/seeded.hpp"
#include "home/play.hpp"

#include <filesystem>
#include <iosfwd>
#include <vector>

namespace attune::cli {

struct ScriptLine {
    int line = 0;
    json what;
};
[[nodiscard]] Result<std::vector<ScriptLine>> readScript(const std::filesystem::path &file);

// The line that says this act.
[[nodiscard]] json lineOf(const core::Act &act);

// Draws every screen to `out` as it goes: the transcript. Stops at the first line that is refused.
[[nodiscard]] Result<void> playScript(home::Play &play, ManualClock &clock, const std::vector<ScriptLine> &script,
                                      const std::string &name, const catalog::Texts &words, std::ostream &out);

} // namespace attune::cli
