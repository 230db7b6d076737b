// SPDX-License-Identifier: Apache-2.0
// The activity: two people talk in turns, each gives back what was heard, and a little is kept.
#pragma once

#include "script.hpp"

namespace attune::talk {

class TurnTalk {
public:
    static constexpr const char *id = "org.attune.turn_talk";
    static constexpr std::uint32_t stateVersion = 1;
    explicit TurnTalk(const json &content) : m_script(content) {}

    [[nodiscard]] Step init(const Event &start) const;
    [[nodiscard]] Step reduce(const json &before, const Event &event) const;
    [[nodiscard]] View view(const json &state, Seat seat) const;

private:
    bool hear(Moment &moment, const Event &event) const;
    bool hearHost(Moment &moment, const Event &event) const;
    bool use(Moment &moment, const Event &event) const;
    Script m_script;
};

} // namespace attune::talk
