// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/catalog.hpp"
#include "home/home.hpp"

namespace attune::home {

// Two people for a play of which nothing need be kept.
struct Guests {
    std::string pair;
    std::vector<Newcomer> people;
};

// The pairs of guests that it fits, as guestsFor names them.
[[nodiscard]] std::vector<std::string> guestKinds(const catalog::Exercise &exercise);

// `who`: couple, parent+adult, parent+teen or parent+child; empty: the first that the exercise fits, or the `pick`-th.
[[nodiscard]] Result<Guests> guestsFor(const catalog::Exercise &exercise, const std::string &who,
                                       std::uint64_t pick = 0);

// "en,es": one language a seat; one alone is for both. The exercise must be written in each.
[[nodiscard]] Result<void> speak(Guests &guests, const std::string &languages, const catalog::Exercise &exercise);

} // namespace attune::home
