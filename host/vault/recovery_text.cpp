// SPDX-License-Identifier: Apache-2.0
#include "vault/recovery_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <sodium.h>
#include <vector>

namespace attune::vault {
namespace {

// Crockford, "Base 32", https://www.crockford.com/base32.html
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t checkBytes = 3, digitBits = 5, group = 4;
constexpr std::size_t digits = ((Key::length + checkBytes) * 8) / digitBits; // 280 bits are 56 digits, with none over

std::vector<unsigned char> withCheck(Bytes key) {
    std::array<unsigned char, crypto_generichash_BYTES> sum{};
    crypto_generichash(sum.data(), sum.size(), key.data(), key.size(), nullptr, 0);
    std::vector<unsigned char> bytes(key.begin(), key.end());
    bytes.insert(bytes.end(), sum.begin(), sum.begin() + checkBytes);
    return bytes;
}

std::optional<unsigned> digitOf(char c) {
    const char upper = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    const char meant = upper == 'O' ? '0' : upper == 'I' || upper == 'L' ? '1' : upper;
    const auto at = alphabet.find(meant);
    return at == std::string_view::npos ? std::nullopt : std::optional(static_cast<unsigned>(at));
}

bool isBit(const std::vector<unsigned char> &bytes, std::size_t bit) {
    return (bytes[bit / 8] >> (7 - bit % 8) & 1) != 0;
}

} // namespace

std::string recoveryText(const Key &key) {
    const auto bytes = withCheck(key.bytes());
    std::string text;
    for (std::size_t digit = 0; digit < digits; ++digit) {
        if (digit % group == 0 && digit != 0) {
            text += '-';
        }
        std::size_t value = 0;
        for (std::size_t bit = 0; bit < digitBits; ++bit) {
            value = value << 1 | (isBit(bytes, digit * digitBits + bit) ? 1U : 0U);
        }
        text += alphabet[value];
    }
    return text;
}

std::optional<Key> recoveryKeyFrom(std::string_view text) {
    std::vector<unsigned char> bytes(Key::length + checkBytes);
    std::size_t digit = 0;
    for (const char c : text) {
        if (c == '-' || std::isspace(static_cast<unsigned char>(c)) != 0) {
            continue;
        }
        const auto value = digitOf(c);
        if (!value || digit == digits) {
            return std::nullopt;
        }
        for (std::size_t bit = 0; bit < digitBits; ++bit) {
            const std::size_t to = digit * digitBits + bit;
            bytes[to / 8] =
                static_cast<unsigned char>(bytes[to / 8] | (*value >> (digitBits - 1 - bit) & 1) << (7 - to % 8));
        }
        ++digit;
    }
    Key key = Key::from(Bytes(bytes).first(Key::length));
    const bool whole = digit == digits && withCheck(key.bytes()) == bytes;
    sodium_memzero(bytes.data(), bytes.size());
    return whole ? std::optional(std::move(key)) : std::nullopt;
}

} // namespace attune::vault
