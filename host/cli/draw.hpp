// SPDX-License-Identifier: Apache-2.0
// Screens as plain text.
#pragma once

#include "home/play.hpp"

#include <iosfwd>
#include <string>

namespace attune::cli {

// The host's own words, to the reader at a seat: an exercise or a plugin cannot put others in their place.
[[nodiscard]] catalog::Resolver ownWords(const home::Play &play, core::Seat seat, const catalog::Texts &words);

void drawScreen(std::ostream &out, const home::Screen &screen, const home::Play &play, const catalog::Texts &words);

// One resolved node.
void drawNode(std::ostream &out, const json &node, const catalog::Resolver &words);

// Wrapped at 76 columns, each line with the indent.
[[nodiscard]] std::string wrapped(const std::string &text, std::size_t indent = 0);

} // namespace attune::cli
