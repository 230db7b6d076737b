// SPDX-License-Identifier: Apache-2.0
// Events and words that are out of the ordinary.
#pragma once

#include "check/seen.hpp"
#include "core/edges.hpp"

#include <array>

namespace attune::check {

inline constexpr std::array<std::pair<const char *, core::Seat>, 5> hostAndSeatTypes{
    {{"intent", 1}, {"answered", 2}, {"revealed", 0}, {"decided", 0}, {"timer", 0}}};

// Of all intents, timers, reveals and proposals that the trial ever had.
[[nodiscard]] std::vector<std::string> idsOf(const Seen &seen);
[[nodiscard]] std::vector<json> strangePayloads(const std::vector<std::string> &ids);
// Of a known or unknown type, from anybody, with what fits and what does not.
[[nodiscard]] core::Event strangeEvent(const std::vector<std::string> &ids, const Node &node, Random &random);

// Writes something in many scripts wherever a text may be shared, and looks whether it is shown as it was written.
[[nodiscard]] Findings changedWords(const Seen &seen, Table &table, Level level, bool &tried);

// How often a text of these words is in the views.
[[nodiscard]] int shownTimes(const std::vector<SharedView> &views, const std::string &words);
[[nodiscard]] bool isWritten(const core::Offer &offer);

} // namespace attune::check
