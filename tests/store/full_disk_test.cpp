// SPDX-License-Identifier: Apache-2.0
#include "store/rows.hpp"
#include "support/small_disk.hpp"

#include <fstream>

using namespace attune;

namespace {

// Appends 4 KiB rows until it is refused. The number of rows that were acknowledged.
store::Position fillUp(store::Log &log) {
    const store::Row block(4096, std::byte{0x5a});
    for (store::Position position = 1;; ++position)
        if (const auto appended = log.append({&block, 1}); !appended) {
            CHECK(appended.error().code == "store.disk_full");
            return position - 1;
        }
}

} // namespace

TEST_CASE("a full disk refuses a row, keeps what was saved, and takes rows again when there is space", "[store]") {
    const test::SmallDisk disk("size=512k");
    if (!disk.mounted())
        SKIP("needs the right to mount");
    std::ofstream(disk / "other") << std::string(200'000, 'x') << std::flush;
    auto log = test::opened(disk / "log.sqlite");
    const store::Position saved = fillUp(*log);
    CHECK(saved > 5);
    CHECK_FALSE(log->readOnly());
    CHECK(test::scanAll(*log).rows.size() == saved);

    SECTION("in the same run") {}
    SECTION("after starting again with the disk still full") {
        log.reset();
        log = test::opened(disk / "log.sqlite");
        CHECK(test::scanAll(*log).rows.size() == saved);
    }
    std::filesystem::remove(disk / "other");
    REQUIRE(log->append(std::vector<store::Row>{test::row("after")}) == saved + 1);
    log.reset();
    const auto found = test::scanAll(*test::opened(disk / "log.sqlite"));
    CHECK(found.damage.empty());
    CHECK(found.rows.size() == saved + 1);
}

TEST_CASE("a log that cannot be made for want of space says so, and is made when there is some", "[store]") {
    const test::SmallDisk disk("size=64k");
    if (!disk.mounted())
        SKIP("needs the right to mount");
    std::ofstream(disk / "other") << std::string(64 << 10, 'x') << std::flush;
    const auto refused = store::openSqliteLog(disk / "log.sqlite");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "store.disk_full");
    std::filesystem::remove(disk / "other");
    CHECK(test::appendAt(*test::opened(disk / "log.sqlite"), 1) == store::Position{1});
}
