// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.hpp"
#include "core/json.hpp"
#include "store/log.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>

namespace attune::vault {

// Whose keys open a row: "person:<id>", "relationship:<id>", or "home" (who lives here; readable before anyone
// unlocks).
using VaultId = std::string;

struct Entry {
    VaultId vault;
    json body;
    bool operator==(const Entry &) const = default;
};

// Turns entries into opaque rows and back.
class Sealer {
public:
    virtual ~Sealer() = default;
    [[nodiscard]] virtual Result<store::Row> seal(const Entry &entry) = 0;
    // nullopt: a row that cannot be opened with the keys at hand, or of a kind from a newer version.
    [[nodiscard]] virtual Result<std::optional<Entry>> open(std::span<const std::byte> row) = 0;
};

// Opens for everyone: rows are framed and checked, not yet encrypted.
[[nodiscard]] std::unique_ptr<Sealer> plainSealer();

// BLAKE2b-256, as 64 hex digits.
[[nodiscard]] std::string hash(std::string_view bytes);

} // namespace attune::vault
