// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/texts.hpp"
#include "core/view.hpp"

#include <iosfwd>
#include <set>

namespace attune::cli {

// What can be typed at every question instead of an answer: p, s, q. The end of the input leaves, too.
enum class Way { pause, stop, leave };

// One line, without the blanks around it, or a way out.
[[nodiscard]] tl::expected<std::string, Way> readLine(std::istream &in, std::ostream &out, const std::string &prompt);

struct Answer {
    json value; // null: passed
    std::set<std::string> held;
};

// Asks for the value of one input, in lines of text, until it is understood: only Enter passes. `node` is resolved.
[[nodiscard]] tl::expected<Answer, Way> ask(std::istream &in, std::ostream &out, const json &node,
                                            const catalog::Resolver &words);

} // namespace attune::cli
