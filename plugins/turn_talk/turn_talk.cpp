// SPDX-License-Identifier: Apache-2.0
#include "turn_talk.hpp"

namespace attune::talk {

Step TurnTalk::init(const Event &start) const {
    State state = firstState(start, m_script.starts());
    Moment moment{m_script, state};
    moment.enter();
    return next(state, moment.effects);
}

Step TurnTalk::reduce(const json &before, const Event &event) const {
    auto state = before.get<State>();
    Moment moment{m_script, state};
    if (!hear(moment, event)) {
        return refuse(state.ended.empty() ? "not_now" : "ended");
    }
    return next(state, moment.effects);
}

bool TurnTalk::hear(Moment &moment, const Event &event) const {
    if (event.is("intent") || event.is("answered")) {
        const bool seated = event.actor == 1 || event.actor == 2;
        return seated && moment.state.ended.empty() && use(moment, event);
    }
    return hearHost(moment, event);
}

bool TurnTalk::use(Moment &moment, const Event &event) const {
    if (!moment.state.rest.empty()) {
        return event.is("intent") && restIntent(moment, event);
    }
    const Segment &segment = m_script.segment(moment.state.at);
    return event.is("intent") ? segment.intent(moment, event) : segment.answered(moment, event);
}

// Nothing that the host says is ever refused; what comes too late changes nothing.
bool TurnTalk::hearHost(Moment &moment, const Event &event) const {
    State &state = moment.state;
    const Segment &segment = m_script.segment(state.at);
    const bool open = state.ended.empty() && state.rest.empty();
    if (event.is("stop")) {
        moment.end(state.ended.empty() ? "stopped" : state.ended);
    } else if (event.is("pause")) {
        state.pauses += open && segment.isTalk() ? 1 : 0;
    } else if (event.is("resume")) {
        if (open && segment.isTalk() && state.pauses >= m_script.rest().pauses) {
            moment.rest("pauses");
        }
    } else if (event.is("timer") && open) {
        segment.timeUp(moment, event);
    } else if (event.is("revealed") && open) {
        segment.revealed(moment, event);
    } else if (event.is("decided") && open) {
        segment.decided(moment, event);
    } else {
        return event.is("left") || event.is("timer") || event.is("revealed") || event.is("decided");
    }
    return true;
}

View TurnTalk::view(const json &state, Seat seat) const {
    const auto now = state.get<State>();
    const Segment &segment = m_script.segment(now.at);
    if (!now.ended.empty()) {
        View view("end", t("end.title"));
        view << Prompt{t("end." + now.ended), Tone::lead};
        return view;
    }
    const Scene scene{m_script, now, seat, segment.cast(now)};
    View view(now.rest.empty() ? segment.id() : segment.id() + "_rest",
              now.rest.empty() ? scene.say(segment.title()) : t("rest.title"));
    view.progress(now.at + 1, m_script.size());
    if (now.rest.empty()) {
        segment.show(scene, view);
    } else {
        showRest(scene, view);
    }
    return view;
}

} // namespace attune::talk
