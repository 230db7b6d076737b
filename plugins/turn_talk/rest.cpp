// SPDX-License-Identifier: Apache-2.0
#include "script.hpp"

namespace attune::talk {

namespace {

// After too many pauses there is no "go on": that is the rule of every talk.
bool mayGoOn(const State &state) {
    return state.rest != "pauses";
}

} // namespace

void showRest(const Scene &scene, View &view) {
    const Rest &rest = scene.script.rest();
    view << Prompt{t("rest." + scene.state.rest), Tone::lead};
    std::vector<Text> cards;
    for (const Key &card : rest.cards) {
        cards.push_back(t(card));
    }
    view << PauseOffer{t("rest.pause"), rest.min, rest.max, cards};
    Actions actions;
    if (mayGoOn(scene.state) && !scene.isDone()) {
        actions.push_back(button("rest_again", t("rest.again")));
    }
    actions.push_back(button("rest_enough", t("rest.enough")));
    view << quietly(t(scene.isDone() ? "rest.wait" : "rest.choose"), actions);
}

bool restIntent(Moment &moment, const Event &event) {
    State &state = moment.state;
    if (event.intent() == "rest_again" && mayGoOn(state) && !state.done.contains(event.actor)) {
        state.done.insert(event.actor); // both must want to go on; for an end one is enough
        if (state.done.size() == 2) {
            moment.enter();
        }
        return true;
    }
    if (event.intent() != "rest_enough") {
        return false;
    }
    const Rest &rest = moment.script.rest();
    const int exit = rest.exit.empty() || state.rest == "later" ? 0 : moment.script.placeOf(rest.exit);
    if (exit > state.at) {
        moment.goTo(exit);
    } else {
        moment.end("not_today");
    }
    return true;
}

} // namespace attune::talk
