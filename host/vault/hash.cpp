// SPDX-License-Identifier: Apache-2.0
#include "vault/hex.hpp"
#include "vault/vault.hpp"

#include <array>
#include <sodium.h>

namespace attune::vault {

std::string hash(std::string_view bytes) {
    std::array<unsigned char, crypto_generichash_BYTES> sum{};
    crypto_generichash(sum.data(), sum.size(), reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size(),
                       nullptr, 0);
    return toHex(sum);
}

} // namespace attune::vault
