// SPDX-License-Identifier: Apache-2.0
#include "vault/sealed_row.hpp"

#include "vault/row_format.hpp"

#include <algorithm>
#include <sodium.h>

namespace attune::vault {
namespace {

using namespace format;

unsigned char *at(store::Row &row, std::size_t offset) {
    return reinterpret_cast<unsigned char *>(row.data()) + offset;
}
const unsigned char *at(std::span<const std::byte> row, std::size_t offset) {
    return reinterpret_cast<const unsigned char *>(row.data()) + offset;
}

void addNumber(std::string &to, std::uint64_t number, int size) {
    for (int i = 0; i < size; ++i) {
        to += static_cast<char>(number >> 8 * i & 0xff);
    }
}

std::string bound(const Binding &binding) {
    std::string bytes("attune row 1");
    addNumber(bytes, binding.vault.size(), 2);
    bytes += binding.vault;
    addNumber(bytes, binding.position, 8);
    return bytes;
}

// An item key is closed anew when its vault gets another key; what it opens is not.
std::string bound(const Binding &binding, std::uint32_t epoch) {
    std::string bytes = bound(binding);
    addNumber(bytes, epoch, 4);
    return bytes;
}

const unsigned char *raw(const std::string &bytes) {
    return reinterpret_cast<const unsigned char *>(bytes.data());
}
unsigned char *raw(std::string &bytes) {
    return reinterpret_cast<unsigned char *>(bytes.data());
}

// XChaCha20-Poly1305 alone lets one ciphertext open under two keys (docs/log-format.md); this says which one it was.
// Lives for one row only, on the stack: a page of its own, as Secret has, would cost more than the sealing.
struct ItemKey {
    std::array<unsigned char, Key::length> bytes{};
    ItemKey() = default;
    ItemKey(const ItemKey &) = delete;
    ItemKey &operator=(const ItemKey &) = delete;
    ~ItemKey() { sodium_memzero(bytes.data(), bytes.size()); }
};

std::array<unsigned char, commitmentSize> commitment(const ItemKey &item, std::span<const std::byte> row) {
    crypto_generichash_state state;
    std::array<unsigned char, commitmentSize> sum{};
    static constexpr std::string_view label = "attune commit";
    crypto_generichash_init(&state, item.bytes.data(), Key::length, sum.size());
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char *>(label.data()), label.size());
    crypto_generichash_update(&state, at(row, nonceAt), nonceSize);
    crypto_generichash_update(&state, at(row, row.size() - checksumSize - tagSize), tagSize);
    crypto_generichash_final(&state, sum.data(), sum.size());
    return sum;
}

std::array<unsigned char, hintSize> hintOf(const RowKeys &keys, std::span<const std::byte> row) {
    std::array<unsigned char, crypto_generichash_BYTES_MIN> sum{};
    crypto_generichash(sum.data(), sum.size(), at(row, nonceAt), nonceSize, keys.hint.bytes().data(), Key::length);
    std::array<unsigned char, hintSize> hint{};
    std::ranges::copy_n(sum.begin(), hintSize, hint.begin());
    return hint;
}

std::array<unsigned char, crypto_generichash_BYTES> checksum(std::span<const std::byte> row) {
    std::array<unsigned char, crypto_generichash_BYTES> sum{};
    crypto_generichash(sum.data(), sum.size(), at(row, 0), row.size() - checksumSize, nullptr, 0);
    return sum;
}

void wrap(const RowKeys &keys, const Binding &binding, const ItemKey &item, store::Row &row) {
    const std::string binds = bound(binding, keys.epoch);
    std::ranges::copy(hintOf(keys, row), at(row, hintAt));
    crypto_aead_xchacha20poly1305_ietf_encrypt(at(row, wrappedAt), nullptr, item.bytes.data(), Key::length, raw(binds),
                                               binds.size(), nullptr, at(row, nonceAt), keys.wrap.bytes().data());
}

bool unwrap(const RowKeys &keys, const Binding &binding, std::span<const std::byte> row, ItemKey &item) {
    const std::string binds = bound(binding, keys.epoch);
    return crypto_aead_xchacha20poly1305_ietf_decrypt(item.bytes.data(), nullptr, nullptr, at(row, wrappedAt),
                                                      Key::length + tagSize, raw(binds), binds.size(), at(row, nonceAt),
                                                      keys.wrap.bytes().data()) == 0 &&
           sodium_memcmp(commitment(item, row).data(), at(row, commitmentAt), commitmentSize) == 0;
}

void finish(store::Row &row) {
    const auto sum = checksum(row);
    std::copy_n(sum.begin(), checksumSize, at(row, row.size() - checksumSize));
}

store::Row begun(std::size_t size) {
    store::Row row(size);
    std::ranges::copy(magic, at(row, 0));
    *at(row, 2) = version;
    *at(row, 3) = static_cast<unsigned char>(Kind::sealed);
    return row;
}

tl::unexpected<Error> altered() {
    return fail("vault.altered",
                "A record is not what was written in its place: somebody or something changed the file. "
                "The others are not touched by it; restore a backup to get it back.");
}

} // namespace

RowKeys RowKeys::of(const Key &vault, std::uint32_t epoch) {
    return {derive(vault, "attune hint 1"), derive(vault, "attune wrap 1"), epoch};
}

Result<store::Row> sealRow(const RowKeys &keys, const Binding &binding, std::string_view content) {
    const auto size = std::ranges::lower_bound(rowSizes, content.size() + 1 + sealedOverhead); // 1: at least of padding
    if (size == rowSizes.end()) {
        return fail("vault.too_large", "This is too long to be kept (more than 4 MiB). Shorten it, then try again.");
    }
    store::Row row = begun(*size);
    std::string padded(content);
    padded.resize(*size - sealedOverhead);
    std::size_t full = 0;
    sodium_pad(&full, raw(padded), content.size(), padded.size(), padded.size());

    ItemKey item;
    randombytes_buf(item.bytes.data(), item.bytes.size());
    const std::string binds = bound(binding);
    randombytes_buf(at(row, nonceAt), nonceSize);
    wrap(keys, binding, item, row);
    crypto_aead_xchacha20poly1305_ietf_encrypt(at(row, contentAt), nullptr, raw(padded), padded.size(), raw(binds),
                                               binds.size(), nullptr, at(row, nonceAt), item.bytes.data());
    sodium_memzero(padded.data(), padded.size());
    std::ranges::copy(commitment(item, row), at(row, commitmentAt));
    finish(row);
    return row;
}

bool isHinted(const RowKeys &keys, std::span<const std::byte> row) {
    return std::ranges::equal(hintOf(keys, row), std::span(at(row, hintAt), hintSize));
}

Result<std::string> openRow(const RowKeys &keys, const Binding &binding, std::span<const std::byte> row) {
    if (!isHinted(keys, row)) {
        return altered();
    }
    ItemKey item;
    if (!unwrap(keys, binding, row, item)) {
        return altered();
    }
    const std::string binds = bound(binding);
    std::string content(row.size() - sealedOverhead, '\0');
    std::size_t length = 0;
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(raw(content), nullptr, nullptr, at(row, contentAt),
                                                   content.size() + tagSize, raw(binds), binds.size(), at(row, nonceAt),
                                                   item.bytes.data()) != 0 ||
        sodium_unpad(&length, raw(content), content.size(), content.size()) != 0) {
        return altered();
    }
    content.resize(length);
    return content;
}

Result<store::Row> rewrapped(const RowKeys &from, const RowKeys &to, const Binding &binding,
                             std::span<const std::byte> row) {
    ItemKey item;
    if (!isHinted(from, row) || !unwrap(from, binding, row, item)) {
        return altered();
    }
    store::Row changed(row.begin(), row.end());
    wrap(to, binding, item, changed);
    finish(changed);
    return changed;
}

std::span<const std::byte> lasting(std::span<const std::byte> row) {
    return row.subspan(commitmentAt, row.size() - commitmentAt - checksumSize);
}

store::Row forgotten(std::span<const std::byte> row) {
    store::Row changed(row.begin(), row.end());
    randombytes_buf(at(changed, hintAt), commitmentAt - hintAt);
    finish(changed);
    return changed;
}

store::Row emptyRow(std::size_t size) {
    store::Row row = begun(size);
    randombytes_buf(at(row, headSize), size - headSize - checksumSize);
    finish(row);
    return row;
}

std::optional<bool> isSealedRow(std::span<const std::byte> row) {
    if (row.size() < headSize + checksumSize || !std::ranges::equal(magic, std::span(at(row, 0), magic.size()))) {
        return std::nullopt;
    }
    const auto sum = checksum(row);
    if (!std::equal(sum.begin(), sum.begin() + checksumSize, at(row, row.size() - checksumSize))) {
        return std::nullopt;
    }
    return *at(row, 2) == version && *at(row, 3) == static_cast<unsigned char>(Kind::sealed) &&
           std::ranges::find(rowSizes, row.size()) != rowSizes.end();
}

} // namespace attune::vault
