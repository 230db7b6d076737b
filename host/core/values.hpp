// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace attune::core {

inline constexpr int pileWords = 140; // characters: a condition is a few words
inline constexpr std::array days{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

[[nodiscard]] bool isTime(const std::string &text); // "20:30"

// Of a list of options, cards, regions or piles.
[[nodiscard]] std::vector<std::string> idsOf(const json &list);

// Code points of valid UTF-8.
[[nodiscard]] std::size_t characters(std::string_view utf8);

// Without control characters, which no one can see or mean; line breaks and tabs stay.
[[nodiscard]] json cleaned(const json &value);

} // namespace attune::core
