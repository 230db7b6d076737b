// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/seeded.hpp"
#include "home/play.hpp"

#include <functional>
#include <map>

namespace attune::cli {

struct Played {
    std::map<std::string, std::size_t, std::less<>> kinds; // how often each kind of act was done
    std::size_t refusals = 0;  // of acts that the screen had offered and that were fresh: there should be none
    std::size_t announced = 0; // refusals that the view had announced: two acted at once on what must not be stale
    bool ended = false;
    Error trouble; // if it could not go on

    [[nodiscard]] std::size_t acts() const;
};

struct AutoWatch {
    std::function<void(const core::Session &)> afterAct; // something was done and saved
    std::function<void(const json &)> line;              // what happened, as a line of a script
    // What the player cannot do by itself; without them it does not happen.
    std::function<Result<home::Play *>()> takeUp;       // opens the session that was left anew; the old play is gone
    std::function<void(bool inTheAct)> killWorker = {}; // now, or when it is asked the next time
};

// Plays by itself through whatever is offered, until the end: with pauses, ways out, changes of mind and killed workers.
// The same seed plays the same on every machine.
[[nodiscard]] Played playByItself(home::Play &play, ManualClock &clock, std::uint64_t seed,
                                  const AutoWatch &watch = {});

} // namespace attune::cli
