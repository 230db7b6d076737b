// SPDX-License-Identifier: Apache-2.0
// What a sealed row says (docs/log-format.md, "The content of a row"), and the chain of all rows.
#pragma once

#include "vault/keys.hpp"
#include "vault/row_format.hpp"
#include "vault/writers.hpp"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace attune::vault {

using ChainHash = std::array<unsigned char, 32>; // of all rows so far

inline constexpr JsonLimits contentLimits{.bytes = store::maxRowBytes, .depth = format::maxDepth};

// One of an entry, what was erased, and who writes; with what came before.
struct Content {
    ChainHash before{};       // all rows
    store::Position mine = 0; // the row of this vault before this one; 0: it is the first
    std::vector<store::Position> erased;
    json writer; // null: it is none
    json body;
    std::string by; // a writer's id, of what several people can open
    Signature signature{};

    [[nodiscard]] bool isEntry() const { return erased.empty() && writer.is_null(); }
};

[[nodiscard]] json toJson(const Content &content); // without the signature

struct Said {
    Content content;
    std::string signedText; // empty: it has no signature
};
// nullopt: it does not open, or is not of this form.
[[nodiscard]] std::optional<Said> saidIn(const Keys::Opener &opener, store::Position position,
                                         std::span<const std::byte> row);

// What is signed: no row says in another place, or of another vault, what it says here.
[[nodiscard]] std::string signedText(const VaultId &vault, store::Position position, const std::string &text);

// Of what a row is made of for good. Its hint and its wrapped key may be taken from it: then it is forgotten, but the
// chain still holds. `sealed`: as isSealedRow says.
[[nodiscard]] ChainHash chained(const ChainHash &before, std::span<const std::byte> row, bool sealed);

} // namespace attune::vault
