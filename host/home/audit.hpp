// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "home/home.hpp"

namespace attune::home {

struct Audit {
    std::size_t events = 0;   // in the log
    std::size_t replayed = 0; // given to the activity anew
    struct Difference {
        std::uint64_t seq = 0;
        std::string what;
    };
    std::vector<Difference> differences; // empty: every state is the same, byte for byte
};

// Gives the events of a session to a fresh activity and compares each state and its effects with those on record.
[[nodiscard]] Audit audit(const std::vector<core::SharedRecord> &records, core::Activity &activity);

} // namespace attune::home
