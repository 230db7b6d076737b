// SPDX-License-Identifier: Apache-2.0
#include "my_ritual.hpp"

#include <algorithm>

using attune::Effects;
using attune::Event;
using attune::json;
using attune::next;
using attune::Prompt;
using attune::Seat;
using attune::Step;
using attune::t;
using attune::Tone;
using attune::View;

namespace {

// The state: "at", which question; "phase": gate, alone, open, read or over; "done", the seats that have done what the phase
// asks of both; "rows", what was opened.
bool is(const json &state, const char *phase) {
    return state.at("phase") == phase;
}

bool isDone(const json &state, Seat seat) {
    const json &done = state.at("done");
    return std::find(done.begin(), done.end(), seat) != done.end();
}

json enter(json state, const char *phase) {
    state["phase"] = phase;
    state["done"] = json::array();
    return state;
}

Step over(json state, const char *outcome) {
    return next(enter(std::move(state), "over"), Effects().end(outcome));
}

// A button that both press, each in their own time.
Prompt button(const json &state, Seat seat, const std::string &name) {
    if (isDone(state, seat)) {
        return {.text = t("my_ritual.wait." + name), .tone = Tone::quiet};
    }
    return {.text = t("my_ritual." + name + ".line"),
            .actions = {{.intent = name, .text = t("my_ritual." + name + ".button"), .primary = true}}};
}

attune::RevealAfter openedRows(const json &state, const std::string &question) {
    attune::RevealAfter node{.reveal = "open_" + question, .mode = "all"};
    for (const json &row : state.at("rows")) {
        attune::Row shown{.item = t("question." + question)};
        for (const json &answer : row.at("answers")) {
            shown.answers.emplace_back(answer.at("seat").get<Seat>(),
                                       attune::words(answer.at("value").get<std::string>()));
        }
        node.rows.push_back(std::move(shown));
    }
    return node;
}

} // namespace

MyRitualActivity::MyRitualActivity(const json &content)
    : m_questions(content.at("questions").get<std::vector<std::string>>()),
      m_characters(content.value("characters", 280)) {}

std::string MyRitualActivity::question(const json &state) const {
    return m_questions.at(state.at("at").get<std::size_t>());
}

Step MyRitualActivity::init(const Event &) const {
    return next(enter({{"at", 0}, {"rows", json::array()}}, "gate"));
}

Step MyRitualActivity::reduce(json state, const Event &event) const {
    if (event.is("stop")) {
        return over(std::move(state), "stopped");
    }
    if (event.is("revealed") && is(state, "open") && event.payload.at("reveal") == "open_" + question(state)) {
        return opened(std::move(state), event);
    }
    if (event.is("pause") || event.is("resume") || event.is("left") || event.is("timer")) {
        return next(std::move(state)); // nothing here depends on them
    }
    const bool seated = event.actor == 1 || event.actor == 2;
    if (!seated || !view(state, event.actor).offers(event)) {
        return attune::refuse("not_offered");
    }
    return used(std::move(state), event);
}

// Only what the view offered comes here.
Step MyRitualActivity::used(json state, const Event &event) const {
    if (event.intent() == "not_today") {
        return over(std::move(state), "not_today");
    }
    if (is(state, "open")) {
        return next(std::move(state)); // who looked at their answer once more has answered already
    }
    state["done"].push_back(event.actor);
    return state.at("done").size() == 2 ? bothDone(std::move(state)) : next(std::move(state));
}

Step MyRitualActivity::bothDone(json state) const {
    if (is(state, "gate")) {
        return next(enter(std::move(state), "alone"));
    }
    if (is(state, "alone")) {
        const std::string asked = question(state);
        return next(enter(std::move(state), "open"), Effects().revealAll("open_" + asked, {asked}));
    }
    const auto following = state.at("at").get<std::size_t>() + 1;
    if (following == m_questions.size()) {
        return over(std::move(state), "done");
    }
    state["at"] = following;
    return next(enter(std::move(state), "alone"));
}

Step MyRitualActivity::opened(json state, const Event &event) const {
    state["rows"] = event.payload.at("rows"); // what somebody kept closed is not in it
    return next(enter(std::move(state), "read"), Effects().cue("reveal"));
}

View MyRitualActivity::view(const json &state, Seat seat) const {
    const std::string phase = state.at("phase").get<std::string>();
    View view(phase, t("my_ritual.title." + phase));
    if (phase != "gate" && phase != "over") {
        view.progress(state.at("at").get<int>() + 1, static_cast<int>(m_questions.size()));
    }
    show(state, seat, view);
    return view;
}

void MyRitualActivity::show(const json &state, Seat seat, View &view) const {
    const std::string asked = question(state);
    const attune::TextInput answer{.ask = {.id = asked,
                                           .label = t("my_ritual.answer"),
                                           .privacy = attune::Privacy::sealed,
                                           .help = t("my_ritual.help")},
                                   .max = m_characters,
                                   .hintOnBlame = true};
    if (is(state, "gate")) {
        view << Prompt{.text = t("gate.text"), .tone = Tone::lead} << button(state, seat, "ready");
        view << Prompt{.text = t("my_ritual.free"),
                       .tone = Tone::quiet,
                       .actions = {{.intent = "not_today", .text = t("my_ritual.not_today")}}};
    } else if (is(state, "alone") && isDone(state, seat)) {
        view << Prompt{.text = t("my_ritual.wait.answer"), .tone = Tone::quiet};
    } else if (is(state, "alone")) {
        view << Prompt{.text = t("question." + asked), .tone = Tone::lead} << answer;
    } else if (is(state, "open")) { // each may look at their own once more, and keep it closed
        view << attune::RevealBefore{.reveal = "open_" + asked, .text = t("my_ritual.before")} << answer;
    } else if (is(state, "read")) {
        const attune::RevealAfter rows = openedRows(state, asked);
        rows.rows.empty() ? view << Prompt{.text = t("my_ritual.nothing_opened")} : view << rows;
        view << button(state, seat, "on");
    } else {
        view << Prompt{.text = t("close.text"), .tone = Tone::lead};
    }
}

ATTUNE_PLUGIN("org.example.my_ritual", "1.0.0", &attune::activity<MyRitualActivity>)
