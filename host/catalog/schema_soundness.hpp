// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/document.hpp"

namespace attune::catalog {

// What the meta-schema of draft 7 cannot see, and would crash or hang a validator: patterns that are no regular expressions,
// references that lead nowhere or out of the file, and references that come back to themselves without going into the value.
[[nodiscard]] Errors unsound(const json &schema, const std::string &file);

} // namespace attune::catalog
