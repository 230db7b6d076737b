// SPDX-License-Identifier: Apache-2.0
#include "core/seeded.hpp"
#include "vault/row_format.hpp"
#include "vault/vault.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <limits>
#include <sodium.h>

using namespace attune;

namespace {

const vault::Entry entry{
    "person:7f3a", {{"type", "draft"}, {"text", "Grüße, 日本 \u0000 ok"}, {"n", -5}, {"list", {1, true, nullptr}}}};

store::Row sealed(const vault::Entry &what = entry) {
    auto row = vault::plainSealer()->seal(what);
    REQUIRE(row);
    return *row;
}

std::string codeOfOpening(std::span<const std::byte> row) {
    const auto opened = vault::plainSealer()->open(row);
    return opened ? (*opened ? "opened" : "unknown") : opened.error().code;
}

std::string codeOfSealing(const vault::Entry &what) {
    const auto row = vault::plainSealer()->seal(what);
    return row ? "sealed" : row.error().code;
}

// Changes a byte and puts the checksum right again.
store::Row resealed(store::Row row, std::size_t at, std::uint8_t value) {
    row.at(at) = std::byte{value};
    const std::size_t content = row.size() - vault::format::checksumSize;
    std::array<unsigned char, 32> sum{};
    crypto_generichash(sum.data(), sum.size(), reinterpret_cast<const unsigned char *>(row.data()), content, nullptr,
                       0);
    for (std::size_t i = 0; i < vault::format::checksumSize; ++i)
        row[content + i] = std::byte{sum[i]};
    return row;
}

json nested(int levels) {
    json value = json::array();
    for (int i = 1; i < levels; ++i)
        value = json::array({value});
    return value;
}

} // namespace

TEST_CASE("what was sealed opens as the same entry", "[vault]") {
    const json body =
        GENERATE(json::object(), json::array(), json(nullptr), json(""), json("x"), entry.body,
                 json(std::numeric_limits<std::int64_t>::min()), json(std::numeric_limits<std::uint64_t>::max()),
                 json(std::string(1'000'000, 'y')), nested(vault::format::maxDepth));
    const vault::Entry made{"relationship:abc", body};
    const auto opened = vault::plainSealer()->open(sealed(made));
    REQUIRE(opened);
    REQUIRE(*opened);
    CHECK((**opened == made));
}

TEST_CASE("the same entry gives the same bytes", "[vault]") {
    CHECK(sealed({"home", json::parse(R"({"b":1,"a":2})")}) == sealed({"home", json::parse(R"({ "a": 2, "b": 1 })")}));
}

TEST_CASE("a row is laid out as the format says", "[vault]") {
    const auto row = sealed({"home", {{"a", 1}}});
    std::string text;
    for (const std::byte byte : row)
        text += static_cast<char>(byte);
    using namespace std::string_literals;
    CHECK(text.substr(0, text.size() - 16) == "AT\x01\x01\x04\0home\x07\0\0\0{\"a\":1}"s);
}

TEST_CASE("every change of one bit is found", "[vault]") {
    const auto row = sealed();
    for (std::size_t bit = 0; bit < row.size() * 8; ++bit) {
        auto changed = row;
        changed[bit / 8] ^= std::byte{1} << (bit % 8);
        REQUIRE(codeOfOpening(changed) == "vault.damaged");
    }
}

TEST_CASE("every row that is cut short or has bytes too many is found", "[vault]") {
    auto row = sealed();
    for (std::size_t size = 0; size < row.size(); ++size)
        REQUIRE(codeOfOpening({row.data(), size}) == "vault.damaged");
    row.push_back(std::byte{0});
    CHECK(codeOfOpening(row) == "vault.damaged");
}

TEST_CASE("a row of a format or kind that is not known is told apart from a damaged one", "[vault]") {
    CHECK(codeOfOpening(resealed(sealed(), 2, 2)) == "unknown");
    CHECK(codeOfOpening(resealed(sealed(), 3, 2)) == "unknown");
    CHECK(codeOfOpening(resealed(sealed(), 0, 'B')) == "vault.damaged");
}

TEST_CASE("lengths that lie are found although the checksum is right", "[vault]") {
    const auto row = sealed();
    const std::size_t bodyLength = vault::format::headSize + vault::format::vaultLengthSize + entry.vault.size();
    for (const std::size_t at :
         {std::size_t{4}, std::size_t{5}, bodyLength, bodyLength + 1, bodyLength + 2, bodyLength + 3})
        for (const int value : {0x33, 0xff})
            REQUIRE(codeOfOpening(resealed(row, at, static_cast<std::uint8_t>(value))) == "vault.damaged");
    CHECK(codeOfOpening(resealed(row, bodyLength + 4, '[')) == "vault.damaged"); // not JSON any more
}

TEST_CASE("random bytes never open, and a forged row ends in an answer", "[vault]") {
    SeededRandom random(11);
    for (int i = 0; i < 4'000; ++i) {
        store::Row row(random.next() % 200);
        for (auto &byte : row)
            byte = static_cast<std::byte>(random.next());
        REQUIRE(codeOfOpening(row) == "vault.damaged");
        auto changed = sealed({"home", {{"a", 1}}});
        for (std::size_t at = random.next() % changed.size(); at < changed.size() - vault::format::checksumSize; ++at)
            changed = resealed(std::move(changed), at, static_cast<std::uint8_t>(random.next()));
        const auto code = codeOfOpening(changed);
        REQUIRE((code == "opened" || code == "unknown" || code == "vault.damaged"));
    }
}

TEST_CASE("what could not be read back is not sealed", "[vault]") {
    CHECK(codeOfSealing({"home", {{"a", 0.5}}}) == "vault.form");
    CHECK(codeOfSealing({"home", std::numeric_limits<double>::quiet_NaN()}) == "vault.form");
    CHECK(codeOfSealing({"home", "\xff\xfe"}) == "vault.form");
    CHECK(codeOfSealing({"home", json::binary({1, 2})}) == "vault.form");
    CHECK(codeOfSealing({"home", nested(vault::format::maxDepth + 1)}) == "vault.form");
    CHECK(codeOfSealing({"", json::object()}) == "vault.id");
    CHECK(codeOfSealing({std::string(vault::format::maxVaultId + 1, 'x'), json::object()}) == "vault.id");
}

TEST_CASE("a row stays within what the log takes", "[vault]") {
    const std::size_t frame = 4 + 2 + 4 + 4 + 2 + 16; // head, lengths, "home", quotes, checksum
    CHECK(codeOfSealing({"home", std::string(store::maxRowBytes - frame, 'x')}) == "sealed");
    CHECK(codeOfSealing({"home", std::string(store::maxRowBytes - frame + 1, 'x')}) == "vault.too_large");
    CHECK(codeOfSealing({"home", std::string(store::maxRowBytes, 'x')}) == "vault.too_large");
}

TEST_CASE("an error of the sealer does not quote what it was given", "[vault]") {
    const auto refused = vault::plainSealer()->seal({"home", "canary\xff"});
    REQUIRE_FALSE(refused);
    CHECK(describe(refused.error()).find("canary") == std::string::npos);
}
