// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace attune::vault {

// Six words of 2,048 each: 66 bits, drawn by the system's randomness. `folder` holds passphrase.<language>.txt; a language
// that has none gets the English ones. Error code vault.words: no such list, or not 2,048 different words.
[[nodiscard]] Result<std::string> suggestPassphrase(const std::filesystem::path &folder, std::string_view language);

} // namespace attune::vault
