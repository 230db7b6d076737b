// SPDX-License-Identifier: Apache-2.0
#include "check/turns.hpp"

#include "check/explore.hpp"

#include <algorithm>

namespace attune::check {
namespace {

constexpr std::size_t mostDeeds = 400;

// How straight it leads on: answers, then primary buttons, opening and accepting; timers and other buttons last.
int rank(const Deed &deed, const std::vector<SharedView> &views) {
    const auto *use = deed.act ? std::get_if<core::Use>(&*deed.act) : nullptr;
    if (use != nullptr) {
        const core::Offer *offer = views[static_cast<std::size_t>(use->seat - 1)]->offer(use->intent);
        if (!offer->action) {
            return use->value.is_null() ? 5 : offer->privacy == core::Privacy::owner ? 6 : 0;
        }
        return offer->node.value("style", "quiet") == "primary" ? 1 : 3;
    }
    const auto *decide = deed.act ? std::get_if<core::Decide>(&*deed.act) : nullptr;
    return decide != nullptr ? (decide->yes ? 1 : 7) : deed.act ? 1 : 4;
}

// Who speaks, and in which step.
std::pair<std::string, core::Seat> speaker(const std::vector<SharedView> &views) {
    for (const SharedView &view : views) {
        for (const json &node : view ? view->tree.at("nodes") : json::array()) {
            if (node.at("kind") == "turns") {
                return {view->tree.at("step"), node.at("speaker")};
            }
        }
    }
    return {};
}

} // namespace

Turns straightTurns(Table &table, const core::Opening &opening) {
    core::Opening light = opening;
    light.content = nullptr;
    Turns turns{std::vector<std::size_t>(opening.seats.size()), false, {}};
    std::pair<std::string, core::Seat> last;
    auto now = table.start(light, json::array());
    for (std::size_t i = 0; now && i < mostDeeds; ++i) {
        const auto events = eventsOf(now->records);
        turns.log.insert(turns.log.end(), events.begin(), events.end());
        if (now->session.status() == core::Status::ended) {
            turns.ended = true;
            return turns;
        }
        std::vector<SharedView> views;
        for (core::Seat seat = 1; seat <= now->session.seats(); ++seat) {
            auto view = table.view(now->session, seat);
            if (!view) {
                return turns;
            }
            views.push_back(*view);
        }
        const auto speaks = speaker(views);
        if (speaks.second > 0 && speaks != last) {
            ++turns.of[static_cast<std::size_t>(speaks.second - 1)];
        }
        last = speaks;
        auto deeds = deedsAt(now->session, views, {.expanded = 0, .samples = 1, .pauses = false}, table.entropy());
        std::erase_if(deeds, [&](const Deed &deed) { return rank(deed, views) == 6; });
        if (deeds.empty()) {
            return turns;
        }
        const Deed best = *std::ranges::min_element(deeds, {}, [&](const Deed &deed) { return rank(deed, views); });
        const core::Seat seat = seatOf(best);
        now = table.perform(now->session, best, seat == 0 ? nullptr : views[static_cast<std::size_t>(seat - 1)].get());
    }
    return turns;
}

} // namespace attune::check
