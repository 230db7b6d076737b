// SPDX-License-Identifier: Apache-2.0
// An exercise played by itself, again and again, to see which texts it asks for and whether anything ends badly.
#pragma once

#include "cli/opened.hpp"

#include <map>
#include <set>

namespace attune::cli {

struct Rehearsed {
    std::uint64_t plays = 0;
    std::set<std::string> asked;                                 // text keys that a screen or an entry named
    std::set<std::pair<catalog::Language, std::string>> missing; // asked for, and not written in that language
    bool agreedForEver = false;                                  // an agreement without a date to look at it again
    std::vector<Error> troubles; // a play that did not end, or was refused what it was offered
};

// `shelf` holds the exercise. Until `quiet` plays in a row brought no new text, or there were `most`.
[[nodiscard]] Rehearsed rehearse(const Shelf &shelf, const catalog::Exercise &exercise, std::uint64_t quiet,
                                 std::uint64_t most);

} // namespace attune::cli
