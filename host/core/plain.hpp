// SPDX-License-Identifier: Apache-2.0
// Words of others, made fit to be shown. What is shown is valid UTF-8, and nothing in it steers a terminal (U+0000–1F but line breaks
// and tabs, U+007F–9F) or turns round what stands after it, be it somebody else's words (U+202A–202E, U+2066–2069).
#pragma once

#include "core/json.hpp"

#include <string>
#include <string_view>

namespace attune {

enum class Isolates { drop, keep }; // U+2068 and U+2069, which the resolver puts around names

[[nodiscard]] std::string withoutControls(std::string_view text, Isolates isolates = Isolates::drop);

// On one line, with what is not seen escaped, and cut after so many characters.
[[nodiscard]] std::string printable(std::string_view text, std::size_t most = 200);
inline constexpr std::size_t wholeText = 1 << 20;

// JSON in which what is not seen is escaped: the same value.
[[nodiscard]] std::string plainJson(const json &value);

// Nothing in it is a line break, a tab, or unseen.
[[nodiscard]] bool isOneLine(std::string_view text);

} // namespace attune
