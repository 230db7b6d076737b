// SPDX-License-Identifier: Apache-2.0
#include "check/poke.hpp"

#include <algorithm>

namespace attune::check {

Poke poke(const core::Event &event, std::string what) {
    return {wireOf(event), std::move(what)};
}

Status statusOf(Came came) {
    return came == Came::died ? Status::crash : came == Came::hung ? Status::timeout : Status::fail;
}

Result poked(Subject &subject, const Pokes &pokes, std::initializer_list<Came> fine, const char *cure) {
    Status status = Status::pass;
    Result result = ofEach(subject, [&](const Seen &seen) -> Findings {
        Raw raw(subject, seen.trial);
        for (const std::size_t node : placesOf(seen.graph, subject.level)) {
            const std::string state = canonical(seen.graph.nodes[node].session.state());
            for (const Poke &one : pokes(seen, node)) {
                const Came came = raw.reduce(state, one.event).came;
                if (std::ranges::find(fine, came) != fine.end()) {
                    continue;
                }
                status = std::max(status, statusOf(came));
                auto log = seen.graph.log(node);
                log.push_back(toJson(one.event));
                return {{at(seen, node) + one.what + ": " + std::string(inWords(came)) + ". " + cure, std::move(log)}};
            }
        }
        return {};
    });
    if (!result.findings.empty()) {
        result.status = status;
    }
    return result;
}

} // namespace attune::check
