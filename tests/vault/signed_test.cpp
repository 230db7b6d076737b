// SPDX-License-Identifier: Apache-2.0
// Two people who share a vault can both open and write all of it. Neither can write as the other.
#include "vault/hex.hpp"
#include "vault/ledger.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace attune;
using namespace attune::vault;

namespace {

const VaultId shared = "relationship:both";

struct Two {
    Key ana = Key::random(), leo = Key::random(), both = Key::random();
    std::vector<store::Row> rows;

    [[nodiscard]] Keys keys(bool withAna = true, bool withLeo = true) const {
        Keys keys = Keys::open(std::nullopt).value();
        if (withAna) {
            keys.hold("person:ana", ana);
        }
        if (withLeo) {
            keys.hold("person:leo", leo);
        }
        keys.hold(shared, both);
        return keys;
    }
    // Reads, then does something with the ledger, and keeps its rows.
    template <class Deed> void with(Keys &&keys, Deed deed) {
        auto log = store::openMemoryLog();
        REQUIRE(log->append(rows));
        store::Log *kept = log.get();
        Ledger ledger(std::move(log), std::move(keys));
        REQUIRE(ledger.read([](const Entry &) {}));
        deed(ledger);
        rows.clear();
        REQUIRE(kept->scan(
            1, [&](store::Position, std::span<const std::byte> row) { rows.emplace_back(row.begin(), row.end()); }));
    }
    struct Told {
        std::vector<std::string> said; // who: what
        std::string findings;
    };
    [[nodiscard]] Told read(Keys &&keys) const {
        auto log = store::openMemoryLog();
        REQUIRE(log->append(rows));
        Ledger ledger(std::move(log), std::move(keys));
        Told told;
        const auto reading = ledger.read(
            [&](const Entry &entry) { told.said.push_back(entry.by + ": " + entry.body.at("n").get<std::string>()); });
        REQUIRE(reading);
        for (const Finding &one : reading->findings) {
            told.findings += one.code + " " + std::to_string(one.first) + "-" + std::to_string(one.last) + "; ";
        }
        return told;
    }
    // What somebody with the key of the vault can put at its end.
    void forge(const json &content) {
        const store::Position at = rows.size() + 1;
        rows.push_back(sealRow(RowKeys::of(both), {shared, at}, canonical(content)).value());
    }
    [[nodiscard]] json contentOf(std::size_t index) const {
        return parseCanonical(openRow(RowKeys::of(both), {shared, index + 1}, rows[index]).value()).value();
    }
};

Entry said(const char *by, const char *what) {
    return {shared, {{"n", what}}, by};
}

Two talked() {
    Two two;
    two.with(two.keys(), [](Ledger &ledger) {
        REQUIRE(ledger.append(std::vector{said("ana", "one"), said("leo", "two"), said("ana", "three")}));
    });
    return two;
}

} // namespace

TEST_CASE("What two share says who of them wrote it, to either of them") {
    const Two two = talked();
    const std::vector<std::string> all{"ana: one", "leo: two", "ana: three"};
    for (const auto &[ana, leo] : {std::pair{true, true}, {true, false}, {false, true}}) {
        const auto told = two.read(two.keys(ana, leo));
        CHECK(told.said == all);
        CHECK(told.findings.empty());
    }
}

TEST_CASE("Nobody writes for somebody who is not here") {
    Two two = talked();
    two.with(two.keys(false, true), [](Ledger &ledger) {
        const auto done = ledger.append(std::vector{said("ana", "forged")});
        REQUIRE(!done);
        CHECK(done.error().code == "vault.locked");
        CHECK(ledger.append(std::vector{said("leo", "four")}));
    });
    CHECK(two.read(two.keys()).said.back() == "leo: four");
}

TEST_CASE("A record by nobody, by the other, or with a signature from elsewhere is named, and not believed") {
    const Two two = talked();
    const std::size_t last = two.rows.size();
    const json genuine = two.contentOf(last - 1); // ana's
    const std::string place = std::to_string(last + 1) + "-" + std::to_string(last + 1) + "; ";
    const auto outcome = [&](const json &content) {
        Two changed{two.ana.clone(), two.leo.clone(), two.both.clone(), two.rows};
        changed.forge(content);
        const auto told = changed.read(changed.keys(true, false));
        CHECK(told.said.size() == 3);
        return told.findings;
    };
    json content = genuine;
    CHECK(outcome(content).find("vault.forged " + place) != std::string::npos); // the same once more
    content["body"]["n"] = "other words";
    CHECK(outcome(content).find("vault.forged " + place) != std::string::npos);
    content.erase("by");
    content.erase("signature");
    CHECK(outcome(content).find("vault.forged " + place) != std::string::npos);
    content["by"] = "somebody";
    content["signature"] = std::string(128, '0');
    CHECK(outcome(content).find("vault.forged " + place) != std::string::npos);
    json erased = genuine;
    erased.erase("body");
    erased["erased"] = {1};
    CHECK(outcome(erased).find("vault.forged " + place) != std::string::npos);
}

TEST_CASE("Nobody introduces themselves as somebody else") {
    Two two = talked();
    const Writer false_one = Writer::make("ana", "elsewhere");
    json content = {{"before", std::string(64, '0')},
                    {"mine", two.rows.size()},
                    {"by", false_one.id},
                    {"writer", introduction(false_one)}};
    const std::string text =
        "attune signed row 1\n" + shared + "\n" + std::to_string(two.rows.size() + 1) + "\n" + canonical(content);
    content["signature"] = toHex(false_one.sign(text));
    two.forge(content);
    json words = {
        {"before", std::string(64, '0')}, {"mine", two.rows.size()}, {"by", false_one.id}, {"body", {{"n", "forged"}}}};
    const std::string signedWords =
        "attune signed row 1\n" + shared + "\n" + std::to_string(two.rows.size() + 1) + "\n" + canonical(words);
    words["signature"] = toHex(false_one.sign(signedWords));
    two.forge(words);
    const auto told = two.read(two.keys());
    CHECK(told.said == std::vector<std::string>{"ana: one", "leo: two", "ana: three"});
    CHECK(told.findings.find("vault.forged") != std::string::npos);
}

TEST_CASE("In a restored home everybody writes with another key, vouched for by the one of before") {
    Two two = talked();
    const auto writersIn = [&] {
        std::vector<std::string> ids;
        for (std::size_t i = 0; i < two.rows.size(); ++i) {
            const auto text = openRow(RowKeys::of(two.both), {shared, i + 1}, two.rows[i]);
            const json content = text ? parseCanonical(*text).value() : json::object();
            if (content.contains("writer")) {
                ids.push_back(content["writer"].at("person"));
            }
        }
        return ids;
    };
    CHECK(writersIn() == std::vector<std::string>{"ana", "leo"});
    two.with(two.keys(), [](Ledger &ledger) { // another Keys: another home
        REQUIRE(ledger.append(std::vector{said("ana", "four")}));
        REQUIRE(ledger.append(std::vector{said("ana", "five")}));
    });
    CHECK(writersIn() == std::vector<std::string>{"ana", "leo", "ana"});
    const auto told = two.read(two.keys(false, true));
    CHECK(told.said == std::vector<std::string>{"ana: one", "leo: two", "ana: three", "ana: four", "ana: five"});
    CHECK(told.findings.empty());
}

TEST_CASE("Among many records each that is forged is named, wherever it stands, and all others are believed") {
    Two two;
    std::vector<std::string> honest;
    std::string forged;
    for (int round = 0; round < 4; ++round) { // each in another home, so with other writers
        two.with(two.keys(), [&](Ledger &ledger) {
            std::vector<Entry> entries;
            for (int i = 0; i < 150; ++i) {
                const std::string by = i % 3 == 0 ? "leo" : "ana", what = std::to_string(honest.size());
                entries.push_back(said(by.c_str(), what.c_str()));
                honest.push_back(by + ": " + what);
            }
            REQUIRE(ledger.append(entries));
        });
        json content = two.contentOf(two.rows.size() - 1);
        content["body"]["n"] = "forged";
        two.forge(content);
        const std::string place = std::to_string(two.rows.size());
        forged += "vault.forged " + place + "-" + place + "; ";
    }
    for (const auto &[ana, leo] : {std::pair{true, true}, {true, false}, {false, true}}) {
        const auto told = two.read(two.keys(ana, leo));
        CHECK(told.said == honest);
        std::string named;
        for (std::size_t at = 0; (at = told.findings.find("vault.forged", at)) != std::string::npos; ++at) {
            named += told.findings.substr(at, told.findings.find("; ", at) + 2 - at);
        }
        CHECK(named == forged);
    }
}

TEST_CASE("Words that look like the signature of a record are words") {
    Two two;
    const std::string like(128, '0');
    two.with(two.keys(), [&](Ledger &ledger) {
        const json body = {{"n", "one"}, {"signature", like}};
        REQUIRE(ledger.append(std::vector<Entry>{{shared, body, "ana"}}));
    });
    CHECK(two.read(two.keys()).said == std::vector<std::string>{"ana: one"});
    json content = two.contentOf(two.rows.size() - 1);
    content["body"]["signature"] = content["signature"];
    content["signature"] = like;
    two.forge(content);
    CHECK(two.read(two.keys()).said == std::vector<std::string>{"ana: one"});
}
