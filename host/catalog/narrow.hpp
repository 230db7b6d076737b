// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/schema.hpp"

namespace attune::catalog {

// Why a value that the schema library refused does not fit, value by value and in plain words. The library judges each single
// constraint; this walks down the schema beside the value, to say where.
[[nodiscard]] std::vector<Mismatch> narrowed(const json &schema, const json &value);

// The schema that "#/definitions/pile" names; null if there is none.
[[nodiscard]] const json *referred(const json &root, const json &reference);

} // namespace attune::catalog
