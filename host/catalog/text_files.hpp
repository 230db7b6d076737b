// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/schema.hpp"
#include "catalog/texts.hpp"

namespace attune::catalog {

// Reads and checks every text.<language>.toml of a folder; appends all mistakes.
[[nodiscard]] Texts readTexts(const std::filesystem::path &folder, const Schema &form, Errors &errors);

} // namespace attune::catalog
