// SPDX-License-Identifier: Apache-2.0
#include "store/rows.hpp"
#include "support/small_disk.hpp"

#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace attune;
namespace fs = std::filesystem;

namespace {

// root may write everywhere, so the check runs as somebody else, in a child
template <class Check> bool withoutRoot(const test::TempFolder &folder, Check check) {
    const pid_t child = fork();
    if (child == 0) {
        constexpr uid_t nobody = 65534;
        if (geteuid() == 0 &&
            (chown(folder.path().c_str(), nobody, nobody) != 0 || setgid(nobody) != 0 || setuid(nobody) != 0))
            _exit(2);
        _exit(check() ? 0 : 1);
    }
    int status = -1;
    waitpid(child, &status, 0);
    return status == 0;
}

std::size_t count(store::Log &log) {
    std::size_t rows = 0;
    const auto damage = log.scan(1, [&](store::Position, std::span<const std::byte>) { ++rows; });
    return damage && damage->empty() ? rows : 0;
}

bool writeRows(const fs::path &file, store::Position n) {
    auto log = store::openSqliteLog(file);
    for (store::Position position = 1; log && position <= n; ++position)
        if (!test::appendAt(**log, position))
            return false;
    return log.has_value();
}

bool readsOnly(const fs::path &file, std::size_t rows) {
    auto log = store::openSqliteLog(file);
    if (!log || !(*log)->readOnly() || count(**log) != rows)
        return false;
    const auto refused = test::appendAt(**log, 1);
    return !refused && refused.error().code == "store.read_only";
}

} // namespace

TEST_CASE("a folder that cannot be written opens for reading", "[store]") {
    const test::TempFolder folder;
    CHECK(withoutRoot(folder, [&] {
        const fs::path inner = folder.path() / "a ?#%40 ü";
        const bool written = writeRows(inner / "log.sqlite", 12);
        chmod(inner.c_str(), 0500);
        const bool good = written && readsOnly(inner / "log.sqlite", 12);
        chmod(inner.c_str(), 0700);
        return good;
    }));
}

TEST_CASE("a file that cannot be written opens for reading", "[store]") {
    const test::TempFolder folder;
    CHECK(withoutRoot(folder, [&] {
        const bool written = writeRows(folder / "log.sqlite", 12);
        chmod((folder / "log.sqlite").c_str(), 0400);
        return written && readsOnly(folder / "log.sqlite", 12);
    }));
}

TEST_CASE("a medium that is mounted read-only opens for reading", "[store]") {
    test::SmallDisk disk("size=4m");
    if (!disk.mounted())
        SKIP("needs the right to mount");
    REQUIRE(writeRows(disk / "log.sqlite", 12));
    REQUIRE(disk.makeReadOnly());
    CHECK(readsOnly(disk / "log.sqlite", 12));
}

TEST_CASE("without records and without the right to make them, the error names the cure", "[store]") {
    const test::TempFolder folder;
    CHECK(withoutRoot(folder, [&] {
        chmod(folder.path().c_str(), 0500);
        const auto file = store::openSqliteLog(folder / "log.sqlite");
        const auto deeper = store::openSqliteLog(folder.path() / "new" / "log.sqlite");
        return !file && file.error().code == "store.read_only" &&
               file.error().sentence.find("--home") != std::string::npos && !deeper &&
               deeper.error().code == "store.read_only";
    }));
}

TEST_CASE("rows that only a write-ahead log holds are not left out in silence", "[store]") {
    const test::TempFolder folder;
    CHECK(withoutRoot(folder, [&] {
        const fs::path source = folder / "log.sqlite", copy = folder / "copy" / "log.sqlite";
        auto log = store::openSqliteLog(source);
        if (!log || !test::appendAt(**log, 1))
            return false;
        fs::create_directory(copy.parent_path());
        fs::copy_file(source, copy); // as a crash would leave them
        fs::copy_file(source.string() + "-wal", copy.string() + "-wal");
        chmod(copy.parent_path().c_str(), 0500);
        const auto refused = store::openSqliteLog(copy);
        chmod(copy.parent_path().c_str(), 0700);
        auto taken = store::openSqliteLog(copy);
        return !refused && refused.error().code == "store.read_only" && taken && count(**taken) == 1;
    }));
}

TEST_CASE("a log of another account that keeps it to itself cannot be read, and the error says so", "[store]") {
    const test::TempFolder folder;
    CHECK(withoutRoot(folder, [&] {
        const bool written = writeRows(folder / "log.sqlite", 1);
        chmod((folder / "log.sqlite").c_str(), 0);
        const auto log = store::openSqliteLog(folder / "log.sqlite");
        return written && !log && log.error().code == "store.read_only" &&
               log.error().sentence.find("another account") != std::string::npos;
    }));
}
