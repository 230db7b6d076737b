// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check/table.hpp"

namespace attune::check {

struct Growth {
    std::vector<std::size_t> sizes; // of the state, in bytes, at about ten points
    bool burst = false;             // it grew beyond what it may have
    std::vector<json> log;          // up to there
};

// Answers everything at its longest and goes on and on, never to the end if there is another way.
[[nodiscard]] Growth grow(Table &table, const core::Opening &opening, std::size_t deeds, std::uint64_t seed);

} // namespace attune::check
