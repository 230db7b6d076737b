// SPDX-License-Identifier: Apache-2.0
#include "vault/ledger.hpp"

#include "vault/row_format.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <limits>
#include <sodium.h>
#include <sstream>

using namespace attune;
using namespace attune::vault;

namespace {

constexpr GuessCost cheap{1, std::size_t{1} << 20};

// Two people with a vault each and one for both.
struct House {
    std::vector<store::Row> rows;
    Key ana = Key::random(), leo = Key::random(), both = Key::random();

    [[nodiscard]] House copy() const { return {rows, ana.clone(), leo.clone(), both.clone()}; }

    Keys keys(bool withAna = true, bool withLeo = true) const {
        Keys keys = Keys::open(std::nullopt, cheap).value();
        if (withAna) {
            keys.hold("person:ana", ana);
        }
        if (withLeo) {
            keys.hold("person:leo", leo);
        }
        keys.hold("person:both", both);
        return keys;
    }
    Ledger ledger(Keys keys) const {
        auto log = store::openMemoryLog();
        REQUIRE(log->append(rows));
        return {std::move(log), std::move(keys)};
    }
};

std::vector<store::Row> rowsOf(store::Log &log) {
    std::vector<store::Row> rows;
    REQUIRE(log.scan(
        1, [&](store::Position, std::span<const std::byte> row) { rows.emplace_back(row.begin(), row.end()); }));
    return rows;
}

House house(int entries = 12) {
    House made;
    auto log = store::openMemoryLog();
    store::Log *kept = log.get();
    Ledger ledger(std::move(log), made.keys());
    REQUIRE(ledger.read([](const Entry &) {}));
    const char *vaults[] = {"person:both", "person:ana", "person:leo"};
    for (int i = 0; i < entries; ++i) {
        REQUIRE(ledger.append(std::vector<Entry>{{vaults[i % 3], {{"n", i}}}}));
    }
    made.rows = rowsOf(*kept);
    return made;
}

struct Told {
    std::vector<int> numbers;
    std::string findings;
    std::size_t closed = 0;
};

Told read(Ledger ledger) {
    Told told;
    const auto reading = ledger.read([&](const Entry &entry) { told.numbers.push_back(entry.body.at("n")); });
    REQUIRE(reading);
    std::ostringstream out;
    for (const Finding &one : reading->findings) {
        out << one.code << " " << one.first << "-" << one.last << "; ";
        CHECK(!one.reason.empty());
    }
    told.findings = out.str();
    told.closed = reading->closed;
    return told;
}

std::string codeOfAppending(const json &body, const VaultId &vault = "person:ana") {
    const House one;
    Ledger ledger = one.ledger(one.keys());
    REQUIRE(ledger.read([](const Entry &) {}));
    const auto done = ledger.append(std::vector<Entry>{{vault, body}});
    return done ? "" : done.error().code;
}

json nested(int levels) {
    json value = json::array();
    for (int i = 1; i < levels; ++i) {
        value = json::array({value});
    }
    return value;
}

} // namespace

TEST_CASE("What was appended is read again, in order and unchanged") {
    const json body =
        GENERATE(json::object(), json::array(), json(nullptr), json(""), json("Grüße, 日本"), json(true),
                 json(std::numeric_limits<std::int64_t>::min()), json(std::numeric_limits<std::uint64_t>::max()),
                 json(std::string(1'000'000, 'y')), nested(format::maxDepth - 1));
    const House one;
    Ledger ledger = one.ledger(one.keys());
    REQUIRE(ledger.read([](const Entry &) {}));
    const std::vector<Entry> entries{{"person:ana", body}, {"person:both", body}};
    REQUIRE(ledger.append(entries));
    std::vector<Entry> seen;
    REQUIRE(ledger.read([&](const Entry &entry) { seen.push_back(entry); }).value().findings.empty());
    CHECK(seen == entries);
}

TEST_CASE("What could not be read back as the same is not written") {
    CHECK(codeOfAppending({{"a", 0.5}}) == "vault.form");
    CHECK(codeOfAppending(std::numeric_limits<double>::quiet_NaN()) == "vault.form");
    CHECK(codeOfAppending("\xff\xfe") == "vault.form");
    CHECK(codeOfAppending(json::binary({1, 2})) == "vault.form");
    CHECK(codeOfAppending(nested(format::maxDepth + 1)) == "vault.form");
    CHECK(codeOfAppending(std::string(5'000'000, 'x')) == "vault.too_large");
    CHECK(codeOfAppending({{"a", 1}}, "person:nobody") == "vault.locked");
}

TEST_CASE("Each reads what their keys open, and of the rest only that it is there") {
    const House all = house();
    CHECK(read(all.ledger(all.keys())).numbers.size() == 12);
    const Told ana = read(all.ledger(all.keys(true, false)));
    CHECK(ana.numbers == std::vector{0, 1, 3, 4, 6, 7, 9, 10});
    CHECK(ana.closed == 4);
    CHECK(ana.findings.empty());
    CHECK(read(all.ledger(Keys::open(std::nullopt).value())).numbers.empty());
}

TEST_CASE("A key that turns up on the way opens the rows that follow") {
    House all = house(0);
    auto log = store::openMemoryLog();
    store::Log *kept = log.get();
    {
        Ledger ledger(std::move(log), all.keys());
        REQUIRE(ledger.read([](const Entry &) {}));
        REQUIRE(ledger.append(std::vector<Entry>{{"person:ana", {{"key", "here"}}}, {"person:both", {{"n", 1}}}}));
        all.rows = rowsOf(*kept);
    }
    Keys only = Keys::open(std::nullopt).value();
    only.hold("person:ana", all.ana);
    Ledger ledger = all.ledger(std::move(only));
    int seen = 0;
    REQUIRE(ledger.read([&](const Entry &entry) {
        ++seen;
        if (entry.body.contains("key")) {
            ledger.keys().hold("person:both", all.both);
        }
    }));
    CHECK(seen == 2);
}

TEST_CASE("A row that was altered is named, and all others still open") {
    const House all = house();
    for (std::size_t at = 0; at < all.rows.size(); ++at) {
        House changed = all.copy();
        changed.rows[at][200] ^= std::byte{1};
        const Told told = read(changed.ledger(all.keys()));
        const std::string place = std::to_string(at + 1) + "-" + std::to_string(at + 1) + "; ";
        CHECK(told.findings == "vault.damaged " + place);
        CHECK(told.numbers.size() == 11);
    }
}

TEST_CASE("Rows that were taken out, swapped, repeated or put in place of others are named") {
    const House all = house();
    const auto findings = [&](const auto &change, bool withLeo = true) {
        House changed = all.copy();
        change(changed.rows);
        return read(changed.ledger(all.keys(true, withLeo))).findings;
    };
    CHECK(findings([](auto &) {}).empty());
    CHECK(findings([](auto &rows) { rows.erase(rows.begin() + 4); }) == "vault.altered 5-11; ");
    CHECK(findings([](auto &rows) { std::swap(rows[3], rows[7]); }) == "vault.altered 4-4; vault.altered 8-8; ");
    CHECK(findings([](auto &rows) { rows[6] = rows[3]; }) == "vault.altered 7-7; ");
    CHECK(findings([](auto &rows) { rows.insert(rows.begin() + 2, rows[1]); }) == "vault.altered 3-13; ");
    CHECK(findings([](auto &rows) { rows[6] = emptyRow(1024); }) == "vault.altered 7-7; ");
    // those of somebody whose keys are not here: the rows behind vouch for them
    const auto leos = [](auto &rows) { rows[5] = emptyRow(1024); };
    CHECK(findings(leos, false) == "vault.altered 6-6; ");
    const auto older = [&](auto &rows) { rows[8] = rows[5]; };
    CHECK(findings(older, false) == "vault.altered 9-9; ");
}

TEST_CASE("A row whose key was taken away by somebody else is named by the next of its vault") {
    const House all = house();
    House changed = all.copy();
    changed.rows[4] = forgotten(all.rows[4]);
    const Told told = read(changed.ledger(all.keys()));
    CHECK(told.findings == "vault.altered 5-5; ");
    CHECK(told.numbers.size() == 11);
    changed = all.copy();
    changed.rows[5] = forgotten(all.rows[5]); // of somebody else
    CHECK(read(changed.ledger(all.keys(true, false))).findings.empty());
}

TEST_CASE("What was erased opens for nobody, with every key there ever was; the rest is as it was") {
    const House all = house();
    auto log = store::openMemoryLog();
    REQUIRE(log->append(all.rows));
    store::Log *kept = log.get();
    Ledger ledger(std::move(log), all.keys());
    REQUIRE(ledger.read([](const Entry &) {}));
    const auto erased =
        ledger.erase([](const Entry &entry) { return entry.body.at("n") == 4 || entry.body.at("n") == 6; });
    REQUIRE(erased == 2);
    REQUIRE(ledger.append(std::vector<Entry>{{"person:ana", {{"n", 50}}}, {"person:both", {{"n", 51}}}}));
    House after = all.copy();
    after.rows = rowsOf(*kept);
    CHECK(after.rows.size() == 16);
    CHECK(after.rows[4].size() == all.rows[4].size());
    const Told told = read(after.ledger(all.keys()));
    CHECK(told.findings.empty());
    CHECK(told.numbers == std::vector{0, 1, 2, 3, 5, 7, 8, 9, 10, 11, 50, 51});
    const Told leos = read(after.ledger(all.keys(false, true)));
    CHECK(leos.findings.empty());
}

TEST_CASE("Erasing what is not there, or what is not open, changes nothing") {
    const House all = house();
    auto log = store::openMemoryLog();
    REQUIRE(log->append(all.rows));
    store::Log *kept = log.get();
    Ledger ledger(std::move(log), all.keys(true, false));
    REQUIRE(ledger.read([](const Entry &) {}));
    CHECK(ledger.erase([](const Entry &entry) { return entry.body.at("n") == 5; }) == 0); // leo's
    CHECK(rowsOf(*kept) == all.rows);
}

TEST_CASE("After damage it goes on: what is appended then is sound") {
    House all = house();
    all.rows[4][300] ^= std::byte{4};
    auto log = store::openMemoryLog();
    REQUIRE(log->append(all.rows));
    store::Log *kept = log.get();
    Ledger ledger(std::move(log), all.keys());
    REQUIRE(ledger.read([](const Entry &) {}));
    REQUIRE(ledger.append(std::vector<Entry>{{"person:ana", {{"n", 77}}}}));
    all.rows = rowsOf(*kept);
    const Told told = read(all.ledger(all.keys()));
    CHECK(told.findings == "vault.damaged 5-5; ");
    CHECK(told.numbers.back() == 77);
}

TEST_CASE("Topped up, the rows are a multiple of sixteen, and nobody can tell which are empty") {
    const House all = house(0);
    auto log = store::openMemoryLog();
    store::Log *kept = log.get();
    Ledger ledger(std::move(log), all.keys());
    REQUIRE(ledger.read([](const Entry &) {}));
    REQUIRE(ledger.topUp());
    CHECK(rowsOf(*kept).empty());
    for (int i = 0; i < 19; ++i) {
        REQUIRE(ledger.append(std::vector<Entry>{{"person:ana", {{"n", i}}}}));
    }
    REQUIRE(ledger.topUp());
    CHECK(rowsOf(*kept).size() == 32);
    REQUIRE(ledger.append(std::vector<Entry>{{"person:leo", {{"n", 99}}}}));
    const auto reading = ledger.read([](const Entry &) {});
    CHECK(reading->findings.empty());
    CHECK(reading->closed == 13);
}
