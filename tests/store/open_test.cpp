// SPDX-License-Identifier: Apache-2.0
#include "store/rows.hpp"
#include "support/temp_folder.hpp"

#include <chrono>
#include <fstream>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace attune;
namespace fs = std::filesystem;

namespace {

void execute(const fs::path &file, const char *sql) {
    sqlite3 *db = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &db) == SQLITE_OK);
    REQUIRE(sqlite3_exec(db, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
    REQUIRE(sqlite3_close(db) == SQLITE_OK);
}

std::string contentOf(const fs::path &file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

TEST_CASE("what was appended is there after reopening", "[store]") {
    const test::TempFolder folder;
    test::fill(*test::opened(folder / "log.sqlite"), 30);
    auto log = test::opened(folder / "log.sqlite");
    test::requireRows(*log, 30);
    CHECK(test::appendAt(*log, 31) == store::Position{31});
}

TEST_CASE("folder and files are for their owner only, whatever the umask", "[store]") {
    const test::TempFolder folder;
    const fs::path file = folder.path() / "home" / "records" / "log.sqlite";
    const mode_t before = umask(0);
    auto log = test::opened(file);
    test::fill(*log, 3);
    umask(before);
    CHECK(fs::status(file.parent_path()).permissions() == fs::perms::owner_all);
    CHECK(fs::status(file.parent_path().parent_path()).permissions() == fs::perms::owner_all);
    for (const auto &entry : fs::directory_iterator(file.parent_path()))
        CHECK(entry.status().permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("a file that others could read is closed to them when it is opened", "[store]") {
    const test::TempFolder folder;
    (void)test::opened(folder / "log.sqlite");
    fs::permissions(folder / "log.sqlite", fs::perms::all);
    (void)test::opened(folder / "log.sqlite");
    CHECK(fs::status(folder / "log.sqlite").permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("no shared-memory file is made, and closing leaves one file and its lock", "[store]") {
    const test::TempFolder folder;
    auto log = test::opened(folder / "log.sqlite");
    test::fill(*log, 3);
    CHECK_FALSE(fs::exists(folder / "log.sqlite-shm"));
    CHECK(fs::exists(folder / "log.sqlite-wal"));
    log.reset();
    CHECK_FALSE(fs::exists(folder / "log.sqlite-wal"));
}

TEST_CASE("a second opener is told at once, in this process and in another", "[store]") {
    const test::TempFolder folder;
    auto log = test::opened(folder / "log.sqlite");
    const auto openAgain = [&] {
        const auto start = std::chrono::steady_clock::now();
        const auto second = store::openSqliteLog(folder / "log.sqlite");
        const bool prompt = std::chrono::steady_clock::now() - start < std::chrono::milliseconds(500);
        return !second && second.error().code == "store.busy" && prompt;
    };
    CHECK(openAgain());
    const pid_t child = fork();
    if (child == 0)
        _exit(openAgain() ? 0 : 1);
    int status = -1;
    waitpid(child, &status, 0);
    CHECK(status == 0);
    log.reset();
    CHECK(store::openSqliteLog(folder / "log.sqlite"));
}

TEST_CASE("a log of a newer format is read and not written", "[store]") {
    const test::TempFolder folder;
    test::fill(*test::opened(folder / "log.sqlite"), 5);
    execute(folder / "log.sqlite", "PRAGMA user_version=2");
    auto log = test::opened(folder / "log.sqlite");
    CHECK(log->readOnly());
    test::requireRows(*log, 5);
    const auto refused = test::appendAt(*log, 6);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "store.newer");
}

TEST_CASE("a newer format without our table is an error", "[store]") {
    const test::TempFolder folder;
    (void)test::opened(folder / "log.sqlite");
    execute(folder / "log.sqlite", "PRAGMA user_version=9; ALTER TABLE ev RENAME TO other");
    const auto log = store::openSqliteLog(folder / "log.sqlite");
    REQUIRE_FALSE(log);
    CHECK(log.error().code == "store.newer");
}

TEST_CASE("a database of another program is refused and left as it is", "[store]") {
    const test::TempFolder folder;
    execute(folder / "log.sqlite", "CREATE TABLE bookmarks(url); INSERT INTO bookmarks VALUES('x')");
    const std::string before = contentOf(folder / "log.sqlite");
    const auto log = store::openSqliteLog(folder / "log.sqlite");
    REQUIRE_FALSE(log);
    CHECK(log.error().code == "store.foreign");
    CHECK(contentOf(folder / "log.sqlite") == before);
}

TEST_CASE("a file that is no database is refused and left as it is", "[store]") {
    const test::TempFolder folder;
    const std::string text(5000, 'x');
    std::ofstream(folder / "log.sqlite") << text;
    const auto log = store::openSqliteLog(folder / "log.sqlite");
    REQUIRE_FALSE(log);
    CHECK(log.error().code == "store.foreign");
    CHECK(log.error().place.file == (folder / "log.sqlite").string());
    CHECK(contentOf(folder / "log.sqlite") == text);
}

TEST_CASE("a folder in place of the file, and a file in place of the folder, are errors with a cure", "[store]") {
    const test::TempFolder folder;
    fs::create_directory(folder / "log.sqlite");
    CHECK(store::openSqliteLog(folder / "log.sqlite").error().code == "store.foreign");
    std::ofstream(folder / "file") << "x";
    const auto log = store::openSqliteLog(folder.path() / "file" / "log.sqlite");
    REQUIRE_FALSE(log);
    CHECK(log.error().code == "store.folder");
    CHECK(log.error().sentence.find("--home") != std::string::npos);
}

TEST_CASE("a making that was cut off is finished by the next opener", "[store]") {
    const test::TempFolder folder;
    SECTION("an empty file") {
        std::ofstream(folder / "log.sqlite").flush();
    }
    SECTION("an empty database") {
        execute(folder / "log.sqlite", "PRAGMA journal_mode=WAL");
    }
    test::fill(*test::opened(folder / "log.sqlite"), 2);
    test::requireRows(*test::opened(folder / "log.sqlite"), 2);
}

TEST_CASE("nothing is said to be saved in a file that was deleted", "[store]") {
    const test::TempFolder folder;
    auto log = test::opened(folder / "log.sqlite");
    test::fill(*log, 2);
    fs::remove(folder / "log.sqlite");
    const auto refused = test::appendAt(*log, 3);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "store.io");
    CHECK(log->readOnly());
}

TEST_CASE("no sentence holds a path", "[store]") {
    const test::TempFolder folder;
    auto log = test::opened(folder / "log.sqlite");
    const auto busy = store::openSqliteLog(folder / "log.sqlite");
    REQUIRE_FALSE(busy);
    CHECK(busy.error().sentence.find('/') == std::string::npos);
    CHECK(busy.error().place.file.starts_with(folder.path().string()));
}

TEST_CASE("What was replaced is in no file of the log any more", "[store]") {
    const test::TempFolder folder;
    auto log = test::opened(folder / "log.sqlite");
    const std::string filling(3000, '.');
    for (int i = 0; i < 20; ++i)
        REQUIRE(log->append(std::vector<store::Row>(1, test::row("planted-words" + filling))));
    const auto found = [&] {
        std::string all;
        for (const auto &file : fs::directory_iterator(folder.path()))
            all += contentOf(file.path());
        return all.find("planted-words") != std::string::npos;
    };
    CHECK(found());
    std::vector<store::Replacement> replaced;
    for (store::Position position = 1; position <= 20; ++position)
        replaced.push_back({position, test::row("nothing-else " + filling)});
    REQUIRE(log->replace(replaced, {}));
    CHECK_FALSE(found());
}
