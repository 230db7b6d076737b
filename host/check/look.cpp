// SPDX-License-Identifier: Apache-2.0
#include "check/look.hpp"

#include <algorithm>

namespace attune::check {
namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

std::string withoutNumbers(const std::string &id) {
    std::string out;
    for (const char c : id) {
        if (!isDigit(c)) {
            out += c;
        } else if (out.empty() || out.back() != '#') {
            out += '#';
        }
    }
    return out;
}

// Lists of what was written or chosen, of which only none, one or several is told.
bool isList(const std::string &field) {
    return field == "rows" || field == "options" || field == "cards" || field == "regions" || field == "points" ||
           field == "series";
}

json blurred(const json &part, const std::string &field) {
    if (part.is_string()) {
        return field == "words" ? "" : withoutNumbers(part.get_ref<const std::string &>());
    }
    if (!part.is_structured() || field == "args") {
        return part.is_structured() ? json() : part;
    }
    if (part.is_array() && isList(field)) {
        return std::min<std::size_t>(part.size(), 2);
    }
    json out = part;
    for (auto at = out.begin(); at != out.end(); ++at) {
        *at = blurred(*at, part.is_object() ? at.key() : field);
    }
    return out;
}

json facts(const core::Session &session, bool exact) {
    json reveals = json::array(), proposals = json::array(), timers = json::array();
    for (const core::PendingReveal &pending : session.reveals()) {
        reveals.push_back({pending.spec.id, static_cast<int>(pending.spec.mode), pending.spec.inputs, pending.pressed});
    }
    for (const core::Proposal &proposal : session.proposals()) {
        proposals.push_back({proposal.id, exact ? proposal.entry : json(), proposal.accepted});
    }
    std::vector<std::pair<std::int64_t, std::string>> due;
    for (const auto &[id, at] : session.timers()) {
        due.emplace_back(at, exact ? id : withoutNumbers(id));
    }
    std::ranges::sort(due);
    for (const auto &[at, id] : due) {
        timers.push_back(id);
    }
    return {static_cast<int>(session.status()), session.outcome(), std::move(reveals), std::move(proposals),
            std::move(timers)};
}

} // namespace

std::string keyOf(const core::Session &session) {
    json sealed = json::array();
    for (const auto &[at, answer] : session.sealed()) {
        sealed.push_back({at.first, at.second, session.opened(at.second),
                          session.opened(at.second) ? json() : json({answer.value, answer.held})});
    }
    return canonical(session.state()) + canonical(facts(session, true)) + canonical(sealed);
}

std::string lookOf(const core::Session &session, const std::vector<SharedView> &views) {
    json seen = json::array();
    for (std::size_t i = 0; i < views.size(); ++i) {
        json open = json::array();
        for (const core::Offer &offer : views[i] ? views[i]->offers : std::vector<core::Offer>{}) {
            open.push_back(core::isOpen(session, static_cast<core::Seat>(i + 1), offer));
        }
        seen.push_back({views[i] ? blurred(views[i]->tree, "") : json(), std::move(open)});
    }
    return canonical(facts(session, false)) + canonical(seen);
}

} // namespace attune::check
