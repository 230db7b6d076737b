// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/seeded.hpp"
#include "home/play.hpp"

#include <functional>

namespace attune::cli {

struct Played {
    std::size_t acts = 0;
    std::size_t refusals = 0;  // of acts that the screen had offered and that were fresh: there should be none
    std::size_t announced = 0; // refusals that the view had announced: two acted at once on what must not be stale
    bool ended = false;
    Error trouble; // if it could not go on
};

struct AutoWatch {
    std::function<void(const core::Session &)> afterAct; // something was done and saved
    std::function<void(const json &)> line;              // what happened, as a line of a script
};

// Plays by itself through whatever is offered, until the end. The same seed plays the same on every machine.
[[nodiscard]] Played playByItself(home::Play &play, ManualClock &clock, std::uint64_t seed,
                                  const AutoWatch &watch = {});

} // namespace attune::cli
