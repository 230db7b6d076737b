// SPDX-License-Identifier: Apache-2.0
#include "vault/keys.hpp"

#include "vault/hex.hpp"

#include <algorithm>
#include <sodium.h>

namespace attune::vault {

VaultId personVault(std::string_view person) {
    return "person:" + std::string(person);
}
VaultId relationshipVault(std::string_view relationship) {
    return "relationship:" + std::string(relationship);
}

bool isShared(std::string_view vault) {
    return vault.starts_with("relationship:");
}

Result<Keys> Keys::open(std::optional<std::filesystem::path> file, GuessCost cost) {
    Keys keys;
    keys.m_cost = cost;
    if (file) {
        auto ring = readKeyring(*file);
        if (!ring) {
            return tl::unexpected(ring.error());
        }
        keys.m_new = !ring->has_value();
        keys.m_ring = std::move(*ring).value_or(Keyring());
    }
    if (keys.m_ring.home.empty()) {
        keys.m_ring.home = randomHex();
    }
    keys.m_file = std::move(file);
    for (const Slot &slot : keys.m_ring.people) {
        const auto key = unlockOpen(slot);
        if (auto held = key ? keys.hold(slot, *key) : Result<void>{}; !held) {
            return tl::unexpected(held.error());
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

Result<const Keys::Epochs *> Keys::own(std::string_view person) const {
    const auto at = m_held.find(personVault(person));
    return at != m_held.end() ? Result<const Epochs *>(&at->second)
                              : fail("vault.locked", "This is locked. Please enter the passphrase first.");
}

Result<void> Keys::replaceAll(Keyring changed) {
    if (m_file) {
        if (auto written = writeKeyring(*m_file, changed); !written) {
            return written;
        }
    }
    m_ring = std::move(changed);
    return {};
}

Result<void> Keys::replace(Slot slot) {
    Keyring changed = m_ring;
    if (Slot *before = changed.slot(slot.person)) {
        *before = std::move(slot);
    } else {
        changed.people.push_back(std::move(slot));
    }
    return replaceAll(std::move(changed));
}

Result<void> Keys::add(const std::string &person) {
    if (m_ring.slot(person) != nullptr) { // its key would be gone, and with it all that it opens
        return fail("vault.person", "This person has a vault here already.");
    }
    const Key key = Key::random();
    return replace(openFor(person, key)).map([&] { hold(personVault(person), key); });
}

Result<void> Keys::leave(std::string_view person) {
    return slot(person).and_then([&](Slot made) {
        made.leaving = true;
        return own(person).and_then([&](const Epochs *) { return replace(made); });
    });
}

Result<void> Keys::remove(std::string_view person) {
    const std::string whose(person);
    return own(whose).and_then([&](const Epochs *) {
        Keyring changed = m_ring;
        std::erase_if(changed.people, [&](const Slot &slot) { return slot.person == whose; });
        return replaceAll(std::move(changed)).map([&] { drop(personVault(whose)); });
    });
}

Result<void> Keys::setCopiesDue(bool due) {
    Keyring changed = m_ring;
    changed.copiesDue = due;
    return changed == m_ring ? Result<void>{} : replaceAll(std::move(changed));
}

template <class Make> Result<void> Keys::succeed(std::string_view person, Make make) {
    const std::string whose(person); // it may be of the keyring that is replaced
    return slot(whose).and_then([&](const Slot &before) {
        return own(whose).and_then([&](const Epochs *epochs) {
            std::vector<const Key *> held;
            for (const auto &[epoch, one] : *epochs) {
                held.push_back(&one.key);
            }
            const Key fresh = Key::random();
            return make(before, held, fresh).and_then([&](const Slot &made) {
                return replace(made).map([&] { hold(personVault(whose), fresh, made.epoch); });
            });
        });
    });
}

Result<void> Keys::setPassphrase(std::string_view person, const Passphrase &passphrase) {
    return succeed(person, [&](const Slot &before, const auto &held, const Key &fresh) {
        return relocked(before, held, fresh, passphrase, m_cost);
    });
}

Result<void> Keys::removePassphrase(std::string_view person) {
    return succeed(person, [](const Slot &before, const auto &held, const Key &fresh) {
        return Result<Slot>(reopened(before, held, fresh));
    });
}

bool Keys::isUnsettled() const {
    return std::ranges::any_of(
        m_ring.people, [&](const Slot &slot) { return !slot.before.empty() && holds(personVault(slot.person)); });
}

Result<void> Keys::settled() {
    Keyring changed = m_ring;
    for (Slot &slot : changed.people) {
        if (holds(personVault(slot.person))) {
            slot.before.clear();
        }
    }
    return changed == m_ring ? Result<void>{} : replaceAll(std::move(changed));
}

Result<std::string> Keys::addRecovery(std::string_view person) {
    return slot(person).and_then([&](Slot made) {
        return own(person).and_then([&](const Epochs *epochs) {
            std::string printed = vault::addRecovery(made, epochs->begin()->second.key);
            return replace(made).map([&] { return printed; });
        });
    });
}

Result<void> Keys::show(std::string_view person, json shown) {
    return slot(person).and_then([&](Slot made) {
        made.shown = std::move(shown);
        return own(person).and_then([&](const Epochs *) { return replace(made); });
    });
}

Result<void> Keys::unlock(std::string_view person, const Passphrase &passphrase) {
    return slot(person).and_then([&](const Slot &found) {
        return vault::unlock(found, passphrase).and_then([&](const Key &key) { return hold(found, key); });
    });
}

Result<void> Keys::recover(std::string_view person, std::string_view printed) {
    return slot(person).and_then([&](const Slot &found) {
        return vault::recover(found, printed).and_then([&](const Key &key) { return hold(found, key); });
    });
}

Result<void> Keys::hold(const Slot &slot, const Key &key) {
    return earlier(slot, key).map([&](const std::vector<Key> &before) {
        const VaultId vault = personVault(slot.person);
        std::uint32_t epoch = slot.epoch;
        hold(vault, key, epoch);
        for (const Key &one : before) {
            hold(vault, one, --epoch);
        }
    });
}

void Keys::hold(const VaultId &vault, const Key &key, std::uint32_t epoch) {
    m_held[vault].insert_or_assign(epoch, Held{key.clone(), RowKeys::of(key, epoch)});
}

void Keys::drop(std::string_view vault) {
    if (const auto at = m_held.find(vault); at != m_held.end()) {
        m_held.erase(at);
    }
}

bool Keys::isAnother(std::string_view vault, const Key &key, std::uint32_t epoch) const {
    const auto at = m_held.find(vault);
    const auto held = at == m_held.end() ? Epochs::const_iterator{} : at->second.find(epoch);
    return at != m_held.end() && held != at->second.end() &&
           sodium_memcmp(held->second.key.bytes().data(), key.bytes().data(), Key::length) != 0;
}

const RowKeys *Keys::rowKeys(std::string_view vault) const {
    const auto at = m_held.find(vault);
    return at == m_held.end() ? nullptr : &at->second.begin()->second.rows;
}

std::uint32_t Keys::epoch(std::string_view vault) const {
    const RowKeys *keys = rowKeys(vault);
    return keys == nullptr ? 0 : keys->epoch;
}

std::size_t Keys::successors() const {
    std::size_t count = 0;
    for (const auto &[vault, epochs] : m_held) {
        count += static_cast<std::size_t>(std::ranges::count_if(epochs, [](const auto &one) { return one.first > 1; }));
    }
    return count;
}

Keys::Opener Keys::openerOf(std::span<const std::byte> row) const {
    for (const auto &[vault, epochs] : m_held) {
        for (const auto &[epoch, held] : epochs) {
            if (isHinted(held.rows, row)) {
                return {&vault, &held.rows};
            }
        }
    }
    return {};
}

} // namespace attune::vault
