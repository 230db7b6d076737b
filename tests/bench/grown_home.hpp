// SPDX-License-Identifier: Apache-2.0
// A home in which two people have written for years, and what it costs to read it.
#pragma once

#include "vault/keys.hpp"

#include <cstddef>
#include <filesystem>

namespace attune::bench {

struct GrownHome {
    std::filesystem::path folder;
    [[nodiscard]] std::filesystem::path log() const { return folder / "attune.log"; }
    [[nodiscard]] std::filesystem::path keys() const { return folder / "keys"; }
    [[nodiscard]] std::filesystem::path openers() const { return folder / "openers"; } // of each row: for the floor
};

// Each ends the process with a sentence when it fails.
void grow(const GrownHome &home, std::size_t rows); // at least so many
void noteOpeners(const GrownHome &home, const vault::Keys &keys);
void openThroughHome(const GrownHome &home);
// The floor: SQLite hands out every row, and libsodium opens its item key and with that its content.
// `signatures`: and checks one for each row of what the two share.
void openPlainly(const GrownHome &home, bool signatures);

} // namespace attune::bench
