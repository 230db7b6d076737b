// SPDX-License-Identifier: Apache-2.0
// A plugin that goes wrong during a session.
#include "support.hpp"

#include <algorithm>
#include <vector>

namespace attune::worker::test {
namespace {

struct Case {
    const char *event;
    Kind kind;
    const char *code;
    int workers; // started in all, when the next call has worked
};

const std::vector<Case> cases{
    {"crash", Kind::crashed, "plugin.crashed", 2},
    {"exit", Kind::crashed, "plugin.crashed", 2},
    {"hang_up", Kind::crashed, "plugin.crashed", 2},
    {"hang", Kind::hung, "plugin.hung", 2},
    {"flood_log", Kind::hung, "plugin.hung", 2},
    {"garbage", Kind::badAnswer, "plugin.garbled", 2},
    {"throw", Kind::internal, "plugin.threw", 2},
    {"huge", Kind::badAnswer, "plugin.answer_too_large", 1},
    {"bad_utf8", Kind::badAnswer, "plugin.json.malformed", 1},
    {"bad_json", Kind::badAnswer, "plugin.json.malformed", 1},
    {"float", Kind::badAnswer, "plugin.json.float", 1},
    {"twice", Kind::badAnswer, "plugin.json.duplicate_key", 1},
    {"spaces", Kind::badAnswer, "plugin.not_canonical", 1},
    {"nothing", Kind::badAnswer, "plugin.json.malformed", 1},
    {"odd_effects", Kind::badAnswer, "plugin.bad_effects", 1},
    {"odd_code", Kind::badAnswer, "plugin.unknown_code", 1},
    {"odd_refusal", Kind::badAnswer, "plugin.bad_refusal", 1},
    {"bad_input", Kind::internal, "plugin.reported", 1},
    {"internal", Kind::internal, "plugin.reported", 1},
};

} // namespace

TEST_CASE("A library that speaks in the worker's stead is held to the ceilings all the same") {
    const auto activity = launch(launchOf("serves_itself"));
    const Fault fault = faultOf(activity->init(event("start")));
    CHECK(fault.kind == Kind::badAnswer);
    CHECK(fault.error.code == "plugin.answer_too_large");
}

TEST_CASE("Whatever a plugin does to an event, the host names it and goes on from the last good state") {
    for (const Case &misdeed : cases) {
        DYNAMIC_SECTION(misdeed.event) {
            const auto activity = launch(launchOf("counter"));
            const Fault fault = faultOf(activity->reduce(count(41), event(misdeed.event)));
            CHECK(fault.kind == misdeed.kind);
            CHECK(fault.error.code == misdeed.code);
            CHECK(says(fault, "The plugin org.example.counter "));
            CHECK(says(fault, "Nothing that was said is lost"));
            requireGoesOn(*activity);
            CHECK(activity->stats().started == misdeed.workers);
        }
    }
}

TEST_CASE("A crash is told with its reason") {
    const auto activity = launch(launchOf("counter"));
    CHECK(says(faultOf(activity->reduce(count(0), event("exit"))), "ended itself with code 7"));
#ifndef __SANITIZE_ADDRESS__ // its handler turns a signal into an exit
    CHECK(says(faultOf(activity->reduce(count(0), event("crash"))), "signal 11, SIGSEGV"));
#endif
}

TEST_CASE("The one who watches hears of a restart when the fresh worker stands") {
    int restarts = 0;
    Watch watch;
    watch.onRestart = [&](const Fault &fault) { restarts += fault.kind == Kind::crashed; };
    const auto activity = launch(launchOf("counter"), watch);
    faultOf(activity->reduce(count(0), event("crash")));
    CHECK(restarts == 1);
    CHECK(activity->stats().pid > 0);
}

TEST_CASE("A plugin that fails a fourth time within a minute is not tried again") {
    const auto activity = launch(launchOf("counter"));
    for (int failure = 1; failure <= 3; ++failure)
        CHECK(faultOf(activity->reduce(count(0), event("crash"))).kind == Kind::crashed);
    const Fault last = faultOf(activity->reduce(count(0), event("crash")));
    CHECK(last.kind == Kind::quarantined);
    CHECK(says(last, "failed 4 times within a minute"));
    CHECK(faultOf(activity->view(count(0), 1)).kind == Kind::quarantined);
    CHECK(activity->stats().started == 4);
    CHECK(activity->stats().pid == 0);
}

TEST_CASE("A refusal is an answer like any other") {
    const auto activity = launch(launchOf("counter"));
    const auto step = activity->reduce(count(0), event("refuse"));
    REQUIRE(step);
    CHECK(std::get<core::Refused>(*step).reason == "not_now");
}

TEST_CASE("What a plugin prints and logs reaches the watcher, fit for a terminal and up to a limit") {
    std::string heard;
    Watch watch;
    watch.onPluginLog = [&](int, std::string_view text) { heard += text; };
    const auto activity = launch(launchOf("counter"), watch);
    REQUIRE(activity->reduce(count(0), event("log")));
    CHECK(heard == "hello \\u001b[2J from the plugin");
    REQUIRE(activity->reduce(count(0), event("flood_stdout")));
    CHECK(std::ranges::count(heard, 'f') <= 64 * 1024);
    requireGoesOn(*activity);
}

TEST_CASE("A question that is too large is not sent, and harms nothing") {
    const auto activity = launch(launchOf("counter"));
    core::Event large = event("intent");
    large.payload["value"] = std::string(1 << 20, 'x');
    const Fault fault = faultOf(activity->reduce(count(0), large));
    CHECK(fault.kind == Kind::internal);
    CHECK(says(fault, "larger than 1 MiB"));
    requireGoesOn(*activity);
    CHECK(activity->stats().started == 1);
}

TEST_CASE("A state above the ceiling of the launch is refused") {
    Launch small = launchOf("counter");
    small.stateBytes = 5;
    const auto activity = launch(small);
    CHECK(faultOf(activity->reduce(count(0), event("intent"))).error.code == "plugin.answer_too_large");
}

} // namespace attune::worker::test
