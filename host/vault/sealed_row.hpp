// SPDX-License-Identifier: Apache-2.0
// One row, closed to all who do not hold the keys of its vault (docs/log-format.md, "A sealed row"). Pure but for the
// random item key and nonce.
#pragma once

#include "core/error.hpp"
#include "store/log.hpp"
#include "vault/secret.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace attune::vault {

// Of one vault in one epoch: its first key is of epoch 1, and each that takes the place of another of the next.
struct RowKeys {
    Key hint, wrap;
    std::uint32_t epoch = 1;
    [[nodiscard]] static RowKeys of(const Key &vault, std::uint32_t epoch = 1);
};

// What a row is bound to: anywhere else it does not open.
struct Binding {
    std::string_view vault;
    store::Position position = 0;
};

// Rows come in these sizes only; what is longer is refused as vault.too_large.
inline constexpr std::array<std::size_t, 7> rowSizes{1U << 10,   4U << 10, 16U << 10, 64U << 10,
                                                     256U << 10, 1U << 20, 4U << 20};

[[nodiscard]] Result<store::Row> sealRow(const RowKeys &keys, const Binding &binding, std::string_view content);

// Whole, and of this form. nullopt: damaged on the way; false: whole, of another form.
[[nodiscard]] std::optional<bool> isSealedRow(std::span<const std::byte> row);
// Whether the row says that it is of the vault of these keys; by chance once in 2^64. Requires isSealedRow.
[[nodiscard]] bool isHinted(const RowKeys &keys, std::span<const std::byte> row);
// Requires isSealedRow. Error code vault.altered: it is not what was written there, with these keys.
[[nodiscard]] Result<std::string> openRow(const RowKeys &keys, const Binding &binding, std::span<const std::byte> row);

// The same row, opened by `to` from now on and by `from` no more. Requires isSealedRow. Error code vault.altered.
[[nodiscard]] Result<store::Row> rewrapped(const RowKeys &from, const RowKeys &to, const Binding &binding,
                                           std::span<const std::byte> row);

// The part that stays as it is for as long as the row stands. Requires isSealedRow.
[[nodiscard]] std::span<const std::byte> lasting(std::span<const std::byte> row);
// The same row without the key to it: nobody opens it any more, and it looks like any other.
[[nodiscard]] store::Row forgotten(std::span<const std::byte> row);

// A row that no key opens, to be told from none that one opens.
[[nodiscard]] store::Row emptyRow(std::size_t size);

} // namespace attune::vault
