// SPDX-License-Identifier: Apache-2.0
// Events that no host would send, or not then, at the states that were found.
#pragma once

#include "check/seen.hpp"

#include <initializer_list>

namespace attune::check {

struct Poke {
    worker::WireEvent event;
    std::string what; // of a sentence: what was sent
};
using Pokes = std::function<std::vector<Poke>(const Seen &seen, std::size_t node)>;

// Sends them, each at the state of its node. What comes must be one of `fine`; the first that is not is found.
[[nodiscard]] Result poked(Subject &subject, const Pokes &pokes, std::initializer_list<Came> fine, const char *cure);

// What people may have come up with that changes nothing.
inline constexpr std::initializer_list<Came> quiet{Came::same, Came::refused, Came::badInput};
// What does no harm, if the host holds back what does not fit.
inline constexpr std::initializer_list<Came> sound{Came::same, Came::refused, Came::badInput, Came::changed,
                                                   Came::full};

[[nodiscard]] Poke poke(const core::Event &event, std::string what);
[[nodiscard]] Status statusOf(Came came);

} // namespace attune::check
