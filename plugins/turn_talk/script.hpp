// SPDX-License-Identifier: Apache-2.0
// An exercise's content, read once: the flow of segments, its inputs by name, and what happens when it gets too much.
#pragma once

#include "segment.hpp"

#include <map>
#include <string>
#include <vector>

namespace attune::talk {

struct Rest {
    int pauses = 2;           // so many pauses during talk mean: enough for today
    int min = 20, max = 1440; // minutes that a pause may take
    std::string suggest;      // an exercise
    std::string exit;         // the segment to go on with instead of talking; empty: the end
    std::vector<Key> cards;
};

class Script {
public:
    explicit Script(const json &content);
    [[nodiscard]] Starts starts() const { return m_starts; }
    [[nodiscard]] int size() const { return static_cast<int>(m_flow.size()); }
    [[nodiscard]] const Segment &segment(int at) const { return *m_flow.at(static_cast<std::size_t>(at)); }
    [[nodiscard]] int placeOf(const std::string &segment) const; // throws BadInput if there is none
    [[nodiscard]] const Input &input(const std::string &id) const;
    [[nodiscard]] const Rest &rest() const { return m_rest; }

private:
    void checkNames() const;
    void checkSize() const;
    Starts m_starts = Starts::seat1;
    std::vector<Made> m_flow;
    std::map<std::string, Input> m_inputs;
    Rest m_rest;
};

// Too much, or too many pauses: the session rests, and nobody is named.
void showRest(const Scene &scene, View &view);
bool restIntent(Moment &moment, const Event &event);

} // namespace attune::talk
