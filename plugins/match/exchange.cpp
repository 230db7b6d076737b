// SPDX-License-Identifier: Apache-2.0
#include "exchange.hpp"

namespace match {

using attune::Event;
using attune::Prompt;
using attune::t;
using attune::View;

namespace {
constexpr int retries = 2; // more than that is a fight about words
}

void Exchange::toTurn(Run &run, int turn) const {
    if (turn >= turns(run)) {
        return finish(run);
    }
    json &now = run.now();
    now["turn"] = turn;
    now["stage"] = "say";
    now["tries"] = 0;
    now["given"] = "";
    beginTurn(run);
}

void Exchange::said(Run &run) const {
    endTurn(run);
    run.now()["stage"] = "give";
}

std::string Exchange::tryIntent(const Run &run, const std::string &name) const {
    return turnIntent(run, name + std::to_string(run.now().at("tries").get<int>() + 1));
}

void Exchange::use(Run &run, const Event &event) const {
    const std::string used = event.intent();
    if (used == turnIntent(run, "leave")) {
        endTurn(run);
        toTurn(run, turnAfterLeaving(run));
    } else if (used == intent("too_much")) {
        endTurn(run);
        run.effects.suggest("breathe_together");
        run.calmDown();
    } else if (stage(run) == "give") {
        // Given back aloud: passed, so that nothing has to be typed.
        run.now()["given"] = event.value().is_string() ? kept(event.value(), lineBytes) : "";
        run.now()["stage"] = "check";
    } else if (stage(run) == "check") {
        useCheck(run, event);
    } else {
        useOwn(run, event);
    }
}

void Exchange::useCheck(Run &run, const Event &event) const {
    if (event.intent() == tryIntent(run, "yes")) {
        return toTurn(run, turn(run) + 1);
    }
    run.now()["tries"] = run.now().at("tries").get<int>() + 1;
    run.now()["stage"] = "give";
}

void Exchange::show(const Run &run, Seat seat, View &view) const {
    if (stage(run) != "say" && stage(run) != "give" && stage(run) != "check") {
        return showOther(run, seat, view);
    }
    showHeading(run, view);
    if (stage(run) == "say") {
        showSaying(run, seat, view);
    } else if (stage(run) == "give") {
        showGiving(run, seat, view);
    } else {
        showCheck(run, seat, view);
    }
    showLeaving(run, view);
}

void Exchange::showGiving(const Run &run, Seat seat, View &view) const {
    const bool again = run.now().at("tries") != 0;
    if (seat == owner(run)) {
        view << Prompt{.text = t(again ? "match.mirror.say_again" : "match.mirror.wait_give")};
        return;
    }
    view << Prompt{.text = t(again ? "match.mirror.give_again" : "match.mirror.give"),
                   .tone = attune::Tone::lead,
                   .readAloud = run.child(seat)};
    view << attune::TextInput{.ask = {.id = tryIntent(run, "give"),
                                      .label = t("match.mirror.label"),
                                      .help = t("match.mirror.help"),
                                      .staleOk = true},
                              .stem = t("match.mirror.stem"),
                              .hintOnBlame = true};
    Prompt aloud = quiet("match.mirror.or");
    aloud.actions = {button(tryIntent(run, "aloud"), t("match.mirror.aloud"), true)};
    view << aloud;
}

void Exchange::showCheck(const Run &run, Seat seat, View &view) const {
    const std::string given = run.now().at("given");
    attune::Mirror mirror{.owner = owner(run), .by = other(owner(run))};
    mirror.words = given.empty() ? attune::Text() : attune::words(given);
    if (seat != mirror.owner) {
        mirror.text = t("match.mirror.wait_check");
        view << mirror;
        return;
    }
    mirror.text = t(given.empty() ? "match.mirror.check_aloud" : "match.mirror.check");
    mirror.actions = {button(tryIntent(run, "yes"), t("match.mirror.yes"), true)};
    if (run.now().at("tries") < retries) {
        mirror.actions.push_back(button(tryIntent(run, "not_quite"), t("match.mirror.not_quite")));
    }
    view << mirror;
}

void Exchange::showLeaving(const Run &run, View &view) const {
    Prompt prompt = quiet("match.may_leave");
    prompt.actions = {button(turnIntent(run, "leave"), t("match.leave_topic")),
                      button(intent("too_much"), t("match.too_much"))};
    view << prompt;
}

} // namespace match
