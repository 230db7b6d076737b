// SPDX-License-Identifier: Apache-2.0
// The disk fills up while something is erased: what is written afterwards is bound to where it really stands.
#include "support/faulty_vfs.hpp"
#include "support/temp_folder.hpp"
#include "vault/ledger.hpp"

#include <catch2/catch_test_macros.hpp>
#include <sqlite3.h>

using namespace attune;
using namespace attune::vault;
using test::TempFolder;

namespace {

constexpr GuessCost cheap{1, std::size_t{1} << 20};
constexpr int written = 6;

Ledger opened(const TempFolder &folder) {
    return {store::openSqliteLog(folder / "attune.log").value(), Keys::open(folder / "keys", cheap).value()};
}

std::vector<int> readable(Ledger &ledger) {
    std::vector<int> numbers;
    const auto reading = ledger.read([&](const Entry &entry) { numbers.push_back(entry.body.at("n")); });
    REQUIRE(reading);
    REQUIRE(reading->findings.empty());
    return numbers;
}

Result<void> write(Ledger &ledger, int n) {
    return ledger.append(std::vector<Entry>{{"person:ana", {{"n", n}, {"text", std::string(700, 'x')}}}});
}

bool isThird(const Entry &entry) {
    return entry.body.at("n") == 2;
}

} // namespace

TEST_CASE(
    "Whichever step of an erasing finds the disk full, nothing written afterwards is lost, and it can be done again") {
    bool failedOnce = false;
    for (std::size_t nth = 0;; ++nth) {
        CAPTURE(nth);
        const TempFolder folder;
        test::FaultyVfs vfs;
        {
            Ledger ledger = opened(folder);
            REQUIRE(ledger.keys().add("ana"));
            for (int n = 0; n < written; ++n) {
                REQUIRE(write(ledger, n));
            }
            vfs.failAt(nth, SQLITE_FULL);
            const auto erased = ledger.erase(isThird);
            if (!vfs.failed()) {
                break;
            }
            failedOnce = failedOnce || !erased;
            REQUIRE((erased || erased.error().code == "store.disk_full"));
            REQUIRE(write(ledger, 100));
            REQUIRE(ledger.erase(isThird));
            REQUIRE(write(ledger, 101));
        }
        Ledger again = opened(folder);
        REQUIRE(readable(again) == std::vector{0, 1, 3, 4, 5, 100, 101});
    }
    CHECK(failedOnce);
}

TEST_CASE("A row that a newer version wrote keeps the key that it needs, when everything else is closed anew") {
    const TempFolder folder;
    {
        Ledger ledger = opened(folder);
        REQUIRE(ledger.keys().add("ana"));
        REQUIRE(write(ledger, 1));
    }
    {
        auto log = store::openSqliteLog(folder / "attune.log").value();
        store::Row strange(1024, std::byte{3});
        REQUIRE(log->append(std::vector<store::Row>{strange}));
    }
    Ledger ledger = opened(folder);
    REQUIRE(ledger.read([](const Entry &) {}));
    REQUIRE(ledger.keys().setPassphrase("ana", Passphrase("two words")));
    REQUIRE(ledger.renew());
    CHECK(ledger.keys().isUnsettled());
}
