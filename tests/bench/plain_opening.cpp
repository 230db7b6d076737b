// SPDX-License-Identifier: Apache-2.0
// The least that reading a home can cost: what SQLite and libsodium need for the same bytes, and nothing else.
#include "bench/grown_home.hpp"
#include "bench/must.hpp"
#include "vault/hex.hpp"
#include "vault/row_format.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <array>
#include <fstream>
#include <sodium.h>

namespace attune::bench {
namespace {

using namespace vault::format;

struct Opener {
    std::string bound; // as docs/log-format.md, "What a row is bound to", with a gap for the position
    std::array<unsigned char, vault::Key::length> wrap{};
    bool shared = false;
};

void addNumber(std::string &to, std::uint64_t number, int size) {
    for (int i = 0; i < size; ++i) {
        to += static_cast<char>(number >> 8 * i & 0xff);
    }
}

Opener openerFrom(const json &noted) {
    Opener opener;
    const std::string vault = noted.at("vault");
    opener.bound = "attune row 1";
    addNumber(opener.bound, vault.size(), 2);
    opener.bound += vault;
    addNumber(opener.bound, 0, 8);
    addNumber(opener.bound, noted.at("epoch"), 4);
    opener.shared = vault::isShared(vault);
    if (!vault::fromHex(noted.at("wrap").get<std::string>(), opener.wrap)) {
        giveUp("The note of what opens each row is damaged.");
    }
    return opener;
}

// What is known of all rows before the first is read: nothing has to be looked for.
struct Openers {
    std::vector<Opener> openers;
    std::string ofRow; // 'a' + index; '-': none, it is empty

    explicit Openers(const std::filesystem::path &file) {
        std::ifstream in(file);
        const json noted = json::parse(in);
        for (const json &one : noted.at("openers")) {
            openers.push_back(openerFrom(one));
        }
        ofRow = noted.at("rows");
    }
    [[nodiscard]] Opener *of(std::size_t row) {
        const char which = ofRow.at(row - 1);
        return which == '-' ? nullptr : &openers.at(static_cast<std::size_t>(which - 'a'));
    }
};

// One text of the usual length, whose signature takes as long to check as any.
struct Signed {
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> open{};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
    std::array<unsigned char, crypto_sign_BYTES> signature{};
    std::array<unsigned char, 800> text{};

    Signed() {
        crypto_sign_keypair(open.data(), secret.data());
        crypto_sign_detached(signature.data(), nullptr, text.data(), text.size(), secret.data());
    }
    [[nodiscard]] bool fits() const {
        return crypto_sign_verify_detached(signature.data(), text.data(), text.size(), open.data()) == 0;
    }
};

bool opens(Opener &opener, std::size_t position, std::span<const unsigned char> row, std::vector<unsigned char> &into) {
    std::array<unsigned char, vault::Key::length> item{};
    auto *bound = reinterpret_cast<unsigned char *>(opener.bound.data());
    const std::size_t whole = opener.bound.size(), withoutEpoch = whole - 4;
    for (std::size_t i = 0; i < 8; ++i) {
        bound[withoutEpoch - 8 + i] = static_cast<unsigned char>(position >> 8 * i & 0xff);
    }
    into.resize(row.size());
    const unsigned char *nonce = row.data() + nonceAt;
    return crypto_aead_xchacha20poly1305_ietf_decrypt(item.data(), nullptr, nullptr, row.data() + wrappedAt,
                                                      vault::Key::length + tagSize, bound, whole, nonce,
                                                      opener.wrap.data()) == 0 &&
           crypto_aead_xchacha20poly1305_ietf_decrypt(into.data(), nullptr, nullptr, row.data() + contentAt,
                                                      row.size() - contentAt - checksumSize, bound, withoutEpoch, nonce,
                                                      item.data()) == 0;
}

} // namespace

void noteOpeners(const GrownHome &grown, const vault::Keys &keys) {
    const auto log = must(store::openSqliteLog(grown.log()));
    json openers = json::array();
    std::string ofRow;
    std::map<const vault::RowKeys *, char> known;
    must(log->scan(1, [&](store::Position, std::span<const std::byte> row) {
        const auto [vault, its] = keys.openerOf(row);
        if (vault != nullptr && known.try_emplace(its, static_cast<char>('a' + openers.size())).second) {
            openers.push_back({{"vault", *vault}, {"epoch", its->epoch}, {"wrap", vault::toHex(its->wrap.bytes())}});
        }
        ofRow += vault == nullptr ? '-' : known.at(its);
    }));
    std::ofstream(grown.openers()) << json{{"openers", openers}, {"rows", ofRow}};
}

void openPlainly(const GrownHome &grown, bool signatures) {
    Openers openers(grown.openers());
    const Signed sample;
    std::vector<unsigned char> content;
    const SQLite::Database database(grown.log().string(), SQLite::OPEN_READWRITE);
    SQLite::Statement rows(database, "SELECT seq, blob FROM ev ORDER BY seq");
    while (rows.executeStep()) {
        const auto position = static_cast<std::size_t>(rows.getColumn(0).getInt64());
        const auto blob = rows.getColumn(1);
        const std::span row(static_cast<const unsigned char *>(blob.getBlob()),
                            static_cast<std::size_t>(blob.getBytes()));
        Opener *opener = openers.of(position);
        if (opener != nullptr &&
            (!opens(*opener, position, row, content) || (signatures && opener->shared && !sample.fits()))) {
            giveUp("A row did not open.");
        }
    }
}

} // namespace attune::bench
