// SPDX-License-Identifier: Apache-2.0
#include "vault/row_format.hpp"
#include "vault/sealed_row.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <random>
#include <set>
#include <sodium.h>

using namespace attune;
using namespace attune::vault;

namespace {

const Key vaultKey = Key::random();
const RowKeys keys = RowKeys::of(vaultKey);
const Binding here{"person:one", 7};

store::Row sealed(std::string_view content, const Binding &binding = here, const RowKeys &with = keys) {
    auto row = sealRow(with, binding, content);
    REQUIRE(row);
    return *row;
}

std::string outcome(const store::Row &row, const Binding &binding = here, const RowKeys &with = keys) {
    if (!isSealedRow(row).value_or(false)) {
        return "damaged";
    }
    const auto opened = openRow(with, binding, row);
    return opened ? "opened: " + *opened : opened.error().code;
}

// Puts the checksum right again, as somebody would who changes a row on purpose.
store::Row rightedAgain(store::Row row) {
    std::array<unsigned char, 32> sum{};
    const std::size_t content = row.size() - format::checksumSize;
    crypto_generichash(sum.data(), sum.size(), reinterpret_cast<unsigned char *>(row.data()), content, nullptr, 0);
    std::transform(sum.begin(), sum.begin() + format::checksumSize, row.begin() + static_cast<std::ptrdiff_t>(content),
                   [](unsigned char c) { return std::byte{c}; });
    return row;
}

} // namespace

TEST_CASE("A sealed row opens as what was sealed, with the keys of its vault") {
    for (const std::size_t size : {0, 1, 500, 900, 5000, 70'000, 4'000'000}) {
        const std::string content(size, 'x');
        CHECK(outcome(sealed(content)) == "opened: " + content);
    }
}

TEST_CASE("What does not fit into the largest row is refused with a sentence") {
    const std::size_t most = rowSizes.back() - format::sealedOverhead - 1;
    CHECK(sealRow(keys, here, std::string(most, 'x')));
    const auto refused = sealRow(keys, here, std::string(most + 1, 'x'));
    REQUIRE(!refused);
    CHECK(refused.error().code == "vault.too_large");
}

TEST_CASE("Rows come in few sizes, and the same content never looks the same") {
    std::set<std::size_t> sizes;
    for (std::size_t size = 0; size < 20'000; size += 37) {
        sizes.insert(sealed(std::string(size, 'x')).size());
    }
    CHECK(sizes == std::set<std::size_t>{1 << 10, 4 << 10, 16 << 10, 64 << 10});
    CHECK(sealed("x") != sealed("x"));
}

TEST_CASE("Without the keys nothing of it can be told, not even whose it is") {
    const RowKeys others = RowKeys::of(Key::random());
    const store::Row row = sealed("planted-words");
    CHECK(isHinted(keys, row));
    CHECK(!isHinted(others, row));
    CHECK(!isHinted(keys, emptyRow(row.size())));
    CHECK(isSealedRow(emptyRow(1024)) == true);
    CHECK(outcome(row, here, others) == "vault.altered");
    const std::string bytes(reinterpret_cast<const char *>(row.data()), row.size());
    CHECK(bytes.find("planted") == std::string::npos);
    CHECK(bytes.find("person") == std::string::npos);
}

TEST_CASE("A row opens in its place only: not in another, not in another vault or epoch") {
    const store::Row row = sealed("x");
    CHECK(outcome(row, {"person:one", 8}) == "vault.altered");
    CHECK(outcome(row, here, RowKeys::of(vaultKey, 2)) == "vault.altered");
    CHECK(outcome(row, {"person:two", 7}) == "vault.altered");
    CHECK(outcome(row, here) == "opened: x");
}

TEST_CASE("A row can be closed with another key, and then the one before opens it no more") {
    const RowKeys next = RowKeys::of(Key::random(), 2);
    const store::Row row = sealed("some words");
    const store::Row renewed = rewrapped(keys, next, here, row).value();
    CHECK(outcome(renewed, here, next) == "opened: some words");
    CHECK(outcome(renewed) == "vault.altered");
    CHECK(!isHinted(keys, renewed));
    CHECK(std::ranges::equal(lasting(row), lasting(renewed)));
    CHECK(rewrapped(keys, next, {"person:one", 8}, row).error().code == "vault.altered");
    CHECK(rewrapped(next, keys, here, row).error().code == "vault.altered");
}

TEST_CASE("Whatever bit of a row is changed, it does not open; nor when its checksum was put right") {
    const store::Row row = sealed("some words");
    std::mt19937 mind(3);
    for (std::size_t byte = 0; byte < row.size(); ++byte) {
        store::Row changed = row;
        changed[byte] ^= std::byte{static_cast<unsigned char>(1U << mind() % 8)};
        CHECK(!isSealedRow(changed).has_value());
        REQUIRE(outcome(changed) == "damaged");
        if (byte < row.size() - format::checksumSize) {
            REQUIRE(outcome(rightedAgain(changed)) == (byte < format::headSize ? "damaged" : "vault.altered"));
        }
    }
}

TEST_CASE("A row of any length that is none is not taken for one") {
    for (const std::size_t size : {0, 1, 4, 19, 20, 21, 147, 148, 149, 1023, 1024, 1025}) {
        CHECK(!isSealedRow(store::Row(size)).value_or(false));
        CHECK(outcome(store::Row(size)) == "damaged");
    }
    CHECK(isSealedRow(rightedAgain(emptyRow(1024))) == true);
    store::Row odd = emptyRow(1024);
    odd.resize(1000);
    CHECK(isSealedRow(rightedAgain(odd)) != true);
}

// XChaCha20-Poly1305 does not say under which key it was sealed: one ciphertext can be made that opens under two. A row
// names its key, so that two people cannot be shown different words by one row.
TEST_CASE("A row that was crafted for another item key does not open") {
    const store::Row row = sealed("words for one");
    store::Row crafted = row;
    const Key other = Key::random();
    std::string binds = "attune row 1";
    binds += std::string("\x0a\x00", 2) + "person:one" + std::string("\x01\0\0\0\x07\0\0\0\0\0\0\0", 12);
    const auto at = [&](std::size_t offset) { return reinterpret_cast<unsigned char *>(crafted.data()) + offset; };
    crypto_aead_xchacha20poly1305_ietf_encrypt(at(format::wrappedAt), nullptr, other.bytes().data(), Key::length,
                                               reinterpret_cast<const unsigned char *>(binds.data()), binds.size(),
                                               nullptr, at(format::nonceAt), keys.wrap.bytes().data());
    const std::string content =
        "words for two" + std::string("\x80", 1) + std::string(row.size() - format::sealedOverhead - 14, '\0');
    crypto_aead_xchacha20poly1305_ietf_encrypt(at(format::contentAt), nullptr,
                                               reinterpret_cast<const unsigned char *>(content.data()), content.size(),
                                               reinterpret_cast<const unsigned char *>(binds.data()), binds.size(),
                                               nullptr, at(format::nonceAt), other.bytes().data());
    CHECK(outcome(rightedAgain(crafted)) == "vault.altered");
}
