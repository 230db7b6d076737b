// SPDX-License-Identifier: Apache-2.0
#include "vault/writers.hpp"

#include "vault/hex.hpp"

#include <sodium.h>
#include <stdexcept>

namespace attune::vault {
namespace {

static_assert(std::tuple_size_v<Signature> == crypto_sign_BYTES);
static_assert(std::tuple_size_v<PublicKey> == crypto_sign_PUBLICKEYBYTES && Key::length == crypto_sign_SEEDBYTES);

struct Pair {
    PublicKey open{};
    Secret secret{crypto_sign_SECRETKEYBYTES};
    explicit Pair(const Key &seed) {
        crypto_sign_seed_keypair(open.data(), secret.bytes().data(), seed.bytes().data());
    }
};

const unsigned char *raw(std::string_view bytes) {
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

template <class Bytes> void read(const json &hex, Bytes &&bytes) {
    if (!fromHex(hex.get_ref<const std::string &>(), bytes)) {
        throw std::invalid_argument("not a key");
    }
}

} // namespace

Writer Writer::make(std::string person, std::string home) {
    return {randomHex(), std::move(person), std::move(home), Key::random()};
}

PublicKey Writer::face() const {
    return Pair(seed).open;
}

Signature Writer::sign(std::string_view text) const {
    const Pair pair(seed);
    Signature signature{};
    crypto_sign_detached(signature.data(), nullptr, raw(text), text.size(), pair.secret.bytes().data());
    return signature;
}

bool Face::signedThis(const Signature &signature, std::string_view text) const {
    return crypto_sign_verify_detached(signature.data(), raw(text), text.size(), key.data()) == 0;
}

void Writers::hold(Writer writer) {
    auto kept = std::make_shared<const Writer>(std::move(writer));
    m_mine.insert_or_assign(kept->id, kept);
}

void Writers::introduce(const VaultId &vault, const std::string &writer, Face face) {
    m_last[vault].insert_or_assign(face.person, writer);
    m_faces[vault].insert_or_assign(writer, std::move(face));
}

const Writer *Writers::here(std::string_view person, std::string_view home) const {
    for (const auto &[id, writer] : m_mine) {
        if (writer->person == person && writer->home == home) {
            return writer.get();
        }
    }
    return nullptr;
}

const Writer *Writers::last(const VaultId &vault, std::string_view person) const {
    const auto known = m_last.find(vault);
    const auto at = known == m_last.end() ? Known::const_iterator{} : known->second.find(person);
    const bool found = known != m_last.end() && at != known->second.end();
    const auto mine = found ? m_mine.find(at->second) : m_mine.end();
    return mine == m_mine.end() ? nullptr : mine->second.get();
}

bool Writers::knows(const VaultId &vault, std::string_view person) const {
    const auto known = m_last.find(vault);
    return known != m_last.end() && known->second.contains(person);
}

const Face *Writers::face(const VaultId &vault, std::string_view writer) const {
    const auto known = m_faces.find(vault);
    if (known == m_faces.end()) {
        return nullptr;
    }
    const auto at = known->second.find(writer);
    return at == known->second.end() ? nullptr : &at->second;
}

json toJson(const Writer &writer) {
    return {{"id", writer.id}, {"person", writer.person}, {"home", writer.home}, {"seed", toHex(writer.seed.bytes())}};
}

Writer writerFrom(const json &body) {
    Writer writer{body.at("id"), body.at("person"), body.at("home"), Key()};
    read(body.at("seed"), writer.seed.bytes());
    return writer;
}

json introduction(const Writer &writer) {
    return {{"id", writer.id}, {"person", writer.person}, {"key", toHex(writer.face())}};
}

Face faceFrom(const json &introduction) {
    Face face{introduction.at("person"), {}};
    read(introduction.at("key"), std::span<unsigned char>(face.key));
    return face;
}

} // namespace attune::vault
