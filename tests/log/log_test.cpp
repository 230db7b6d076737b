// SPDX-License-Identifier: Apache-2.0
#include "core/seeded.hpp"
#include "log/log.hpp"
#include "support/small_disk.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <fstream>
#include <unistd.h>

using namespace attune;
namespace fs = std::filesystem;

namespace {

std::string contentOf(const fs::path &file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

// What is written to stderr while `run` runs.
template <class Run> std::string stderrOf(const fs::path &scratch, Run run) {
    std::fflush(stderr);
    const int before = dup(STDERR_FILENO);
    REQUIRE(std::freopen(scratch.c_str(), "w", stderr) != nullptr);
    run();
    std::fflush(stderr);
    dup2(before, STDERR_FILENO);
    close(before);
    return contentOf(scratch);
}

void writeMany(const log::Logs &logs, int lines) {
    const auto logger = logs.part(log::Part::worker);
    for (int i = 0; i < lines; ++i)
        logger.info({.code = log::Code::workerStarted, .fields = {{"line", i}}});
}

} // namespace

TEST_CASE("a line has time, level, part, code and numbers", "[log]") {
    const test::TempFolder folder;
    ManualClock clock(1'700'000'000'123);
    const log::Logs logs({.folder = folder / "state", .least = log::Level::info}, clock);
    logs.part(log::Part::store).warning({.code = log::Code::storeDiskFull, .fields = {{"rows", 3}}});
    clock.advance(1000);
    logs.part(log::Part::cli).info({.code = log::Code::stopped});
    CHECK(contentOf(folder / "state" / "attune.log") ==
          "2023-11-14T22:13:20.123Z warning store store.disk_full rows=3\n"
          "2023-11-14T22:13:21.123Z info cli stopped\n");
}

TEST_CASE("what is below the level asked for is left out", "[log]") {
    const test::TempFolder folder;
    ManualClock clock;
    const log::Logs logs({.folder = folder.path(), .least = log::Level::info}, clock);
    logs.part(log::Part::core).debug({.code = log::Code::started});
    CHECK(contentOf(folder / "attune.log").empty());
    const log::Logs all({.folder = folder.path(), .least = log::Level::debug}, clock);
    all.part(log::Part::core).debug({.code = log::Code::started});
    CHECK(contentOf(folder / "attune.log").ends_with("debug core started\n"));
}

TEST_CASE("files and folder are for their owner only", "[log]") {
    const test::TempFolder folder;
    ManualClock clock;
    const log::Logs logs({.folder = folder / "state", .least = log::Level::info}, clock);
    CHECK(fs::status(folder / "state").permissions() == fs::perms::owner_all);
    CHECK(fs::status(folder / "state" / "attune.log").permissions() ==
          (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("two files of 512 KiB are kept, with the newest lines", "[log]") {
    const test::TempFolder folder;
    ManualClock clock;
    const log::Logs logs({.folder = folder.path(), .least = log::Level::info}, clock);
    writeMany(logs, 30'000);
    std::size_t files = 0;
    for (const auto &entry : fs::directory_iterator(folder.path())) {
        ++files;
        CHECK(entry.file_size() <= 512 << 10);
    }
    CHECK(files == 2);
    CHECK(fs::file_size(folder / "attune.1.log") > 500 << 10);
    CHECK(contentOf(folder / "attune.log").ends_with("line=29999\n"));
}

TEST_CASE("without a folder that can be written it goes on, and says so once, without a path", "[log]") {
    const test::TempFolder folder;
    std::ofstream(folder / "file") << "in the way";
    ManualClock clock;
    const std::string said = stderrOf(folder / "err", [&] {
        const log::Logs logs({.folder = folder / "file" / "state", .least = log::Level::info}, clock);
        writeMany(logs, 10);
    });
    CHECK(said.starts_with("attune: going on without a log file"));
    CHECK(std::ranges::count(said, '\n') == 1);
    CHECK(said.find(folder.path().string()) == std::string::npos);
}

TEST_CASE("when the disk is full it goes on, and says so once", "[log]") {
    const test::SmallDisk disk("size=64k");
    if (!disk.mounted())
        SKIP("needs the right to mount");
    const test::TempFolder folder;
    ManualClock clock;
    const std::string said = stderrOf(folder / "err", [&] {
        const log::Logs logs({.folder = disk.path(), .least = log::Level::info}, clock);
        writeMany(logs, 3000);
    });
    CHECK(said.starts_with("attune: going on without a log file"));
    CHECK(std::ranges::count(said, '\n') == 1);
}

TEST_CASE("lines go to stderr when asked for, and only then", "[log]") {
    const test::TempFolder folder;
    ManualClock clock(1'000);
    CHECK(stderrOf(folder / "err", [&] { writeMany(log::Logs({.folder = folder.path()}, clock), 1); }).empty());
    const auto said = stderrOf(folder / "err", [&] {
        writeMany(log::Logs({.folder = {}, .toStderr = true, .least = log::Level::info}, clock), 1);
    });
    CHECK(said == "1970-01-01T00:00:01.000Z info worker worker.started line=0\n");
}
