// SPDX-License-Identifier: Apache-2.0
#include "vault/keys.hpp"

#include <algorithm>

namespace attune::vault {

VaultId personVault(std::string_view person) {
    return "person:" + std::string(person);
}
VaultId relationshipVault(std::string_view relationship) {
    return "relationship:" + std::string(relationship);
}

Result<Keys> Keys::open(std::optional<std::filesystem::path> file, GuessCost cost) {
    Keys keys;
    keys.m_cost = cost;
    if (file) {
        auto ring = readKeyring(*file);
        if (!ring) {
            return tl::unexpected(ring.error());
        }
        keys.m_ring = std::move(*ring).value_or(Keyring());
    }
    keys.m_file = std::move(file);
    for (const Slot &slot : keys.m_ring.people) {
        if (const auto key = unlockOpen(slot)) {
            keys.hold(personVault(slot.person), *key);
        }
    }
    return keys;
}

bool Keys::needsPassphrase(std::string_view person) const {
    const Slot *slot = m_ring.slot(person);
    return slot != nullptr && slot->needsPassphrase();
}

Result<Slot> Keys::slot(std::string_view person) const {
    const Slot *found = m_ring.slot(person);
    return found != nullptr ? Result<Slot>(*found)
                            : fail("vault.person", "There is no vault for this person here; restore the file with the "
                                                   "keys from a backup.");
}

Result<const Key *> Keys::own(std::string_view person) const {
    const auto at = m_held.find(personVault(person));
    return at != m_held.end() ? Result<const Key *>(&at->second.key)
                              : fail("vault.locked", "This is locked. Please enter the passphrase first.");
}

Result<void> Keys::replace(Slot slot) {
    Keyring changed = m_ring;
    if (Slot *before = changed.slot(slot.person)) {
        *before = std::move(slot);
    } else {
        changed.people.push_back(std::move(slot));
    }
    if (m_file) {
        if (auto written = writeKeyring(*m_file, changed); !written) {
            return written;
        }
    }
    m_ring = std::move(changed);
    return {};
}

Result<void> Keys::add(const std::string &person) {
    const Key key = Key::random();
    return replace(openFor(person, key)).map([&] { hold(personVault(person), key); });
}

Result<void> Keys::setPassphrase(std::string_view person, const Passphrase &passphrase) {
    return slot(person).and_then([&](const Slot &before) {
        return own(person)
            .and_then([&](const Key *key) { return lockedFor(before, *key, passphrase, m_cost); })
            .and_then([&](Slot made) { return replace(std::move(made)); });
    });
}

Result<void> Keys::removePassphrase(std::string_view person) {
    return slot(person).and_then([&](const Slot &before) {
        return own(person).and_then(
            [&](const Key *key) { return replace(openFor(before.person, *key, before.shown)); });
    });
}

Result<std::string> Keys::addRecovery(std::string_view person) {
    return slot(person).and_then([&](Slot made) {
        return own(person).and_then([&](const Key *key) {
            std::string printed = vault::addRecovery(made, *key);
            return replace(made).map([&] { return printed; });
        });
    });
}

Result<void> Keys::show(std::string_view person, json shown) {
    return slot(person).and_then([&](Slot made) {
        made.shown = std::move(shown);
        return own(person).and_then([&](const Key *) { return replace(made); });
    });
}

Result<void> Keys::unlock(std::string_view person, const Passphrase &passphrase) {
    return slot(person).and_then([&](const Slot &found) {
        return vault::unlock(found, passphrase).map([&](const Key &key) { hold(personVault(person), key); });
    });
}

Result<void> Keys::recover(std::string_view person, std::string_view printed) {
    return slot(person).and_then([&](const Slot &found) {
        return vault::recover(found, printed).map([&](const Key &key) { hold(personVault(person), key); });
    });
}

void Keys::hold(VaultId vault, const Key &key) {
    m_held.insert_or_assign(std::move(vault), Held{key.clone(), RowKeys::of(key)});
}

const RowKeys *Keys::rowKeys(std::string_view vault) const {
    const auto at = m_held.find(vault);
    return at == m_held.end() ? nullptr : &at->second.rows;
}

const VaultId *Keys::vaultOf(std::span<const std::byte> row) const {
    const auto at = std::ranges::find_if(m_held, [&](const auto &held) { return isHinted(held.second.rows, row); });
    return at == m_held.end() ? nullptr : &at->first;
}

} // namespace attune::vault
