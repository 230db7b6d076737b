// SPDX-License-Identifier: Apache-2.0
#include "vault/hex.hpp"

#include <array>
#include <sodium.h>

namespace attune::vault {

std::string toHex(std::span<const unsigned char> bytes) {
    std::string hex(2 * bytes.size() + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
    hex.pop_back(); // the terminator that sodium writes
    return hex;
}

bool fromHex(std::string_view hex, std::span<unsigned char> bytes) {
    std::size_t size = 0;
    return sodium_hex2bin(bytes.data(), bytes.size(), hex.data(), hex.size(), nullptr, &size, nullptr) == 0 &&
           size == bytes.size() && hex.size() == 2 * size;
}

std::string randomHex() {
    std::array<unsigned char, 16> id{};
    randombytes_buf(id.data(), id.size());
    return toHex(id);
}

} // namespace attune::vault
