// SPDX-License-Identifier: Apache-2.0
// What people did in a play, so that it can be done again with other content.
#pragma once

#include "core/session.hpp"

namespace attune::preview {

struct Sat { // "I am …"
    core::Seat seat;
};
struct WentAlone { // asked to be alone
    core::Seat seat;
};
struct Waited {}; // until a timer was due

struct Deed {
    std::int64_t atMs = 0; // from the beginning
    std::variant<core::Act, Sat, WentAlone, Waited> what;
    std::string before; // where the people were: their steps
};

struct Script {
    std::vector<Deed> deeds;
    std::size_t reached = 0; // so many were done; the rest did not fit what was there, and may fit again

    // Something else is done from here on.
    void add(Deed deed);
    // To the end of the step before the one at which they are.
    void back(const std::string &now);
};

} // namespace attune::preview
