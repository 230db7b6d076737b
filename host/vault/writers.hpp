// SPDX-License-Identifier: Apache-2.0
// Who wrote what several people can open. A row proves that its writer had the key of the vault, and there all have that;
// so each signs what they write (Ed25519). The secret half of the key is in their own vault alone.
#pragma once

#include "vault/secret.hpp"
#include "vault/vault.hpp"

#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace attune::vault {

using Signature = std::array<unsigned char, 64>;
using PublicKey = std::array<unsigned char, 32>;

// One person in one home. A restored home writes with others, so that two copies of a home never write as the same.
struct Writer {
    std::string id, person, home;
    Key seed;

    [[nodiscard]] static Writer make(std::string person, std::string home);
    [[nodiscard]] PublicKey face() const;
    [[nodiscard]] Signature sign(std::string_view text) const;
};

// As the others of a vault know a writer.
struct Face {
    std::string person;
    PublicKey key{};
    [[nodiscard]] bool signedThis(const Signature &signature, std::string_view text) const;
};

class Writers {
public:
    void hold(Writer writer);
    void introduce(const VaultId &vault, const std::string &writer, Face face);

    // With which they write here; null: none yet, or their vault is closed.
    [[nodiscard]] const Writer *here(std::string_view person, std::string_view home) const;
    // With which to vouch for another of the same person in that vault; null: it has none, or it is closed.
    [[nodiscard]] const Writer *last(const VaultId &vault, std::string_view person) const;
    [[nodiscard]] bool knows(const VaultId &vault, std::string_view person) const;
    [[nodiscard]] const Face *face(const VaultId &vault, std::string_view writer) const;

private:
    using Known = std::map<std::string, std::string, std::less<>>; // person → writer
    std::map<std::string, std::shared_ptr<const Writer>, std::less<>> m_mine;
    std::map<VaultId, std::map<std::string, Face, std::less<>>> m_faces;
    std::map<VaultId, Known> m_last;
};

// What stands in the log; reading throws std::exception.
[[nodiscard]] json toJson(const Writer &writer);
[[nodiscard]] Writer writerFrom(const json &body);
[[nodiscard]] json introduction(const Writer &writer);
[[nodiscard]] Face faceFrom(const json &introduction);

} // namespace attune::vault
