// SPDX-License-Identifier: Apache-2.0
// All that a session of turn_talk remembers. It travels as JSON: integers and strings only.
#pragma once

#include <attune/attune.hpp>

#include <map>
#include <set>
#include <string>

namespace attune::talk {

struct State {
    int at = 0;                                     // place in the flow
    Seat first = 1;                                 // who begins
    Seat parent = 0, younger = 0;                   // 0: this pair has none
    std::set<Seat> done;                            // have done their part of this segment
    std::map<std::string, std::set<Seat>> answered; // input -> who gave or passed it
    json given = json::object();                    // input -> {"1": value}: what both may know
    json now = json::object();                      // what the current segment remembers; `timer`: the one that runs
    int pauses = 0;                                 // during talk
    std::string rest;                               // "", or why the session rests: later, heat, pauses
    std::string ended;                              // "", or the outcome

    [[nodiscard]] Seat second() const { return 3 - first; }
    [[nodiscard]] bool hasAnswered(const std::string &input, Seat seat) const;
    [[nodiscard]] const json *seen(const std::string &input, Seat seat) const; // null: nothing to be seen
    void give(const std::string &input, Seat seat, const json &value);         // a null value is a pass
    void forget(const std::string &input);
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(State, at, first, parent, younger, done, answered, given, now, pauses, rest, ended)

// The first state, from the event "start".
enum class Starts { seat1, draw, parent, younger };
[[nodiscard]] State firstState(const Event &start, Starts starts);

enum class Who { each, first, second, parent, younger, speaker, listener };
struct Cast { // of a segment in which one speaks; 0: nobody
    Seat speaker = 0, listener = 0;
};
[[nodiscard]] bool concerns(Who who, const State &state, Seat seat, Cast cast = {});
// The one seat meant; `fallback` if the pair has no such person.
[[nodiscard]] Seat seatOf(Who who, const State &state, Seat fallback);

} // namespace attune::talk
