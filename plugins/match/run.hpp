// SPDX-License-Identifier: Apache-2.0
// One call of reduce or view: the state, what the exercise says, and the effects so far.
#pragma once

#include "content.hpp"

#include <memory>
#include <string>
#include <vector>

namespace match {

class Part;
using Parts = std::vector<std::unique_ptr<Part>>;

class Run {
public:
    Run(const Content &content, const Parts &parts, json before)
        : state(std::move(before)), m_content(content), m_parts(parts) {}

    json state;
    attune::Effects effects;

    [[nodiscard]] const Content &content() const { return m_content; }
    [[nodiscard]] const Part &part() const; // where we are
    [[nodiscard]] int at() const { return state.at("at"); }
    [[nodiscard]] int of() const { return static_cast<int>(m_parts.size()); }
    [[nodiscard]] bool ended() const { return state.at("ended") != ""; }

    // What the part in play keeps for itself; emptied when the next one begins.
    [[nodiscard]] json &now() { return state.at("now"); }
    [[nodiscard]] const json &now() const { return state.at("now"); }

    [[nodiscard]] Seat younger() const { return state.at("younger"); } // 0: nobody is
    [[nodiscard]] bool child(Seat seat) const {
        return state.at("bands").at(static_cast<std::size_t>(seat - 1)) == "child";
    }
    // Among people of one age nobody is the younger one: then it is for both.
    [[nodiscard]] bool isFor(Who who, Seat seat) const;
    // Who begins, where the content says "younger" or "older"; among equals a coin that fell at the start.
    [[nodiscard]] Seat first(Who who) const;

    void begin();                         // enters the first part
    void goOn();                          // enters the next part; after the last it is done
    void goTo(const std::string &partId); // a later part
    void calmDown();                      // it got too much: nothing more is asked, straight to the last words
    void end(const std::string &outcome);

private:
    void enter(int index);
    const Content &m_content;
    const Parts &m_parts;
};

[[nodiscard]] constexpr Seat other(Seat seat) {
    return 3 - seat;
}
[[nodiscard]] std::string seatKey(Seat seat);

// A list of seats in the state.
[[nodiscard]] bool holds(const json &list, Seat seat);
// Adds the seat; true once both are in.
bool together(json &list, Seat seat);

// Words of a person as they go into the state: at most `bytes` of JSON, cut between two characters.
[[nodiscard]] std::string kept(const json &words, std::size_t bytes);

constexpr std::size_t lineBytes = 1200; // of a line that is written: 280 characters in any script

} // namespace match
