// SPDX-License-Identifier: Apache-2.0
// What all at a table read alike is drawn once.
#pragma once

#include "core/json.hpp"

#include <vector>

namespace attune::ui {

// `views`: resolved, one a seat. If all are in one language, their common title and the nodes with which all begin alike move
// into the view that is returned; what each has to do stays with each. Otherwise nothing moves, and the result is empty.
[[nodiscard]] json takeCommon(std::vector<json> &views);

} // namespace attune::ui
