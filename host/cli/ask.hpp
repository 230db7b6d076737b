// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/texts.hpp"
#include "core/view.hpp"

#include <iosfwd>
#include <optional>
#include <set>

namespace attune::cli {

struct Answer {
    json value; // null: passed
    std::set<std::string> held;
};

// Asks for the value of one input, in lines of text; nullopt when the input ends. `node` is resolved.
[[nodiscard]] std::optional<Answer> ask(std::istream &in, std::ostream &out, const json &node,
                                        const catalog::Resolver &words);

} // namespace attune::cli
