// SPDX-License-Identifier: Apache-2.0
// Opening sealed answers: computed by the host, below every plugin.
#pragma once

#include "core/view.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace attune::core {

enum class RevealMode { all, matches, guess };
[[nodiscard]] std::string_view name(RevealMode mode); // as plugins write it

struct RevealSpec {
    std::string id;
    RevealMode mode = RevealMode::all;
    std::vector<std::string> inputs; // guess: the answer, then the guess
    json accept;                     // matches: the values that count; null: any
    bool operator==(const RevealSpec &) const = default;
};
[[nodiscard]] Result<RevealSpec> readReveal(const json &effect);

// What one seat sealed for one input. A passed input has a null value.
struct SealedAnswer {
    json value;
    std::set<std::string> held;     // items that stay closed
    std::vector<std::string> order; // of the items, as offered
    bool operator==(const SealedAnswer &) const = default;
};
using SealedAnswers = std::map<std::pair<Seat, std::string>, SealedAnswer>; // (seat, input)

// The rows of the event `revealed` (docs/plugin-author/events.md). Reads nothing that is held back or passed.
[[nodiscard]] json openRows(const RevealSpec &spec, const SealedAnswers &answers, int seats);

} // namespace attune::core
