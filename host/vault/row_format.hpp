// SPDX-License-Identifier: Apache-2.0
// The constants of docs/log-format.md, "A row".
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace attune::vault::format {

inline constexpr std::string_view magic = "AT";
inline constexpr std::uint8_t version = 1;
enum class Kind : std::uint8_t { plain = 1 };

inline constexpr std::size_t headSize = 4;        // magic, version, kind
inline constexpr std::size_t vaultLengthSize = 2; // little-endian, as all lengths
inline constexpr std::size_t bodyLengthSize = 4;
inline constexpr std::size_t checksumSize = 16; // the first half of BLAKE2b-256

inline constexpr std::size_t maxVaultId = 128;
inline constexpr int maxDepth = 64; // of the body

} // namespace attune::vault::format
