// SPDX-License-Identifier: Apache-2.0
// The program itself, really killed.
#include "home/audit.hpp"
#include "home/recorded.hpp"
#include "support/temp_folder.hpp"

#include "cli/worker_killer.hpp"

#include <array>
#include <csignal>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

using namespace attune;
using namespace attune::test;

namespace {

using Script = std::vector<cli::ScriptLine>;

// What a program says of the session once everything so far is saved.
struct Saved {
    std::uint64_t seq = 0;
    std::array<char, 64> stateHash{};
    bool operator==(const Saved &) const = default;
};

Saved savedIn(const core::Session &session) {
    Saved saved{session.seq(), {}};
    vault::hash(canonical(session.state())).copy(saved.stateHash.data(), saved.stateHash.size());
    return saved;
}

// A process that takes the session up where it is, or begins it, plays one line, says what is saved, and waits to be
// killed.
[[noreturn]] void playOne(const std::filesystem::path &file, const std::string &exercise, const Script &line,
                          bool begins, int out) {
    Table table(file, static_cast<std::uint64_t>(line.front().line));
    begins ? table.begin(exercise, "couple", "es,en") : table.takeUp();
    std::ostringstream screens;
    if (!cli::playScript(*table.play, table.clock, line, "", shelf().words, screens)) {
        ::_exit(1);
    }
    const Saved saved = savedIn(table.play->session());
    if (::write(out, &saved, sizeof saved) == sizeof saved) {
        ::pause();
    }
    ::_exit(1);
}

// Kills it as soon as it has said what is saved; nothing if it could not play the line.
std::optional<Saved> playOneAndKill(const std::filesystem::path &file, const std::string &exercise, const Script &line,
                                    bool begins) {
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        playOne(file, exercise, line, begins, ends[1]);
    }
    ::close(ends[1]);
    Saved saved;
    const bool said = ::read(ends[0], &saved, sizeof saved) == sizeof saved;
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    ::close(ends[0]);
    return said ? std::optional(saved) : std::nullopt;
}

// A process that plays by itself, says after every act which event was saved, and is killed while it goes on.
std::uint64_t killAmid(const std::filesystem::path &file, const std::string &exercise, int acts) {
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        Table table(file, 2);
        table.begin(exercise, "couple");
        static_cast<void>(
            cli::playByItself(*table.play, table.clock, 2, {.afterAct = [&](const core::Session &session) {
                const std::uint64_t seq = session.seq();
                if (::write(ends[1], &seq, sizeof seq) != sizeof seq) {
                    ::_exit(1);
                }
            }}));
        ::_exit(0);
    }
    ::close(ends[1]);
    std::uint64_t last = 0;
    for (int told = 0; told < acts && ::read(ends[0], &last, sizeof last) == sizeof last;) {
        ++told;
    }
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    ::close(ends[0]);
    return last;
}

} // namespace

TEST_CASE("The program killed after every single act: all that it said to be saved is there, and the end is the same") {
    for (const char *exercise : everyExercise) {
        const Script script = recorded(exercise);
        const TempFolder folder;
        const auto file = folder.path() / "home";
        for (std::size_t i = 0; i < script.size(); ++i) {
            INFO(exercise << ", line " << i + 1 << " of " << script.size() << ": " << script[i].what.dump());
            const auto saved = playOneAndKill(file, exercise, {script[i]}, i == 0);
            REQUIRE(saved);
            const Table table(file);
            CHECK(table.home->damage().empty());
            REQUIRE(table.home->sessions().size() == 1);
            CHECK(savedIn(*table.home->sessions().back()) == *saved);
        }
        Table calm;
        calm.begin(exercise, "couple", "es,en");
        std::ostringstream screens;
        REQUIRE(cli::playScript(*calm.play, calm.clock, script, "", shelf().words, screens));
        const Table table(file);
        const core::Session &session = *table.home->sessions().back();
        CHECK(session.outcome() == "done");
        CHECK(canonical(session.state()) == canonical(calm.play->session().state()));
        CHECK(session.seq() == calm.play->session().seq());
    }
}

TEST_CASE("The program killed amid what it does: nothing that it had said to be saved is lost, and it goes on there") {
    const TempFolder folder;
    for (const char *exercise : everyExercise) {
        for (const int acts : {1, 2, 3, 5, 8, 13, 21}) {
            const auto file = folder.path() / (exercise + std::to_string(acts));
            const std::uint64_t saved = killAmid(file, exercise, acts);
            Table table(file, 2);
            INFO(exercise << ", after " << acts << " acts");
            CHECK(table.home->damage().empty());
            REQUIRE(table.home->sessions().size() == 1);
            CHECK(table.home->sessions().back()->seq() >= saved);
            if (table.home->sessions().back()->status() != core::Status::ended) {
                table.takeUp();
                CHECK(cli::playByItself(*table.play, table.clock, 6).ended);
            }
        }
    }
}

TEST_CASE("A plugin killed again and again is put aside, and what was saved is taken up another time") {
    for (const char *exercise : everyExercise) {
        Table table;
        cli::WorkerKiller killer;
        table.begin(exercise, "couple", "en", killer.launcher(shelf().catalog, shelf().places));
        const auto played =
            cli::playByItself(*table.play, table.clock, 1, {.afterAct = [&](const core::Session &) { killer.kill(); }});
        INFO(exercise << ": " << played.trouble.code);
        CHECK_FALSE(played.ended);
        CHECK(played.trouble.code == "activity.quarantined");
        const auto records = table.home->records(table.play->session().opening().session).value();
        CHECK(home::audit(records, *table.launcher()(table.play->session().opening()).value()).differences.empty());
        table.takeUp();
        CHECK(cli::playByItself(*table.play, table.clock, 4).ended);
    }
}
