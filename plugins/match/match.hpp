// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "part.hpp"

namespace match {

// Both answer alone, open together, talk about little, and keep one thing.
class Match {
public:
    static constexpr const char *id = "org.attune.match";
    static constexpr std::uint32_t stateVersion = 1;

    explicit Match(const json &content);
    [[nodiscard]] attune::Step init(const attune::Event &start) const;
    [[nodiscard]] attune::Step reduce(const json &state, const attune::Event &event) const;
    [[nodiscard]] attune::View view(const json &state, Seat seat) const;

private:
    [[nodiscard]] bool seatActed(Run &run, const attune::Event &event) const; // false: not offered
    Content m_content;
    Parts m_parts;
};

} // namespace match
