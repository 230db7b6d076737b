// SPDX-License-Identifier: Apache-2.0
#include "vault/vault.hpp"

#include <array>
#include <sodium.h>

namespace attune::vault {

std::string hash(std::string_view bytes) {
    std::array<unsigned char, crypto_generichash_BYTES> sum{};
    crypto_generichash(sum.data(), sum.size(), reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size(),
                       nullptr, 0);
    std::string hex(2 * sum.size() + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), sum.data(), sum.size());
    hex.pop_back(); // the terminator that sodium writes
    return hex;
}

} // namespace attune::vault
