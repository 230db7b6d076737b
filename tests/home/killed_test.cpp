// SPDX-License-Identifier: Apache-2.0
// Real processes, really killed.
#include "cli/auto_player.hpp"
#include "home/audit.hpp"
#include "home/table.hpp"
#include "support/temp_folder.hpp"

#include <array>
#include <csignal>
#include <cstring>
#include <sys/wait.h>
#include <unistd.h>

using namespace attune;
using namespace attune::test;

namespace {

void killWorker(const Table &table) {
    if (table.activity != nullptr && table.activity->stats().pid > 0) {
        ::kill(table.activity->stats().pid, SIGKILL);
    }
}

// A process that plays, and says after every act which event was saved. Ends only when it is killed or done.
[[noreturn]] void playAndTell(const std::filesystem::path &file, const std::string &exercise, int out,
                              std::uint64_t seed) {
    Table table(file, seed);
    table.begin(exercise, "couple");
    const auto tell = [&](const core::Session &session) {
        const std::uint64_t seq = session.seq();
        if (::write(out, &seq, sizeof seq) != sizeof seq) {
            ::_exit(1);
        }
    };
    const auto played = cli::playByItself(*table.play, table.clock, seed, {.afterAct = tell});
    static_cast<void>(played);
    ::_exit(0);
}

// Lets it save `acts` acts, kills it, and returns the last event that it had said to be saved; 0 if it was done before.
std::uint64_t killAfter(const std::filesystem::path &file, const std::string &exercise, int acts) {
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        playAndTell(file, exercise, ends[1], 2);
    }
    ::close(ends[1]);
    std::uint64_t last = 0, seq = 0;
    int told = 0;
    while (told < acts && ::read(ends[0], &seq, sizeof seq) == sizeof seq) {
        last = seq;
        ++told;
    }
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    ::close(ends[0]);
    return told < acts ? 0 : last;
}

} // namespace

TEST_CASE("A worker killed before every act: the session goes on, and its log replays the same") {
    for (const std::string exercise : {"boundary_circles", "daily_stress_talk"}) {
        Table table;
        table.begin(exercise, "couple");
        const auto &session = *table.home->sessions().back();
        int killed = 0;
        const auto played = cli::playByItself(*table.play, table.clock, 3, {.afterAct = [&](const core::Session &) {
            if (killed < 40) { // three restarts in a minute are a reason to stop; the clock of the worker is a real one
                ++killed;
                killWorker(table);
            }
        }});
        INFO(exercise << " " << played.trouble.sentence);
        CHECK(killed > 2);
        CHECK(home::audit(table.home->records(session.opening().session).value(),
                          *table.launcher()(session.opening()).value())
                  .differences.empty());
        // Killed this often, the plugin is put aside for this session. Whatever was saved is whole, and can be taken up again.
        if (table.play->session().status() == core::Status::ended) {
            continue;
        }
        table.takeUp();
        CHECK(cli::playByItself(*table.play, table.clock, 4).ended);
    }
}

TEST_CASE("The program killed after every saved act: nothing saved is lost, and the session goes on where it was") {
    const TempFolder folder;
    for (int acts = 1; acts < 200; acts += acts < 30 ? 1 : 7) {
        const auto file = folder.path() / ("home-" + std::to_string(acts));
        const std::uint64_t saved = killAfter(file, "daily_stress_talk", acts);
        if (saved == 0) {
            CHECK(acts > 10);
            break;
        }
        Table table(file, 2);
        CHECK(table.home->damage().empty());
        REQUIRE(table.home->sessions().size() == 1);
        CHECK(table.home->sessions().back()->seq() >= saved);
        if (table.home->sessions().back()->status() != core::Status::ended) {
            table.takeUp();
            CHECK(cli::playByItself(*table.play, table.clock, 6).ended);
        }
    }
}
