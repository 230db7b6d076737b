// SPDX-License-Identifier: Apache-2.0
// The words in which a mistake is told: what was found, what was expected, what was perhaps meant.
#pragma once

#include "core/json.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace attune::catalog {

// the number 3; the text "abc"; an empty list; a list of 2 values; a table
[[nodiscard]] std::string found(const json &value);
// a text of small letters, digits and _ (like "ok_if"); a whole number from 1 to 5; one of "a", "b" and "c".
// A schema's own title is taken if it has one for this.
[[nodiscard]] std::string expected(const json &schema);
// The title, if it does not start with a capital, as in "title": "a version (like \"1.0.0\")"; else nothing.
[[nodiscard]] std::string titled(const json &schema);
// "a", "b" and "c"
[[nodiscard]] std::string listed(const json &values);
// " Did you mean "x"?", or nothing when none of them is close.
[[nodiscard]] std::string didYouMean(std::string_view word, const std::vector<std::string> &known);

} // namespace attune::catalog
