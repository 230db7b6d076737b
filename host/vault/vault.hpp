// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.hpp"
#include "core/json.hpp"

#include <string>

namespace attune::vault {

// Whose keys open a row: "person:<id>" or "relationship:<id>".
using VaultId = std::string;

struct Entry {
    VaultId vault;
    json body;
    std::string by = {}; // who wrote it, where several people can: their id
    bool operator==(const Entry &) const = default;
};

// BLAKE2b-256, as 64 hex digits.
[[nodiscard]] std::string hash(std::string_view bytes);

} // namespace attune::vault
