// SPDX-License-Identifier: Apache-2.0
#include "state.hpp"

namespace attune::talk {

bool State::hasAnswered(const std::string &input, Seat seat) const {
    const auto found = answered.find(input);
    return found != answered.end() && found->second.contains(seat);
}

const json *State::seen(const std::string &input, Seat seat) const {
    const auto found = given.find(input);
    if (found == given.end()) {
        return nullptr;
    }
    const auto value = found->find(std::to_string(seat));
    return value == found->end() ? nullptr : &*value;
}

void State::give(const std::string &input, Seat seat, const json &value) {
    answered[input].insert(seat);
    if (!value.is_null()) {
        given[input][std::to_string(seat)] = value;
    }
}

void State::forget(const std::string &input) {
    answered.erase(input);
    given.erase(input);
}

namespace {

bool isParent(const json &seat) {
    const auto role = seat.at("role").get<std::string>();
    return role == "mother" || role == "father" || role == "parent";
}

// Known only where exactly one of the two is a parent to the other.
Seat parentOf(const json &seats) {
    const bool one = isParent(seats.at(0)), two = isParent(seats.at(1));
    return one == two ? 0 : (one ? 1 : 2);
}

Seat beginner(Starts starts, const State &state, std::uint64_t entropy) {
    switch (starts) {
    case Starts::draw:
        return 1 + static_cast<Seat>(entropy % 2);
    case Starts::parent:
        return seatOf(Who::parent, state, 1);
    case Starts::younger:
        return seatOf(Who::younger, state, 1);
    case Starts::seat1:
        break;
    }
    return 1;
}

} // namespace

State firstState(const Event &start, Starts starts) {
    const json &seats = start.payload.at("seats");
    if (seats.size() != 2) {
        throw BadInput("turn_talk is for two seats");
    }
    State state;
    if (start.payload.at("pair") != "couple") {
        state.parent = parentOf(seats);
        state.younger = state.parent == 0 ? 0 : 3 - state.parent;
    }
    state.first = beginner(starts, state, start.entropy);
    return state;
}

Seat seatOf(Who who, const State &state, Seat fallback) {
    switch (who) {
    case Who::first:
        return state.first;
    case Who::second:
        return state.second();
    case Who::parent:
        return state.parent == 0 ? fallback : state.parent;
    case Who::younger:
        return state.younger == 0 ? fallback : state.younger;
    default:
        return fallback;
    }
}

bool concerns(Who who, const State &state, Seat seat, Cast cast) {
    switch (who) {
    case Who::each:
        return true;
    case Who::speaker:
        return seat == cast.speaker;
    case Who::listener:
        return seat == cast.listener;
    default:
        return seat == seatOf(who, state, 0);
    }
}

} // namespace attune::talk
