// SPDX-License-Identifier: Apache-2.0
#include "vault/keyring.hpp"

#include "vault/recovery_text.hpp"

#include <algorithm>
#include <sodium.h>

namespace attune::vault {
namespace {

constexpr std::size_t nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char *raw(std::string_view bytes) {
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

std::string someBytes(std::size_t size) {
    std::string bytes(size, '\0');
    randombytes_buf(bytes.data(), size);
    return bytes;
}

std::string asText(Bytes bytes) {
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

// Bound to the person, so that one slot's key cannot be put into another's place.
WrappedKey wrap(const Key &with, const Key &key, const std::string &person) {
    WrappedKey made{someBytes(nonceSize), std::string(Key::length + tagSize, '\0')};
    crypto_aead_xchacha20poly1305_ietf_encrypt(reinterpret_cast<unsigned char *>(made.closed.data()), nullptr,
                                               key.bytes().data(), Key::length, raw(person), person.size(), nullptr,
                                               raw(made.nonce), with.bytes().data());
    return made;
}

std::optional<Key> unwrap(const Key &with, const WrappedKey &wrapped, const std::string &person) {
    Key key;
    if (wrapped.nonce.size() != nonceSize || wrapped.closed.size() != Key::length + tagSize ||
        crypto_aead_xchacha20poly1305_ietf_decrypt(key.bytes().data(), nullptr, nullptr, raw(wrapped.closed),
                                                   wrapped.closed.size(), raw(person), person.size(),
                                                   raw(wrapped.nonce), with.bytes().data()) != 0) {
        return std::nullopt;
    }
    return key;
}

// nullopt: not enough memory.
std::optional<Key> keyOf(const Passphrase &passphrase, std::string_view salt, const GuessCost &cost) {
    Key key;
    if (crypto_pwhash(key.bytes().data(), Key::length, reinterpret_cast<const char *>(passphrase.bytes().data()),
                      passphrase.size(), raw(salt), cost.passes, cost.bytes, crypto_pwhash_ALG_ARGON2ID13) != 0) {
        return std::nullopt;
    }
    return key;
}

tl::unexpected<Error> noMemory() {
    return fail("vault.memory", "There is not enough memory free to check the passphrase. Close other programs, then "
                                "try again.");
}

Key recoveryWrap(const Key &printed) {
    return derive(printed, "attune recovery 1");
}
Key earlierWrap(const Key &vault) {
    return derive(vault, "attune earlier 1");
}

Slot succeeded(const Slot &slot, std::span<const Key *const> held, const Key &fresh) {
    Slot made;
    made.person = slot.person;
    made.shown = slot.shown;
    made.epoch = slot.epoch + 1;
    for (const Key *key : held) {
        made.before.push_back(wrap(earlierWrap(fresh), *key, slot.person));
    }
    return made;
}

} // namespace

tl::unexpected<Error> keysDamaged() {
    return fail("vault.keys", "The file with the keys is damaged, so nothing can be opened with it. Restore it from a "
                              "backup; the log itself is not touched by it.");
}

const Slot *Keyring::slot(std::string_view person) const {
    const auto at = std::ranges::find(people, person, &Slot::person);
    return at == people.end() ? nullptr : &*at;
}
Slot *Keyring::slot(std::string_view person) {
    const auto at = std::ranges::find(people, person, &Slot::person);
    return at == people.end() ? nullptr : &*at;
}

Result<Key> unlock(const Slot &slot, const Passphrase &passphrase) {
    const auto opens = keyOf(passphrase, slot.salt, slot.cost);
    if (!opens) {
        return noMemory();
    }
    if (auto key = unwrap(*opens, slot.locked, slot.person)) {
        return *std::move(key);
    }
    return fail("vault.passphrase",
                "That is another passphrase. Please try again; nothing is locked or lost by trying.");
}

Result<Key> unlockOpen(const Slot &slot) {
    if (slot.open.size() != Key::length) {
        return fail("vault.passphrase", "This needs a passphrase.");
    }
    return Key::from(Bytes(raw(slot.open), Key::length));
}

Result<Key> recover(const Slot &slot, std::string_view recoveryKey) {
    const auto printed = recoveryKeyFrom(recoveryKey);
    if (!printed) {
        return fail("vault.recovery",
                    "There is a mistake in the recovery key. It has 56 characters; please compare them "
                    "with the printed ones.");
    }
    if (slot.recovery) {
        if (auto key = unwrap(recoveryWrap(*printed), *slot.recovery, slot.person)) {
            return *std::move(key);
        }
    }
    return fail("vault.recovery",
                "This recovery key is not for this vault, or is void since the passphrase was changed.");
}

Slot openFor(std::string person, const Key &vault, json shown) {
    Slot slot;
    slot.person = std::move(person);
    slot.shown = std::move(shown);
    slot.open = asText(vault.bytes());
    return slot;
}

Slot reopened(const Slot &slot, std::span<const Key *const> held, const Key &fresh) {
    Slot made = succeeded(slot, held, fresh);
    made.open = asText(fresh.bytes());
    return made;
}

Result<Slot> relocked(const Slot &slot, std::span<const Key *const> held, const Key &fresh,
                      const Passphrase &passphrase, const GuessCost &cost) {
    Slot made = succeeded(slot, held, fresh);
    made.salt = someBytes(crypto_pwhash_SALTBYTES);
    made.cost = cost;
    const auto opens = keyOf(passphrase, made.salt, cost);
    if (!opens) {
        return noMemory();
    }
    made.locked = wrap(*opens, fresh, made.person);
    return made;
}

Result<std::vector<Key>> earlier(const Slot &slot, const Key &vault) {
    std::vector<Key> keys;
    for (const WrappedKey &one : slot.before) {
        auto key = unwrap(earlierWrap(vault), one, slot.person);
        if (!key) {
            return keysDamaged();
        }
        keys.push_back(*std::move(key));
    }
    return keys;
}

std::string addRecovery(Slot &slot, const Key &vault) {
    const Key printed = Key::random();
    slot.recovery = wrap(recoveryWrap(printed), vault, slot.person);
    return recoveryText(printed);
}

} // namespace attune::vault
