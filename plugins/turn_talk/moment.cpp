// SPDX-License-Identifier: Apache-2.0
#include "script.hpp"

namespace attune::talk {

void Moment::advance() {
    if (state.at + 1 < script.size()) {
        goTo(state.at + 1);
    } else {
        end("done");
    }
}

void Moment::goTo(int at) {
    state.at = at;
    enter();
}

void Moment::enter() {
    cancelTimer();
    state.now = json::object();
    state.done.clear();
    state.rest.clear();
    script.segment(state.at).enter(*this);
}

void Moment::rest(std::string why) {
    cancelTimer();
    state.done.clear();
    state.rest = std::move(why);
    suggestRest();
}

void Moment::suggestRest() {
    if (!script.rest().suggest.empty()) {
        effects.suggest(script.rest().suggest);
    }
}

void Moment::end(std::string outcome) {
    cancelTimer();
    state.now = json::object();
    state.rest.clear();
    state.ended = outcome;
    effects.end(std::move(outcome));
}

void Moment::setTimer(const std::string &id, int seconds) {
    state.now["timer"] = id;
    effects.timer(id, std::int64_t{1000} * seconds);
}

void Moment::cancelTimer() {
    if (state.now.contains("timer")) {
        effects.cancel(state.now["timer"].get<std::string>());
        state.now.erase("timer");
    }
}

void Moment::finish(Seat seat, bool everyone) {
    state.done.insert(seat);
    if (everyone) {
        advance();
    }
}

} // namespace attune::talk
