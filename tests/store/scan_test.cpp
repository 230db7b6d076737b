// SPDX-License-Identifier: Apache-2.0
#include "store/rows.hpp"
#include "support/temp_folder.hpp"

#include <fstream>
#include <set>
#include <sqlite3.h>

using namespace attune;
namespace fs = std::filesystem;

namespace {

constexpr store::Position rows = 300;
constexpr std::size_t page = 4096;

store::Row small(store::Position position) {
    return test::row(std::string(200 + position % 200, static_cast<char>('a' + position % 26)));
}

void makeLog(const fs::path &file) {
    auto log = test::opened(file);
    for (store::Position position = 1; position <= rows; ++position)
        REQUIRE(log->append(std::vector<store::Row>{small(position)}));
}

void spoilPage(const fs::path &file, std::size_t number) { // from 1
    std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
    out.seekp(static_cast<std::streamoff>((number - 1) * page));
    out << std::string(page, '\xee');
}

void execute(const fs::path &file, const std::string &sql) {
    sqlite3 *db = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &db) == SQLITE_OK);
    REQUIRE(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    REQUIRE(sqlite3_close(db) == SQLITE_OK);
}

} // namespace

TEST_CASE("around a page that is damaged, every other row is read, and each lost one is reported", "[store]") {
    const test::TempFolder folder;
    makeLog(folder / "whole");
    const std::size_t pages = fs::file_size(folder / "whole") / page;
    REQUIRE(pages > 15);
    std::size_t afterDamage = 0;
    for (std::size_t number = 3; number <= pages; ++number) { // 1 is the header, 2 the root
        CAPTURE(number);
        fs::copy_file(folder / "whole", folder / "log.sqlite", fs::copy_options::overwrite_existing);
        spoilPage(folder / "log.sqlite", number);
        auto log = test::opened(folder / "log.sqlite");
        const auto found = test::scanAll(*log);
        std::set<store::Position> seen;
        for (const auto &[position, bytes] : found.rows) {
            REQUIRE(bytes == small(position));
            seen.insert(position);
        }
        for (const auto &damage : found.damage) {
            REQUIRE(seen.insert(damage.position).second);
            REQUIRE_FALSE(damage.reason.empty());
        }
        REQUIRE_FALSE(found.damage.empty());
        const bool endLost = found.damage.back().reason.find("nothing after it") != std::string::npos;
        REQUIRE((endLost || seen.size() == rows));
        afterDamage += found.rows.rbegin()->first > found.damage.front().position;
        CHECK(log->readOnly());
        const auto refused = log->append(std::vector<store::Row>{small(1)});
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == "store.damaged");
    }
    CHECK(afterDamage >= pages - 4);
}

TEST_CASE("when the root is damaged the log opens, and the first row is reported", "[store]") {
    const test::TempFolder folder;
    makeLog(folder / "log.sqlite");
    spoilPage(folder / "log.sqlite", 2);
    auto log = test::opened(folder / "log.sqlite");
    CHECK(log->readOnly());
    const auto found = test::scanAll(*log);
    CHECK(found.rows.empty());
    REQUIRE(found.damage.size() == 1);
    CHECK(found.damage.front().position == 1);
}

TEST_CASE("missing rows are reported once for each gap", "[store]") {
    const test::TempFolder folder;
    makeLog(folder / "log.sqlite");
    execute(folder / "log.sqlite", "DELETE FROM ev WHERE seq IN (1, 10, 11, 12)");
    auto log = test::opened(folder / "log.sqlite");
    const auto found = test::scanAll(*log);
    CHECK(found.rows.size() == rows - 4);
    REQUIRE(found.damage.size() == 2);
    CHECK(found.damage[0].position == 1);
    CHECK(found.damage[0].reason == "it is missing");
    CHECK(found.damage[1].position == 10);
    CHECK(found.damage[1].reason == "rows 10 to 12 are missing");
    CHECK(log->append(std::vector<store::Row>{small(1)}) == rows + 1);
}

TEST_CASE("a gap of any size is reported at once", "[store]") {
    const test::TempFolder folder;
    makeLog(folder / "log.sqlite");
    execute(folder / "log.sqlite", "INSERT INTO ev VALUES(4611686018427387904, 'x')");
    CHECK(test::scanAll(*test::opened(folder / "log.sqlite")).damage.size() == 1);
}

TEST_CASE("whatever bytes of the file are changed, reading ends well", "[store]") {
    const test::TempFolder folder;
    makeLog(folder / "whole");
    std::ifstream in(folder / "whole", std::ios::binary);
    const std::string whole{std::istreambuf_iterator<char>(in), {}};
    std::uint32_t random = 1;
    for (int i = 0; i < 300; ++i) {
        std::string bytes = whole;
        for (int change = 0; change < 20; ++change) {
            random = random * 1664525 + 1013904223;
            bytes[random % bytes.size()] = static_cast<char>(random >> 24);
        }
        std::ofstream(folder / "log.sqlite", std::ios::binary) << bytes;
        fs::remove(folder / "log.sqlite-wal");
        auto log = store::openSqliteLog(folder / "log.sqlite");
        if (log)
            (void)(*log)->scan(1, [](store::Position, std::span<const std::byte>) {});
        else
            CHECK_FALSE(log.error().sentence.empty());
    }
}
