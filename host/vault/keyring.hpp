// SPDX-License-Identifier: Apache-2.0
// Who lives here, as far as keys go: the file `keys` beside the log (docs/log-format.md, "The keys"). It says how many
// people have a vault, and which of them need a passphrase; names are in it only of those who wanted that.
#pragma once

#include "core/error.hpp"
#include "core/json.hpp"
#include "vault/secret.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace attune::vault {

// What a guess costs: Argon2id, version 1.3, one lane.
struct GuessCost {
    std::uint64_t passes = 3;
    std::size_t bytes = std::size_t{256} << 20;
    bool operator==(const GuessCost &) const = default;
};

// A key that something else opens.
struct WrappedKey {
    std::string nonce, closed; // bytes
    bool operator==(const WrappedKey &) const = default;
};

struct Slot {
    std::string person; // id
    json shown;         // what the start screen may show before anybody unlocks; null: nothing
    // Either of them: `open` without a passphrase, for everybody who has the file; or `locked` behind one.
    std::string open;
    std::string salt;
    GuessCost cost;
    WrappedKey locked;
    std::optional<WrappedKey> recovery; // the same key, opened by a printed one
    std::uint32_t epoch = 1;            // of the key
    std::vector<WrappedKey> before;     // its predecessors, newest first, opened by it, while rows still need them
    bool leaving = false;               // is being erased: to be gone on with when it next opens
    [[nodiscard]] bool needsPassphrase() const { return open.empty(); }
    bool operator==(const Slot &) const = default;
};

struct Keyring {
    std::vector<Slot> people;
    bool copiesDue = false; // what was erased or closed anew is still in copies that Attune made by itself
    std::string home;       // which copy of this home it is: a restored one is another
    [[nodiscard]] const Slot *slot(std::string_view person) const;
    [[nodiscard]] Slot *slot(std::string_view person);
    bool operator==(const Keyring &) const = default;
};

// The vault key of a slot. Error codes: vault.passphrase (it is another one), vault.recovery, vault.keys (damaged).
[[nodiscard]] Result<Key> unlock(const Slot &slot, const Passphrase &passphrase);
[[nodiscard]] Result<Key> unlockOpen(const Slot &slot);
[[nodiscard]] Result<Key> recover(const Slot &slot, std::string_view recoveryKey);

[[nodiscard]] Slot openFor(std::string person, const Key &vault, json shown = nullptr);

// The same slot with another vault key, `fresh`, of the next epoch. A recovery key that was printed is void afterwards.
// `held` are its keys so far, newest first; the fresh one opens them until settled.
[[nodiscard]] Slot reopened(const Slot &slot, std::span<const Key *const> held, const Key &fresh);
[[nodiscard]] Result<Slot> relocked(const Slot &slot, std::span<const Key *const> held, const Key &fresh,
                                    const Passphrase &passphrase, const GuessCost &cost = {});
// The keys in `before`, newest first. Error code vault.keys.
[[nodiscard]] Result<std::vector<Key>> earlier(const Slot &slot, const Key &vault);
// To be printed and kept elsewhere: 256 bits and a check, in groups that can be read out aloud.
[[nodiscard]] std::string addRecovery(Slot &slot, const Key &vault);

[[nodiscard]] std::string toText(const Keyring &keyring);
// Error codes: vault.keys (damaged, or with a cost that no machine should be made to pay), vault.newer.
[[nodiscard]] Result<Keyring> keyringFrom(std::string_view text);

[[nodiscard]] tl::unexpected<Error> keysDamaged(); // vault.keys, in words

// nullopt: there is none. A keyring is replaced whole, or stays as it was.
[[nodiscard]] Result<std::optional<Keyring>> readKeyring(const std::filesystem::path &file);
[[nodiscard]] Result<void> writeKeyring(const std::filesystem::path &file, const Keyring &keyring);

} // namespace attune::vault
