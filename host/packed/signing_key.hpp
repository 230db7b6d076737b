// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.hpp"
#include "vault/writers.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace attune::packed {

// Ed25519: with it an author signs, and everybody else can tell that it was the same author again.
class SigningKey {
public:
    // Made if there is none; only its owner may read the file. Error codes: packed.key (it is damaged,
    // or others can read it), and the store's.
    [[nodiscard]] static Result<SigningKey> readOrMake(const std::filesystem::path &file);

    [[nodiscard]] std::string signer() const;                    // the public half, 64 hex digits
    [[nodiscard]] std::string sign(std::string_view text) const; // 64 bytes

private:
    explicit SigningKey(vault::Key seed) : m_writer{{}, {}, {}, std::move(seed)} {}
    vault::Writer m_writer; // of no home
};

// A public key has one name: 64 hex digits, in small letters.
[[nodiscard]] bool isSigner(std::string_view text);
[[nodiscard]] bool isSignedBy(std::string_view signer, std::string_view text, std::string_view signature);

// A public key for people to compare: sixteen of its digits in groups of four.
[[nodiscard]] std::string shortened(std::string_view signer);

} // namespace attune::packed
