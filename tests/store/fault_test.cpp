// SPDX-License-Identifier: Apache-2.0
#include "store/rows.hpp"
#include "support/faulty_vfs.hpp"
#include "support/temp_folder.hpp"

#include <catch2/generators/catch_generators.hpp>
#include <sqlite3.h>

using namespace attune;

namespace {

constexpr store::Position sessionRows = 20;

// Appends until the first refusal. What was acknowledged.
store::Position play(const std::filesystem::path &file) {
    auto log = store::openSqliteLog(file);
    if (!log)
        return 0;
    for (store::Position position = 1; position <= sessionRows; ++position) {
        const auto appended = test::appendAt(**log, position);
        if (!appended) {
            CHECK_FALSE(appended.error().sentence.empty());
            return position - 1;
        }
        CHECK(*appended == position);
    }
    return sessionRows;
}

std::size_t stepsOfASession() {
    const test::TempFolder folder;
    const test::FaultyVfs vfs;
    REQUIRE(play(folder / "log.sqlite") == sessionRows);
    return vfs.steps().size();
}

// Rows from 1 on without gaps, each as it was written, and no fewer than were acknowledged.
void requireKept(const std::filesystem::path &file, store::Position acknowledged) {
    auto log = test::opened(file);
    const auto found = test::scanAll(*log);
    REQUIRE(found.damage.empty());
    REQUIRE(found.rows.size() >= acknowledged);
    for (const auto &[position, bytes] : found.rows)
        REQUIRE(bytes == test::rowAt(position));
    REQUIRE(test::appendAt(*log, found.rows.size() + 1) == found.rows.size() + 1);
}

} // namespace

TEST_CASE("no acknowledged row is lost, whichever write, sync, truncate or delete fails", "[store]") {
    const int code = GENERATE(SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC, SQLITE_FULL);
    const bool forGood = GENERATE(false, true);
    const std::size_t steps = stepsOfASession();
    REQUIRE(steps > 60);
    for (std::size_t nth = 0; nth < steps; ++nth) {
        CAPTURE(code, forGood, nth);
        const test::TempFolder folder;
        store::Position acknowledged = 0;
        {
            test::FaultyVfs vfs;
            vfs.failAt(nth, code, forGood ? SIZE_MAX : 1);
            acknowledged = play(folder / "log.sqlite");
            REQUIRE(vfs.failed());
        }
        requireKept(folder / "log.sqlite", acknowledged);
    }
}

TEST_CASE("after a failed sync nothing more is written, and reading goes on", "[store]") {
    const test::TempFolder folder;
    test::FaultyVfs vfs;
    auto log = test::opened(folder / "log.sqlite");
    test::fill(*log, 5);
    vfs.failAt(0, SQLITE_IOERR_FSYNC);
    const auto failed = test::appendAt(*log, 6);
    REQUIRE_FALSE(failed);
    CHECK(failed.error().code == "store.io");
    CHECK(log->readOnly());
    CHECK(test::appendAt(*log, 6).error().code == "store.io");
    test::requireRows(*log, 5);
}

TEST_CASE("when the disk is full for a while, the log takes rows again afterwards", "[store]") {
    const test::TempFolder folder;
    test::FaultyVfs vfs;
    auto log = test::opened(folder / "log.sqlite");
    test::fill(*log, 5);
    vfs.failAt(0, SQLITE_FULL);
    const auto failed = test::appendAt(*log, 6);
    REQUIRE_FALSE(failed);
    CHECK(failed.error().code == "store.disk_full");
    CHECK_FALSE(log->readOnly());
    REQUIRE(test::appendAt(*log, 6) == store::Position{6});
    test::requireRows(*log, 6);
}

TEST_CASE("an append is synced before it returns", "[store]") {
    const test::TempFolder folder;
    test::FaultyVfs vfs;
    auto log = test::opened(folder / "log.sqlite");
    for (store::Position position = 1; position <= sessionRows; ++position) {
        REQUIRE(test::appendAt(*log, position));
        CHECK(vfs.steps().back().kind == test::DiskStep::Kind::sync);
    }
}

TEST_CASE("what a run left in doubt is written anew before the next row is acknowledged", "[store]") {
    const test::TempFolder folder;
    std::filesystem::create_directory(folder / "copy");
    {
        auto log = test::opened(folder / "log.sqlite");
        test::fill(*log, 3);
        for (const char *name : {"log.sqlite", "log.sqlite-wal"}) // as a killed process leaves them
            std::filesystem::copy_file(folder / name, folder / "copy" / name);
    }
    test::FaultyVfs vfs;
    auto log = test::opened(folder / "copy" / "log.sqlite");
    REQUIRE(test::appendAt(*log, 4));
    const auto &steps = vfs.steps();
    const auto synced = std::ranges::find_if(steps, [](const test::DiskStep &step) {
        return step.kind == test::DiskStep::Kind::sync && step.file == "log.sqlite";
    });
    const auto written = std::ranges::find_if(steps, [](const test::DiskStep &step) {
        return step.kind == test::DiskStep::Kind::write && step.file == "log.sqlite";
    });
    REQUIRE(synced != steps.end());
    CHECK(written < synced);
    test::requireRows(*log, 4);
}

TEST_CASE("the write-ahead log does not grow without end", "[store]") {
    const test::TempFolder folder;
    auto log = test::opened(folder / "log.sqlite");
    const store::Row block(64 << 10, std::byte{1});
    for (int i = 0; i < 300; ++i)
        REQUIRE(log->append({&block, 1}));
    CHECK(std::filesystem::file_size(folder / "log.sqlite-wal") < 6'000'000);
}
