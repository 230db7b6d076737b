// SPDX-License-Identifier: Apache-2.0
#include "home/agreed.hpp"

#include "home/facts.hpp"
#include "home/screen.hpp"

namespace attune::home {

core::BoardEntry agreed(const core::Proposal &proposal, const core::Opening &opening,
                        const std::vector<catalog::Resolver> &readers, Home &home) {
    core::BoardEntry entry;
    entry.id = home.random().id();
    entry.kind = proposal.entry.at("kind");
    entry.content = inAllLanguages(proposal.entry, readers);
    for (const char *list : {"clauses", "lines", "values"}) {
        if (const auto found = entry.content.find(list); found != entry.content.end()) {
            for (json &line : *found) {
                line["person"] = personAt(opening, line.value("seat", 0));
            }
        }
    }
    entry.session = opening.session;
    entry.exercise = opening.exercise;
    entry.sinceMs = home.clock().wallMs();
    if (const auto days = proposal.entry.value("review_days", std::int64_t{0}); days > 0) {
        entry.reviewMs = entry.sinceMs + days * dayMs;
    }
    return entry;
}

} // namespace attune::home
