// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/texts.hpp"

namespace attune::catalog {

// Every word that may stand after @ in the key of a text.
[[nodiscard]] const std::vector<std::string> &knownMarks();
// Those that fit a reader, the most particular first: age band, role, @parent, pair.
[[nodiscard]] std::vector<std::string> marksOf(const Reader &reader);

} // namespace attune::catalog
