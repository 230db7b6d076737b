// SPDX-License-Identifier: Apache-2.0
#include "store/rows.hpp"
#include "support/temp_folder.hpp"

#include <csignal>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

using namespace attune;

namespace {

// In the child: appends for ever, and writes each position to the pipe once it is acknowledged.
[[noreturn]] void appendUntilKilled(const std::filesystem::path &file, int pipe) {
    auto log = store::openSqliteLog(file);
    store::Position position = 0;
    if (log)
        (void)(*log)->scan(1, [&](store::Position at, std::span<const std::byte>) { position = at; });
    while (log && test::appendAt(**log, ++position) && write(pipe, &position, sizeof position) == sizeof position)
        ;
    _exit(1);
}

// Kills the child `micros` after its start or after its first acknowledged row. The last position that it acknowledged,
// or 0.
enum class From { start, firstRow };
store::Position appendAndKill(const std::filesystem::path &file, From from, useconds_t micros) {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    const pid_t child = fork();
    if (child == 0)
        appendUntilKilled(file, ends[1]);
    close(ends[1]);
    store::Position last = 0, next = 0;
    if (from == From::firstRow && read(ends[0], &next, sizeof next) == sizeof next)
        last = next;
    usleep(micros);
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    CHECK(WIFSIGNALED(status));
    while (read(ends[0], &next, sizeof next) == sizeof next)
        last = next;
    close(ends[0]);
    return last;
}

} // namespace

TEST_CASE("kill -9 at any moment loses no acknowledged row", "[store]") {
    std::mt19937 random(20240601);
    const test::TempFolder folder;
    store::Position kept = 0;
    int acknowledging = 0;
    for (int i = 0; i < 100; ++i) {
        const bool fresh = i % 5 == 0; // also kill it while the file is being made
        if (fresh)
            std::filesystem::remove_all(folder / "home"), kept = 0;
        const auto acknowledged = appendAndKill(folder / "home" / "log.sqlite", fresh ? From::start : From::firstRow,
                                                static_cast<useconds_t>(random() % 10'000));
        acknowledging += acknowledged > 0;
        const auto found = test::scanAll(*test::opened(folder / "home" / "log.sqlite"));
        REQUIRE(found.damage.empty());
        REQUIRE(found.rows.size() >= std::max(kept, acknowledged));
        for (const auto &[position, bytes] : found.rows)
            REQUIRE(bytes == test::rowAt(position));
        kept = found.rows.size();
    }
    CHECK(acknowledging >= 80);
}
