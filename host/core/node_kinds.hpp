// SPDX-License-Identifier: Apache-2.0
// The sixteen kinds of node: their form (view.schema.json), and the values that their inputs take.
#pragma once

#include "core/error.hpp"
#include "core/json.hpp"

#include <string>

namespace attune::core {

[[nodiscard]] Result<void> checkTree(const json &tree);
[[nodiscard]] Result<void> checkNode(const json &node, const std::string &place);
[[nodiscard]] bool isInput(const json &node);

} // namespace attune::core
