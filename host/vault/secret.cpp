// SPDX-License-Identifier: Apache-2.0
#include "vault/secret.hpp"

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <sodium.h>

namespace attune::vault {

void Secret::Wipe::operator()(unsigned char *bytes) const {
    sodium_free(bytes);
}

Secret::Secret(std::size_t size) : m_size(size) {
    if (sodium_init() < 0) {
        std::abort();
    }
    m_bytes.reset(static_cast<unsigned char *>(sodium_malloc(std::max<std::size_t>(size, 1))));
    if (m_bytes == nullptr) {
        std::abort();
    }
    sodium_memzero(m_bytes.get(), size);
}

Secret Secret::clone() const {
    Secret copy(m_size);
    std::ranges::copy(bytes(), copy.bytes().begin());
    return copy;
}

Key Key::random() {
    Key key;
    randombytes_buf(key.bytes().data(), length);
    return key;
}

Key Key::from(Bytes bytes) {
    assert(bytes.size() == length);
    Key key;
    std::ranges::copy(bytes.first(length), key.bytes().begin());
    return key;
}

Passphrase::Passphrase(std::string_view text) : Secret(text.size()) {
    std::ranges::copy(text, bytes().begin());
}

Key derive(const Key &from, std::string_view purpose) {
    Key made;
    crypto_generichash(made.bytes().data(), Key::length, reinterpret_cast<const unsigned char *>(purpose.data()),
                       purpose.size(), from.bytes().data(), Key::length);
    return made;
}

} // namespace attune::vault
