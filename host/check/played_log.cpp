// SPDX-License-Identifier: Apache-2.0
// A session played by itself, through what the views offer, so that checks have events to replay.
#include "check/probe.hpp"
#include "core/seeded.hpp"

#include <set>

namespace attune::check {
namespace {

using core::Session;

constexpr std::size_t mostEvents = 40; // that the activity sees
constexpr int mostActs = 160;

class Player {
public:
    Player(const Trial &trial, core::Activity &activity, std::uint64_t seed)
        : m_activity(activity), m_session(trial.opening), m_random(seed) {}

    std::vector<json> play() {
        if (!take({.event = core::startEvent(m_session.opening(), json::array(), {}), .forward = true, .own = {}}))
            return m_log;
        for (int act = 0; act < mostActs && m_log.size() < mostEvents && m_session.status() != core::Status::ended;
             ++act) {
            m_now += 1000;
            if (!goOn())
                return m_log;
        }
        if (m_session.status() == core::Status::open)
            static_cast<void>(perform(core::Stop{}, nullptr));
        return m_log;
    }

private:
    [[nodiscard]] core::Now now() { return {m_now, m_random.next() >> 12}; }

    // False: something went wrong, or nobody can do anything.
    bool goOn() {
        if (m_session.status() == core::Status::paused)
            return perform(core::Resume{}, nullptr);
        if (const auto next = core::followUp(m_session, now()))
            return take(*next);
        std::vector<Choice> all;
        for (core::Seat seat = 1; seat <= m_session.seats(); ++seat)
            if (!addChoices(seat, all))
                return false;
        if (m_random.next() % 16 == 0)
            all = {{m_random.next() % 2 == 0 ? core::Act(core::Pause{20}) : core::Act(core::Leave{}), 0}};
        if (all.empty())
            return awaitTimer();
        const Choice &choice = all.at(m_random.next() % all.size());
        return perform(choice.act, choice.seat == 0 ? nullptr : &m_views.at(static_cast<std::size_t>(choice.seat) - 1));
    }

    struct Choice {
        core::Act act;
        core::Seat seat = 0;
    };

    bool addChoices(core::Seat seat, std::vector<Choice> &all) {
        const core::View &view = m_views.at(static_cast<std::size_t>(seat) - 1);
        for (const core::Offer &offer : view.offers)
            if (core::isOpen(m_session, seat, offer))
                all.push_back(
                    {core::Use{seat, offer.intent, core::sample(offer, m_random.next()), m_session.seq(), {}}, seat});
        for (const auto &pending : m_session.reveals())
            if (!pending.pressed.contains(seat))
                all.push_back({core::Press{seat, pending.spec.id}, seat});
        for (const auto &proposal : m_session.proposals())
            if (!proposal.accepted.contains(seat))
                all.push_back({core::Decide{seat, proposal.id, m_random.next() % 4 != 0}, seat});
        return true;
    }

    bool awaitTimer() {
        if (m_session.timers().empty())
            return false;
        for (const auto &[id, due] : m_session.timers())
            m_now = std::max(m_now, due);
        return true;
    }

    bool perform(const core::Act &act, const core::View *view) {
        const auto planned = core::plan(m_session, act, view, now());
        return !planned || take(*planned); // a refusal of the host's is no fault
    }

    bool take(const core::Plan &plan) {
        if (plan.event && !fold(*plan.event, plan.forward))
            return false;
        for (const core::OwnRecord &own : plan.own)
            m_session.fold(own);
        return true;
    }

    bool fold(const core::Event &event, bool forward) {
        core::SharedRecord record{event, false, {}, json::array()};
        if (forward) {
            const auto step =
                event.type == "start" ? m_activity.init(event) : m_activity.reduce(m_session.state(), event);
            if (!step || (std::holds_alternative<core::Refused>(*step) && event.actor == 0))
                return false;
            if (const auto *advanced = std::get_if<core::Advanced>(&*step)) {
                if (!core::checkEffects(advanced->effects, m_session, event) || !look(advanced->state))
                    return false;
                record = {event, true, advanced->state, advanced->effects};
            }
            m_log.push_back(core::toJson(event));
            if (std::holds_alternative<core::Refused>(*step))
                return true; // nothing changed
        }
        m_session.fold(record);
        return true;
    }

    bool look(const json &state) {
        std::vector<core::View> views;
        for (core::Seat seat = 1; seat <= m_session.seats(); ++seat) {
            auto tree = m_activity.view(state, seat);
            auto view = tree ? core::readView(std::move(*tree), m_session.seats()) : fail("check.view", "");
            if (!view)
                return false;
            views.push_back(std::move(*view));
        }
        m_views = std::move(views);
        return true;
    }

    core::Activity &m_activity;
    Session m_session;
    SeededRandom m_random;
    std::vector<core::View> m_views;
    std::vector<json> m_log;
    std::int64_t m_now = 0;
};

constexpr std::uint64_t plays = 8; // one alone may stop before anything was opened

// How many different things happened in it.
std::size_t variety(const std::vector<json> &log) {
    std::set<std::pair<std::string, std::string>> seen;
    for (const json &event : log)
        seen.emplace(event.at("type"), event.at("payload").value("intent", ""));
    return seen.size();
}

} // namespace

std::vector<json> playedLog(Subject &subject, const Trial &trial) {
    return *subject.once<std::vector<json>>("played " + trial.name, [&] {
        const auto activity = subject.start(trial);
        std::vector<json> best = Player(trial, *activity, subject.seed).play();
        for (std::uint64_t play = 1; play < plays; ++play)
            if (auto other = Player(trial, *activity, subject.seed + play).play(); variety(other) > variety(best))
                best = std::move(other);
        return best;
    });
}

} // namespace attune::check
