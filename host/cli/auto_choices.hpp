// SPDX-License-Identifier: Apache-2.0
// What the people at a table may do now.
#pragma once

#include "core/edges.hpp"
#include "home/play.hpp"

#include <vector>

namespace attune::cli {

struct Choice {
    core::Act act;
    std::string_view kind; // under which it is counted
    bool staleOk = true;
    std::uint64_t odds = 1; // taken one time in so many
};

// Everything that `screen` offers, each with some value that fits; a way out is taken one time in `patience`. The error
// is that of a view that cannot be had.
[[nodiscard]] Result<std::vector<Choice>> choicesAt(home::Play &play, const home::Screen &screen, Random &random,
                                                    std::uint64_t patience);

// What a seat sealed and may still hold back, one choice an input, before the reveal opens it.
[[nodiscard]] std::vector<Choice> holdsOf(const core::Session &session, core::Seat seat, Random &random);

// Whether it is still there to be done, after somebody else acted. One who uses a button that is gone meets "this has
// moved on".
[[nodiscard]] bool stillTheirs(home::Play &play, const Choice &choice);

[[nodiscard]] std::uint64_t below(Random &random, std::uint64_t n);

} // namespace attune::cli
