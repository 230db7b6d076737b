// SPDX-License-Identifier: Apache-2.0
// The worker is killed at each event of a session in turn, three of them a play; nobody at the table notices.
// ATTUNE_LONG_TESTS: at every frame, not only at those of events.
#include "cli/worker_killer.hpp"
#include "home/recorded.hpp"

#include <cstdlib>
#include <sstream>

using namespace attune;
using namespace attune::test;

namespace {

// All that anybody could notice: every screen, and everything on record.
struct Seen {
    std::string screens, records;
    bool operator==(const Seen &) const = default;
};

struct Disturbed {
    Seen seen;
    int frames = 0; // at which it could have been killed
    int killed = 0;
};

bool mayStrike(std::string_view type) {
    static const bool all = std::getenv("ATTUNE_LONG_TESTS") != nullptr;
    return all || type == "Init" || type == "Reduce" || type == "Result";
}

// `strikes`: the numbers of the frames at which the worker dies.
Disturbed playWith(const std::string &exercise, const std::vector<cli::ScriptLine> &script,
                   const std::set<int> &strikes) {
    Table table;
    cli::WorkerKiller killer;
    Disturbed out;
    bool ofEvent = false; // the answer that comes now is to an event
    worker::Watch watch;
    watch.onFrame = [&](std::string_view direction, std::string_view type, std::string_view) {
        if (direction == "->") {
            ofEvent = type == "Init" || type == "Reduce";
        }
        const bool counts = mayStrike(type) && (ofEvent || std::getenv("ATTUNE_LONG_TESTS") != nullptr);
        if (counts && strikes.contains(++out.frames)) {
            killer.kill();
            ++out.killed;
        }
    };
    table.begin(exercise, "couple", "es,en", killer.launcher(shelf().catalog, shelf().places, watch));
    std::ostringstream screens;
    const auto done = cli::playScript(*table.play, table.clock, script, "", shelf().words, screens);
    INFO(exercise << (done ? "" : ": " + describe(done.error())));
    CHECK(done);
    out.seen.screens = screens.str();
    const auto records = table.home->records(table.play->session().opening().session).value();
    for (const auto &record : records) {
        out.seen.records += canonical(core::toJson(record)) + '\n';
    }
    return out;
}

} // namespace

TEST_CASE("A worker killed before or during any one event changes no screen and no record") {
    for (const char *exercise : everyExercise) {
        const auto script = recorded(exercise);
        const Disturbed calm = playWith(exercise, script, {});
        CHECK(calm.frames > 40);
        const int third = calm.frames / 3 + 1;
        int killed = 0;
        for (int first = 1; first <= third; ++first) { // a plugin may fail three times within a minute
            INFO(exercise << ", killed at frames " << first << " + n · " << third << " of " << calm.frames);
            const Disturbed disturbed = playWith(exercise, script, {first, first + third, first + 2 * third});
            CHECK(disturbed.seen == calm.seen);
            killed += disturbed.killed;
        }
        CHECK(killed >= calm.frames);
    }
}
