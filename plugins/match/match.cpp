// SPDX-License-Identifier: Apache-2.0
#include "match.hpp"

namespace match {
namespace {

using attune::Event;
using attune::Step;
using attune::View;

int age(const std::string &band) {
    return band == "child" ? 0 : band == "teen" ? 1 : 2;
}

bool isChildOf(const json &seat) {
    const std::string role = seat.value("role", "");
    return role == "son" || role == "daughter" || role == "child";
}

// The one with less power: the child of the pair, else who is of a younger band. 0: nobody is.
Seat youngerOf(const json &first, const json &second) {
    if (isChildOf(first) != isChildOf(second)) {
        return isChildOf(first) ? 1 : 2;
    }
    const int difference = age(first.at("band")) - age(second.at("band"));
    return difference < 0 ? 1 : difference > 0 ? 2 : 0;
}

// Those of the host that mean the same in every state.
bool changesNothing(const Event &event) {
    return event.is("pause") || event.is("resume") || event.is("left");
}

bool hostSpoke(Run &run, const Event &event) {
    return (event.is("revealed") || event.is("decided")) && run.part().hear(run, event);
}

void stop(Run &run) {
    if (!run.ended()) {
        run.end("stopped");
    }
}

void timer(Run &run, const Event &event) {
    if (!run.ended()) {
        run.part().timeIsUp(run, event.payload.value("timer", ""));
    }
}

} // namespace

Match::Match(const json &content) : m_content(content) {
    for (const auto &[stepId, settings] : m_content.steps) {
        m_parts.push_back(makePart(m_content, stepId, settings));
    }
}

Step Match::init(const Event &start) const {
    const json &seats = start.payload.at("seats");
    if (!start.is("start") || seats.size() != 2) {
        throw attune::BadInput("a session begins with the event start, and with two seats");
    }
    Run run(m_content, m_parts,
            {{"at", 0},
             {"bands", {seats.at(0).at("band"), seats.at(1).at("band")}},
             {"calm", 0},
             {"coin", 1 + static_cast<int>(start.entropy % 2)},
             {"ended", ""},
             {"now", json::object()},
             {"piles", json::array()},
             {"rows", json::object()},
             {"younger", youngerOf(seats.at(0), seats.at(1))}});
    run.begin();
    return attune::next(std::move(run.state), std::move(run.effects));
}

Step Match::reduce(const json &state, const Event &event) const {
    if (changesNothing(event)) {
        return attune::next(state);
    }
    Run run(m_content, m_parts, state);
    if (event.is("stop")) {
        stop(run);
    } else if (event.is("timer")) {
        timer(run, event);
    } else if (run.ended()) {
        return attune::refuse("ended");
    } else if (event.actor == 0 ? !hostSpoke(run, event) : !seatActed(run, event)) {
        return attune::refuse(event.actor == 0 ? "not_asked" : "not_offered");
    }
    return attune::next(std::move(run.state), std::move(run.effects));
}

bool Match::seatActed(Run &run, const Event &event) const {
    if (event.actor > 2 || event.actor < 1 || !view(run.state, event.actor).offers(event)) {
        return false;
    }
    if (event.is("answered")) {
        return run.part().hear(run, event);
    }
    run.part().use(run, event);
    return true;
}

View Match::view(const json &state, Seat seat) const {
    if (seat != 1 && seat != 2) {
        throw attune::BadInput("there are two seats");
    }
    const Run run(m_content, m_parts, state);
    if (run.ended()) {
        const std::string ended = "match.ended." + state.at("ended").get<std::string>();
        View view("ended", attune::t(ended + ".title"));
        view << attune::Prompt{.text = attune::t(ended + ".text"), .tone = attune::Tone::lead};
        return view;
    }
    View view(run.part().id(), attune::t(run.part().id() + ".title"));
    view.progress(run.at() + 1, run.of());
    run.part().show(run, seat, view);
    return view;
}

} // namespace match
