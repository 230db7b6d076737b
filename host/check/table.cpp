// SPDX-License-Identifier: Apache-2.0
#include "check/table.hpp"

#include <algorithm>

namespace attune::check {
namespace {

constexpr int mostFollowUps = 64; // as in a session that is played

core::OrFault<core::Step> checked(core::OrFault<core::Step> step, const core::Session &before,
                                  const core::Event &event) {
    if (const auto *advanced = step ? std::get_if<core::Advanced>(&*step) : nullptr) {
        if (auto fine = core::checkEffects(advanced->effects, before, event); !fine) {
            return tl::unexpected(core::Fault{core::Fault::Kind::badAnswer, fine.error()});
        }
    }
    return step;
}

Stuck broken(const core::Event &event, const core::Fault &fault) {
    return {Stuck::By::fault, fault.error.code, event, fault};
}

} // namespace

Outcome Table::start(const core::Opening &opening, const json &board) const {
    Moved moved{core::Session(opening), {}};
    const core::Event event = core::startEvent(opening, board, {0, m_entropy});
    const auto step = checked(m_activity.init(event), moved.session, event);
    if (!step) {
        return tl::unexpected(broken(event, step.error()));
    }
    const auto *advanced = std::get_if<core::Advanced>(&*step);
    if (advanced == nullptr) {
        return tl::unexpected(Stuck{Stuck::By::activity, std::get<core::Refused>(*step).reason, event, {}});
    }
    moved.records.push_back({event, true, advanced->state, advanced->effects});
    moved.session.fold(moved.records.back());
    return settled(std::move(moved), {0, m_entropy});
}

core::OrFault<core::Step> Table::ask(const core::Session &session, const core::Event &event) const {
    return checked(m_activity.reduce(session.state(), event), session, event);
}

std::optional<Stuck> Table::step(Moved &moved, const core::Plan &plan) const {
    if (plan.event) {
        core::SharedRecord record{*plan.event};
        if (plan.forward) {
            auto step = ask(moved.session, *plan.event);
            if (!step) {
                return broken(*plan.event, step.error());
            }
            if (auto *advanced = std::get_if<core::Advanced>(&*step)) {
                record = {*plan.event, true, std::move(advanced->state), std::move(advanced->effects)};
            } else if (plan.event->actor != 0) {
                return Stuck{Stuck::By::activity, std::get<core::Refused>(*step).reason, *plan.event, {}};
            }
        }
        moved.session.fold(record);
        moved.records.push_back(std::move(record));
    }
    for (const core::OwnRecord &own : plan.own) {
        moved.session.fold(own);
    }
    return std::nullopt;
}

Outcome Table::settled(Moved moved, core::Now now) const {
    for (int i = 0; i < mostFollowUps; ++i) {
        const auto next = core::followUp(moved.session, now);
        if (!next) {
            return moved;
        }
        if (auto stuck = step(moved, *next)) {
            return tl::unexpected(*std::move(stuck));
        }
    }
    return moved;
}

Outcome Table::perform(const core::Session &session, const Deed &deed, const core::View *view) const {
    core::Now now{session.atMs(), m_entropy};
    if (!deed.act) {
        const auto due = std::ranges::min_element(session.timers(), {}, [](const auto &timer) { return timer.second; });
        now.atMs = due == session.timers().end() ? now.atMs : std::max(now.atMs, due->second);
        return settled({session, {}}, now);
    }
    const auto planned = core::plan(session, *deed.act, view, now);
    if (!planned) {
        return tl::unexpected(Stuck{Stuck::By::host, planned.error().code, {}, {}});
    }
    Moved moved{session, {}};
    if (auto stuck = step(moved, *planned)) {
        return tl::unexpected(*std::move(stuck));
    }
    return settled(std::move(moved), now);
}

core::OrFault<SharedView> Table::view(const core::Session &session, core::Seat seat) {
    auto tree = m_activity.view(session.state(), seat);
    if (!tree) {
        return tl::unexpected(tree.error());
    }
    const auto at = m_views.find(canonical(*tree));
    if (at != m_views.end()) {
        return at->second;
    }
    std::string bytes = canonical(*tree);
    auto read = core::readView(*std::move(tree), session.seats());
    core::OrFault<SharedView> view =
        read ? core::OrFault<SharedView>(std::make_shared<const core::View>(*std::move(read)))
             : tl::unexpected(core::Fault{core::Fault::Kind::badAnswer, read.error()});
    return m_views.emplace(std::move(bytes), std::move(view)).first->second;
}

core::Seat seatOf(const Deed &deed) {
    return deed.act ? std::visit(
                          [](const auto &one) {
                              if constexpr (requires { one.seat; }) {
                                  return one.seat;
                              } else {
                                  return 0;
                              }
                          },
                          *deed.act)
                    : 0;
}

std::string told(const Deed &deed) {
    const auto quoted = [](const std::string &id) { return "\"" + id + "\""; };
    struct Teller {
        decltype(quoted) &quote;
        std::string operator()(const core::Use &use) const {
            return "seat " + std::to_string(use.seat) + " uses " + quote(use.intent) +
                   (use.value.is_null() ? "" : " with " + canonical(use.value));
        }
        std::string operator()(const core::Draft &draft) const { return "a draft of " + quote(draft.intent); }
        std::string operator()(const core::Hold &hold) const { return "holding back in " + quote(hold.intent); }
        std::string operator()(const core::Press &press) const {
            return "seat " + std::to_string(press.seat) + " opens " + quote(press.reveal);
        }
        std::string operator()(const core::Decide &decide) const {
            return std::string(decide.yes ? "a yes to " : "a no to ") + quote(decide.proposal);
        }
        std::string operator()(const core::Pause &) const { return "a pause"; }
        std::string operator()(const core::Resume &) const { return "the return from a pause"; }
        std::string operator()(const core::Stop &) const { return "a stop"; }
        std::string operator()(const core::Leave &) const { return "leaving"; }
    };
    return deed.act ? std::visit(Teller{quoted}, *deed.act) : "a timer that runs out";
}

std::vector<json> eventsOf(const std::vector<core::SharedRecord> &records) {
    std::vector<json> events;
    std::ranges::transform(records, std::back_inserter(events),
                           [](const core::SharedRecord &record) { return core::toJson(record.event); });
    return events;
}

} // namespace attune::check
