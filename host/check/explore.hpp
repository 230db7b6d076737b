// SPDX-License-Identifier: Apache-2.0
// Everything that people can reach by doing what they are offered, as a graph.
#pragma once

#include "check/table.hpp"

#include <cstddef>
#include <functional>

namespace attune::check {

struct Limits {
    std::size_t expanded = 200; // states whose deeds are all tried
    std::size_t samples = 2;    // values of one input
    bool pauses = true;         // a pause and a return, too
};

struct Edge {
    Deed deed;
    std::size_t to = 0;
    std::vector<core::SharedRecord> records;
};

struct Node {
    core::Session session;
    std::vector<SharedView> views; // one a seat; null: it has none that can be read
    std::string look;              // what the seats see, without what they wrote, and what the host adds to it
    std::vector<Edge> edges;
    bool expanded = false;
    std::size_t from = 0, by = 0;          // the last step of the shortest way here: node and edge
    std::size_t depth = 0;                 // in deeds; 0: a beginning
    std::vector<core::SharedRecord> begun; // of a beginning: what is on record there
};

// A deed that was offered, and of which nothing came; or a view that cannot be had.
struct Misstep {
    std::size_t at = 0;
    std::optional<Deed> deed; // none: the view of `seat`
    core::Seat seat = 0;
    Stuck stuck;
};

struct Explored {
    std::vector<Node> nodes; // in the order in which they were found; shortest ways are known for all
    std::vector<Misstep> missteps;
    std::vector<Stuck> notBegun;
    bool whole = false; // nothing was left out for the limits

    [[nodiscard]] std::vector<core::SharedRecord> way(std::size_t node) const;
    // The events that lead there, and those of one more step.
    [[nodiscard]] std::vector<json> log(std::size_t node, const std::vector<core::SharedRecord> &more = {}) const;
};

// One beginning for each table, all of the same opening.
[[nodiscard]] Explored explore(std::vector<Table> &tables, const core::Opening &opening, const Limits &limits);

// All that may be done where a session stands: by every seat, and by the clock.
[[nodiscard]] std::vector<Deed> deedsAt(const core::Session &session, const std::vector<SharedView> &views,
                                        const Limits &limits, std::uint64_t entropy);
// Some values that fit, those at the ends of what is possible first; null, if it may be passed, comes last.
[[nodiscard]] std::vector<json> valuesFor(const core::Offer &offer, std::size_t samples, std::uint64_t entropy);

// Which states lead to a marked one, over edges that may be taken. What was not expanded goes on as what looks the same
// does; if nothing that looks the same was expanded, it counts as leading there.
using MayTake = std::function<bool(const Node &from, const Edge &edge)>;
[[nodiscard]] std::vector<bool> leadsTo(const Explored &explored, std::vector<bool> marked,
                                        const MayTake &mayTake = {});

} // namespace attune::check
