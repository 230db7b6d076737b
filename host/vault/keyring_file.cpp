// SPDX-License-Identifier: Apache-2.0
#include "store/errors.hpp"
#include "store/file_access.hpp"
#include "vault/keyring.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

namespace attune::vault {
namespace {

constexpr std::uint64_t formatVersion = 1;
constexpr JsonLimits limits{.bytes = 1 << 20, .depth = 8};
// A file from elsewhere must not make this machine work for hours, or give away a passphrase for little.
constexpr std::uint64_t mostPasses = 64, leastPasses = 1;
constexpr std::size_t mostBytes = std::size_t{1} << 30, leastBytes = crypto_pwhash_MEMLIMIT_MIN;

std::string base64(std::string_view bytes) {
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size(),
                      sodium_base64_VARIANT_ORIGINAL);
    text.pop_back(); // the terminator
    return text;
}

// Throws json::exception, as reading json does.
std::string bytesOf(const json &text) {
    const auto &given = text.get_ref<const std::string &>();
    std::string bytes(given.size(), '\0');
    std::size_t size = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char *>(bytes.data()), bytes.size(), given.data(), given.size(),
                          nullptr, &size, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0) {
        throw json::other_error::create(501, "not base64", &text);
    }
    bytes.resize(size);
    return bytes;
}

json toJson(const WrappedKey &key) {
    return {{"nonce", base64(key.nonce)}, {"closed", base64(key.closed)}};
}
WrappedKey wrappedFrom(const json &body) {
    return {bytesOf(body.at("nonce")), bytesOf(body.at("closed"))};
}

json toJson(const Slot &slot) {
    json body = {{"person", slot.person}, {"shown", slot.shown}};
    if (slot.needsPassphrase()) {
        body["locked"] = toJson(slot.locked);
        body["salt"] = base64(slot.salt);
        body["passes"] = slot.cost.passes;
        body["bytes"] = slot.cost.bytes;
    } else {
        body["open"] = base64(slot.open);
    }
    if (slot.recovery) {
        body["recovery"] = toJson(*slot.recovery);
    }
    if (slot.leaving) {
        body["leaving"] = true;
    }
    body["epoch"] = slot.epoch;
    for (const WrappedKey &key : slot.before) {
        body["before"].push_back(toJson(key));
    }
    return body;
}

bool isSound(const Slot &slot) {
    if (slot.epoch == 0 || slot.before.size() >= slot.epoch) {
        return false;
    }
    return slot.needsPassphrase()
               ? slot.salt.size() == crypto_pwhash_SALTBYTES && slot.cost.passes >= leastPasses &&
                     slot.cost.passes <= mostPasses && slot.cost.bytes >= leastBytes && slot.cost.bytes <= mostBytes
               : slot.open.size() == Key::length;
}

Slot slotFrom(const json &body) {
    Slot slot;
    slot.person = body.at("person");
    slot.shown = body.at("shown");
    if (body.contains("open")) {
        slot.open = bytesOf(body["open"]);
    } else {
        slot.locked = wrappedFrom(body.at("locked"));
        slot.salt = bytesOf(body.at("salt"));
        slot.cost = {body.at("passes").get<std::uint64_t>(), body.at("bytes").get<std::size_t>()};
    }
    if (body.contains("recovery")) {
        slot.recovery = wrappedFrom(body["recovery"]);
    }
    slot.leaving = body.value("leaving", false);
    slot.epoch = body.at("epoch").get<std::uint32_t>();
    for (const json &key : body.value("before", json::array())) {
        slot.before.push_back(wrappedFrom(key));
    }
    return slot;
}

} // namespace

std::string toText(const Keyring &keyring) {
    json people = json::array();
    for (const Slot &slot : keyring.people) {
        people.push_back(toJson(slot));
    }
    json body{{"attune_keys", formatVersion}, {"home", keyring.home}, {"people", people}};
    if (keyring.copiesDue) {
        body["copies_due"] = true;
    }
    return canonical(body) + "\n";
}

Result<Keyring> keyringFrom(std::string_view text) {
    const auto body = parseCanonical(text, limits);
    if (!body || !body->is_object()) {
        return keysDamaged();
    }
    try {
        if (body->at("attune_keys").get<std::uint64_t>() > formatVersion) {
            return fail("vault.newer", "The keys were written by a newer Attune. Please use that one.");
        }
        Keyring keyring;
        keyring.home = body->at("home");
        keyring.copiesDue = body->value("copies_due", false);
        for (const json &one : body->at("people")) {
            keyring.people.push_back(slotFrom(one));
            if (!isSound(keyring.people.back())) {
                return keysDamaged();
            }
        }
        return keyring;
    } catch (const json::exception &) {
        return keysDamaged();
    }
}

Result<std::optional<Keyring>> readKeyring(const std::filesystem::path &file) {
    const store::Descriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (!opened.valid()) {
        return errno == ENOENT ? Result<std::optional<Keyring>>(std::nullopt)
                               : tl::unexpected(store::errorForErrno(errno, file));
    }
    std::string text;
    std::array<char, 4096> some{};
    ssize_t size = 0;
    while ((size = ::read(opened.number(), some.data(), some.size())) > 0 && text.size() <= limits.bytes) {
        text.append(some.data(), static_cast<std::size_t>(size));
    }
    if (size < 0) {
        return tl::unexpected(store::errorForErrno(errno, file));
    }
    return keyringFrom(text).map([](Keyring keyring) { return std::optional(std::move(keyring)); });
}

Result<void> writeKeyring(const std::filesystem::path &file, const Keyring &keyring) {
    return store::replaceFile(file, toText(keyring));
}

} // namespace attune::vault
