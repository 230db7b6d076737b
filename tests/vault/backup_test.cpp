// SPDX-License-Identifier: Apache-2.0
#include "vault/backup.hpp"

#include "support/small_disk.hpp"
#include "support/temp_folder.hpp"
#include "vault/ledger.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <iterator>
#include <random>
#include <set>

using namespace attune;
using namespace attune::vault;
using test::TempFolder;

namespace {

// A home with one person and some rows of every size.
Ledger filled(const std::filesystem::path &folder, int entries = 20) {
    Keys keys = Keys::open(folder / "keys").value();
    REQUIRE(keys.add("ana"));
    Ledger ledger(store::openSqliteLog(folder / "attune.log").value(), std::move(keys));
    REQUIRE(ledger.read([](const Entry &) {}));
    for (int i = 0; i < entries; ++i) {
        REQUIRE(ledger.append(std::vector<Entry>{
            {"person:ana", {{"n", i}, {"text", std::string(static_cast<std::size_t>(i) * 900, 'x')}}}}));
    }
    return ledger;
}

int readable(const std::filesystem::path &folder) {
    Ledger ledger(store::openSqliteLog(folder / "attune.log").value(), Keys::open(folder / "keys").value());
    int count = 0;
    const auto reading = ledger.read([&](const Entry &) { ++count; });
    return reading && reading->findings.empty() ? count : -1;
}

std::string bytesOf(const std::filesystem::path &file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string codeOfReading(const std::filesystem::path &file) {
    const auto read = readBackup(file, [](const store::Row &) { return Result<void>{}; });
    return read ? "" : read.error().code;
}

// What is in a folder, but for locks.
std::set<std::string> names(const std::filesystem::path &folder) {
    std::set<std::string> found;
    for (const auto &file : std::filesystem::directory_iterator(folder)) {
        if (file.path().extension() != ".lock") {
            found.insert(file.path().filename());
        }
    }
    return found;
}

} // namespace

TEST_CASE("What was backed up is restored, whole, elsewhere") {
    const TempFolder folder, away, fresh;
    {
        Ledger ledger = filled(folder.path());
        const auto made = ledger.backUpInto(away.path());
        REQUIRE(made);
        CHECK(made->filename() == "attune-1.backup");
    }
    const auto restored = restoreBackup(away / "attune-1.backup", fresh / "attune.log", fresh / "keys");
    REQUIRE(restored);
    CHECK(restored->rows == 20);
    CHECK(readable(fresh.path()) == 20);
    CHECK(names(fresh.path()) == std::set<std::string>{"attune.log", "keys"});
}

TEST_CASE("Three generations stay, and other files are left alone") {
    const TempFolder folder, away;
    Ledger ledger = filled(folder.path(), 2);
    std::ofstream(away / "attune-x.backup") << "not ours";
    std::ofstream(away / "attune-.backup") << "not ours";
    for (int i = 0; i < 5; ++i) {
        REQUIRE(ledger.backUpInto(away.path()));
    }
    CHECK(names(away.path()) == std::set<std::string>{"attune-3.backup", "attune-4.backup", "attune-5.backup",
                                                      "attune-x.backup", "attune-.backup"});
}

TEST_CASE("Copies of another home, and what only looks like one, are left alone; an empty home is not backed up") {
    const TempFolder away, one, other, empty;
    Ledger ledger = filled(one.path()), others = filled(other.path());
    const auto theirs = others.backUpInto(away.path()).value();
    std::ofstream(away / "attune-50.backup") << "not a backup";
    for (int i = 0; i < 5; ++i) {
        REQUIRE(ledger.backUpInto(away.path()));
    }
    CHECK(names(away.path()).size() == 5);
    CHECK(std::filesystem::exists(theirs));
    CHECK(std::filesystem::exists(away / "attune-50.backup"));
    Ledger nothing = filled(empty.path(), 0);
    const auto done = nothing.backUpInto(away.path());
    REQUIRE(!done);
    CHECK(done.error().code == "backup.empty");
    CHECK(names(away.path()).size() == 5);
}

TEST_CASE("Nothing is restored over what is there, nor from what is no backup") {
    const TempFolder folder, away;
    std::filesystem::path backup;
    {
        Ledger ledger = filled(folder.path(), 2);
        backup = ledger.backUpInto(away.path()).value();
        CHECK(restoreBackup(backup, folder / "attune.log", folder / "keys").error().code == "store.busy");
    }
    CHECK(restoreBackup(backup, folder / "attune.log", folder / "keys").error().code == "backup.taken");
    std::ofstream(away / "letter") << "Dear all, this is a letter";
    std::ofstream(away / "newer") << "ATTUNE BACKUP 2\n....";
    CHECK(codeOfReading(away / "letter") == "backup.foreign");
    CHECK(codeOfReading(away / "newer") == "backup.newer");
    CHECK(codeOfReading(away / "nowhere") == "store.missing");
    const TempFolder fresh;
    CHECK(!restoreBackup(away / "letter", fresh / "attune.log", fresh / "keys"));
    CHECK(names(fresh.path()).empty());
}

TEST_CASE("Damaged records are not backed up over sound ones") {
    const TempFolder folder, away;
    (void)filled(folder.path(), 8);
    auto log = store::openMemoryLog();
    REQUIRE(store::openSqliteLog(folder / "attune.log")
                .value()
                ->scan(1, [&](store::Position position, std::span<const std::byte> row) {
                    store::Row copy(row.begin(), row.end());
                    copy[300] ^= std::byte{position == 3 ? std::uint8_t{1} : std::uint8_t{0}};
                    REQUIRE(log->append(std::vector<store::Row>{copy}));
                }));
    const auto done = backUpInto(away.path(), *log, Keys::open(folder / "keys").value().ring());
    REQUIRE(!done);
    CHECK(done.error().code == "store.damaged");
    CHECK(names(away.path()).empty());
}

TEST_CASE("Nothing is restored beside what the database would read into it") {
    const TempFolder folder, away, fresh;
    const auto backup = filled(folder.path(), 4).backUpInto(away.path()).value();
    for (const char *left : {"attune.log-wal", "attune.log-journal"}) {
        std::ofstream(fresh / left) << "left over";
        const auto restored = restoreBackup(backup, fresh / "attune.log", fresh / "keys");
        REQUIRE(!restored);
        CHECK(restored.error().code == "backup.taken");
        std::filesystem::remove(fresh / left);
    }
    CHECK(restoreBackup(backup, fresh / "attune.log", fresh / "keys"));
}

TEST_CASE("A backup that was cut off, or of which one bit changed, is refused as a whole") {
    const TempFolder folder, away, fresh;
    Ledger ledger = filled(folder.path(), 4);
    const std::string whole = bytesOf(ledger.backUpInto(away.path()).value());
    std::mt19937 mind(9);
    const auto refused = [&](const std::string &bytes) {
        std::ofstream(away / "changed", std::ios::binary) << bytes;
        const auto restored = restoreBackup(away / "changed", fresh / "attune.log", fresh / "keys");
        return !restored && names(fresh.path()).empty();
    };
    for (int i = 0; i < 400; ++i) {
        std::string changed = whole;
        changed[mind() % changed.size()] ^= static_cast<char>(1U << mind() % 8);
        REQUIRE(refused(changed));
        REQUIRE(refused(whole.substr(0, mind() % whole.size())));
    }
    REQUIRE(refused(whole + "x"));
    REQUIRE(refused(""));
}

TEST_CASE("On a full disk there is no half backup, and the older ones stay") {
    const TempFolder folder;
    const test::SmallDisk disk("size=1m");
    if (!disk.mounted()) {
        SKIP("no right to mount a small disk here");
    }
    Ledger ledger = filled(folder.path(), 12);
    int made = 0;
    for (; made < 100; ++made) {
        const auto done = ledger.backUpInto(disk.path() / std::to_string(made));
        if (!done) {
            CHECK(done.error().code == "store.disk_full");
            break;
        }
    }
    REQUIRE(made > 0);
    REQUIRE(made < 100);
    CHECK(names(disk.path() / std::to_string(made)).empty());
    CHECK(codeOfReading(disk.path() / "0" / "attune-1.backup").empty());
}
