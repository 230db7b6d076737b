// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "vault/secret.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace attune::vault {

// Crockford's base32 with a check of 24 bits: 56 characters in groups of four. A mistyped one does not pass.
[[nodiscard]] std::string recoveryText(const Key &key);
// Forgiving: any case, spaces or dashes, O for 0, I and L for 1.
[[nodiscard]] std::optional<Key> recoveryKeyFrom(std::string_view text);

} // namespace attune::vault
