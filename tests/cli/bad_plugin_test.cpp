// SPDX-License-Identifier: Apache-2.0
// Plugins that are no good, installed by a user and played: what the program says must help.
#include "cli/desk.hpp"

#include <catch2/generators/catch_generators.hpp>

using namespace attune::test;

namespace {

struct Case {
    std::string library; // of tests/support/plugins; or the bytes of a file
    std::string says, cure;
};

} // namespace

TEST_CASE("A library that is no good plugin is named with what to do, and nothing is begun") {
    const Case bad = GENERATE(
        Case{"test_plugin_no_entry", "attune_entry_v1", "build it anew"},
        Case{"test_plugin_other_abi", "another ABI", "build it anew"},
        Case{"test_plugin_newer_abi", "newer Attune", "Update Attune"},
        Case{"test_plugin_other_plugin", "another plugin", "install the plugin again"},
        Case{"test_plugin_other_version", "another version", "install the plugin again"},
        Case{"test_plugin_other_activity", "does not have the activity", "install the plugin again"},
        Case{"test_plugin_other_state_version", "another state_version", "install the plugin again"},
        Case{"test_plugin_no_function", "incomplete", "build it anew"},
        Case{"test_plugin_small_entry", "incomplete", "build it anew"},
        Case{"test_plugin_crashes_when_loaded", "crashed while its library was being loaded", "install it again"},
        Case{"test_plugin_hangs_when_loaded", "did not answer", "install it again"},
        Case{"not a library at all", "not a shared library", "Install the plugin again"},
        Case{"", "not a shared library", "Install the plugin again"});
    const Desk desk;
    desk.addPlugin(bad.library);
    desk.addExercise();
    const Said said = desk.ctl("play misdeeds --auto --seed 1 --home " + desk.home());
    INFO(bad.library << ": " << said.out);
    CHECK(said.exit == 1);
    CHECK(said.out.find("org.example.counter") != std::string::npos);
    CHECK(said.out.find(bad.says) != std::string::npos);
    CHECK(said.out.find(bad.cure) != std::string::npos);
    CHECK(desk.ctl("session list --json --home " + desk.home()).out == "[]\n");
}

TEST_CASE("A library for another machine is said to be that") {
    const Desk desk;
    desk.addPlugin("test_plugin_playable");
    desk.addExercise();
    desk.change("plugins/counter/lib.so", 18, '\xb7'); // e_machine: AArch64
    const Said said = desk.ctl("play misdeeds --auto --seed 1");
    INFO(said.out);
    CHECK(said.exit == 1);
    CHECK(said.out.find("another kind of computer") != std::string::npos);
}

TEST_CASE("Whatever a plugin does in a session, people read one calm line and the session stays") {
    const std::string misdeed =
        GENERATE("crash", "exit", "hang", "hang_up", "flood_log", "garbage", "throw", "huge", "bad_utf8", "bad_json",
                 "float", "nothing", "odd_effects", "odd_code", "odd_refusal", "bad_input", "internal");
    const Desk desk;
    desk.addPlugin("test_plugin_playable");
    desk.addExercise();
    desk.write("s.jsonl", "{\"seat\":1,\"use\":\"" + misdeed + "\"}\n");
    const Said said = desk.ctl("play misdeeds --script " + desk.at("s.jsonl") + " --home " + desk.home());
    INFO(misdeed << ": " << said.out);
    CHECK(said.exit == 1);
    const std::string last = said.out.substr(said.out.rfind("s.jsonl:1"));
    CHECK(last.find("exercise") != std::string::npos);
    CHECK(last.find("⟦") == std::string::npos);
    CHECK(last.find("Robin") == std::string::npos);
    const Said verified = desk.ctl("session verify --home " + desk.home());
    INFO(verified.out);
    CHECK(verified.exit == 0);
}
