// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json.hpp"

namespace attune::catalog {

// Whether a value could be checked against a schema in a time that people wait: forms that lead to forms twice each multiply with
// every level, and the schema library tries them all.
[[nodiscard]] bool isWithinReach(const json &schema, const json &value);

} // namespace attune::catalog
