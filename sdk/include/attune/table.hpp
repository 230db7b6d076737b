// SPDX-License-Identifier: Apache-2.0
//
// table.hpp - an activity and the people at its table, for unit tests. It keeps the state between events as the host does,
// and offers nothing that the view does not.
//
//     attune::Table<Greeting> table({{"questions", {"a"}}});
//     table.use(1, "ready");      // an action, or a shared input with its value; false: refused
//     table.answer(2, "a");       // a sealed input; what was answered only the host knows
//     table.happens("stop");      // an event of the host
#pragma once

#include "attune.hpp"

namespace attune {

template <ActivityType T> class Table {
public:
    explicit Table(const json &content, const json &start = couple()) : m_activity(content) {
        take(m_activity.init(event(0, "start", start)));
    }

    bool use(Seat seat, const std::string &intent, const json &value = nullptr) {
        return act(seat, "intent", {{"intent", intent}, {"value", value}});
    }
    bool answer(Seat seat, const std::string &input) { return act(seat, "answered", {{"intent", input}}); }
    bool happens(std::string_view type, const json &payload = json::object()) { return act(0, type, payload); }
    void letTimePass(std::int64_t ms) { m_atMs += ms; }

    [[nodiscard]] const json &state() const { return m_state; }
    [[nodiscard]] const json &effects() const { return m_effects; } // of the last event
    [[nodiscard]] const std::string &refused() const { return m_refused; }
    [[nodiscard]] View view(Seat seat) const { return m_activity.view(m_state, seat); }
    [[nodiscard]] std::string step() const { return view(1).asJson().at("step").template get<std::string>(); }
    [[nodiscard]] bool ended() const { return m_ended; }
    // Whether this seat may press or answer this now.
    [[nodiscard]] bool offers(Seat seat, const std::string &intent) const {
        const View shown = view(seat);
        for (const json &node : shown.asJson().at("nodes")) {
            if (node.value("id", "") == intent && !node.value("answered", false)) {
                return true;
            }
            for (const json &action : node.value("actions", json::array())) {
                if (action.at("intent") == intent) {
                    return true;
                }
            }
        }
        return false;
    }

    static json couple() {
        const json seat = {{"role", "partner"}, {"band", "adult"}};
        json one = seat, two = seat;
        one["seat"] = 1;
        two["seat"] = 2;
        return {{"seats", {one, two}}, {"pair", "couple"}, {"younger", "adult"}, {"board", json::array()}};
    }

private:
    Event event(Seat actor, std::string_view type, const json &payload) {
        ++m_seq;
        return {actor, m_seq, m_seq - 1, m_atMs, m_seq * 0x9E3779B97F4A7C15U, type, payload};
    }
    bool act(Seat actor, std::string_view type, const json &payload) {
        return take(m_activity.reduce(m_state, event(actor, type, payload)));
    }
    bool take(Step step) {
        m_refused = step.refused;
        m_effects = step.effects.list;
        if (!m_refused.empty()) {
            return false;
        }
        m_state = std::move(step.state);
        for (const json &effect : m_effects) {
            m_ended = m_ended || effect.at("do") == "end";
        }
        return true;
    }

    T m_activity;
    json m_state, m_effects = json::array();
    std::string m_refused;
    std::uint64_t m_seq = 0;
    std::int64_t m_atMs = 0;
    bool m_ended = false;
};

} // namespace attune
