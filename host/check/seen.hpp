// SPDX-License-Identifier: Apache-2.0
// What the checks of a session stand on: each trial is explored once for all of them.
#pragma once

#include "check/explore.hpp"
#include "check/raw.hpp"
#include "check/subject.hpp"

#include <set>

namespace attune::check {

struct Seen {
    const Trial &trial;
    const Explored &graph;
};
using Findings = std::vector<Finding>;

// The findings of every trial, or of the first one of each exercise at the lower levels. One that cannot be played is
// skipped.
[[nodiscard]] Result ofEach(Subject &subject, const std::function<Findings(const Seen &)> &find);

[[nodiscard]] std::shared_ptr<const Explored> exploredOf(Subject &subject, const Trial &trial);

// Limits and entropies of an exploration at this level.
[[nodiscard]] Limits limitsOf(Level level);
[[nodiscard]] std::array<std::uint64_t, 2> entropiesOf(const Subject &subject);

// States to try something at: one for each look, the nearest first.
[[nodiscard]] std::vector<std::size_t> placesOf(const Explored &graph, Level level);
// States at which something offered went wrong, so that not all is known of what comes after.
[[nodiscard]] std::set<std::size_t> stumbled(const Explored &graph);

// In "weather, couple, adult", step "talk":
[[nodiscard]] std::string at(const Seen &seen, std::size_t node);
[[nodiscard]] bool isOver(const Node &node);
// The event of an edge that a seat sent, if the activity was asked.
[[nodiscard]] const core::Event *sentBy(const Edge &edge);
[[nodiscard]] core::Event eventAt(const Node &node, std::string type, core::Seat actor, json payload);

// Every object in a tree that is a Text, with the field that it stands in; those within `args` are part of theirs.
void eachText(const json &tree, const std::function<void(const json &text)> &told);

} // namespace attune::check
