// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace attune::vault {

[[nodiscard]] std::string toHex(std::span<const unsigned char> bytes);
// Whether it was the hex digits of exactly that many bytes.
[[nodiscard]] bool fromHex(std::string_view hex, std::span<unsigned char> bytes);

// 128 random bits: an id that nothing else has.
[[nodiscard]] std::string randomHex();

} // namespace attune::vault
