// SPDX-License-Identifier: Apache-2.0
// The constants of docs/log-format.md, "A row".
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace attune::vault::format {

inline constexpr std::string_view magic = "AT";
inline constexpr std::uint8_t version = 1;
enum class Kind : std::uint8_t { sealed = 1 };

inline constexpr std::size_t headSize = 4;      // magic, version, kind
inline constexpr std::size_t checksumSize = 16; // the first half of BLAKE2b-256

// A sealed row: where its parts begin, and how long they are.
inline constexpr std::size_t hintSize = 8;
inline constexpr std::size_t nonceSize = 24;
inline constexpr std::size_t tagSize = 16;
inline constexpr std::size_t commitmentSize = 32;
inline constexpr std::size_t hintAt = headSize;
inline constexpr std::size_t nonceAt = hintAt + hintSize;
inline constexpr std::size_t wrappedAt = nonceAt + nonceSize; // the item key of 32 bytes, and a tag
inline constexpr std::size_t commitmentAt = wrappedAt + 32 + tagSize;
inline constexpr std::size_t contentAt = commitmentAt + commitmentSize;
inline constexpr std::size_t sealedOverhead = contentAt + tagSize + checksumSize;

inline constexpr int maxDepth = 64; // of an entry

} // namespace attune::vault::format
