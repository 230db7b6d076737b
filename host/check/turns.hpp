// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check/table.hpp"

namespace attune::check {

struct Turns {
    std::vector<std::size_t> of; // how often each seat is the speaker
    bool ended = false;          // the straight way came to an end
    std::vector<json> log;
};

// Counted on the straight way: everybody answers, takes the first button, opens and accepts.
[[nodiscard]] Turns straightTurns(Table &table, const core::Opening &opening);

} // namespace attune::check
