// SPDX-License-Identifier: Apache-2.0
// The keyring, and the keys that are open in this process. They stay open until it ends: to lock, end it.
#pragma once

#include "vault/keyring.hpp"
#include "vault/sealed_row.hpp"
#include "vault/vault.hpp"

#include <map>
#include <optional>
#include <string_view>

namespace attune::vault {

[[nodiscard]] VaultId personVault(std::string_view person);
[[nodiscard]] VaultId relationshipVault(std::string_view relationship);
[[nodiscard]] bool isShared(std::string_view vault); // by the people of a relationship

class Keys {
public:
    // Opens what needs no passphrase. Without a file nothing outlives the process.
    [[nodiscard]] static Result<Keys> open(std::optional<std::filesystem::path> file, GuessCost cost = {});

    [[nodiscard]] const Keyring &ring() const { return m_ring; }
    [[nodiscard]] bool areNew() const { return m_new; } // there was no keyring yet
    [[nodiscard]] bool needsPassphrase(std::string_view person) const;
    [[nodiscard]] std::uint32_t epoch(std::string_view vault) const; // of its newest key that is open; 0: none is

    // Each is durable when it returns, or as if it had not been. Error codes: those of the keyring, vault.locked (a
    // person's own key has to be open for it), vault.person (there is none, or to add: one), and the store's.
    [[nodiscard]] Result<void> add(const std::string &person); // a new vault, without a passphrase
    // On the way out. What is closed in the log is to be erased then; after `remove` nothing opens any more.
    [[nodiscard]] Result<void> leave(std::string_view person);
    [[nodiscard]] Result<void> remove(std::string_view person);
    // Copies of before still open what is to be gone.
    [[nodiscard]] Result<void> setCopiesDue(bool due);
    // Another way in is another vault key, so that a copy of the file `keys` of before opens nothing that is closed from
    // then on. The rows of before are still closed with the key of before: Ledger::renew, then `settled`.
    [[nodiscard]] Result<void> setPassphrase(std::string_view person, const Passphrase &passphrase);
    [[nodiscard]] Result<void> removePassphrase(std::string_view person);
    [[nodiscard]] bool isUnsettled() const; // of somebody whose vault is open
    [[nodiscard]] Result<void> settled();   // no row needs the keys of before, in any open vault
    [[nodiscard]] Result<std::string> addRecovery(std::string_view person); // to be printed; the one before is void
    [[nodiscard]] Result<void> show(std::string_view person, json shown);   // before anybody unlocks; null: nothing

    // Asks for it even if it is open already.
    [[nodiscard]] Result<void> unlock(std::string_view person, const Passphrase &passphrase);
    // A printed key opens once more, so that a new passphrase can be set.
    [[nodiscard]] Result<void> recover(std::string_view person, std::string_view printed);

    void hold(const VaultId &vault, const Key &key, std::uint32_t epoch = 1);
    void drop(std::string_view vault);
    // Than the one that is held for that vault and epoch.
    [[nodiscard]] bool isAnother(std::string_view vault, const Key &key, std::uint32_t epoch) const;
    [[nodiscard]] bool holds(std::string_view vault) const { return m_held.find(vault) != m_held.end(); }
    [[nodiscard]] const RowKeys *rowKeys(std::string_view vault) const; // with which it is written
    // How many keys that took the place of others are open.
    [[nodiscard]] std::size_t successors() const;

    // Whose row it says it is, and with what it opens; null: its key is not open.
    struct Opener {
        const VaultId *vault = nullptr;
        const RowKeys *keys = nullptr;
    };
    [[nodiscard]] Opener openerOf(std::span<const std::byte> row) const;

private:
    struct Held {
        Key key;
        RowKeys rows;
    };
    using Epochs = std::map<std::uint32_t, Held, std::greater<>>; // newest first
    [[nodiscard]] Result<Slot> slot(std::string_view person) const;
    [[nodiscard]] Result<const Epochs *> own(std::string_view person) const;
    [[nodiscard]] Result<void> replace(Slot slot);
    [[nodiscard]] Result<void> replaceAll(Keyring changed);
    [[nodiscard]] Result<void> hold(const Slot &slot, const Key &key);
    template <class Make> Result<void> succeed(std::string_view person, Make make);

    std::optional<std::filesystem::path> m_file;
    GuessCost m_cost;
    Keyring m_ring;
    bool m_new = true;
    std::map<VaultId, Epochs, std::less<>> m_held;
};

} // namespace attune::vault
