// SPDX-License-Identifier: Apache-2.0
// Commands that cannot be meant: each is told what it is, with the exit code 2, and nothing is made by it.
#include "cli/desk.hpp"
#include "core/json.hpp"

#include <catch2/generators/catch_generators_range.hpp>

using namespace attune;
using namespace attune::test;

namespace {

namespace fs = std::filesystem;

bool has(const std::string &text, const std::string &part) {
    return text.find(part) != std::string::npos;
}

struct Wrong {
    std::string command, says;
};
const std::vector<Wrong> wrongs{
    {"foo", "does not know \"foo\". There is: exercise, play"},
    {"exercise lst", "Did you mean \"list\"?"},
    {"--foo", "does not know \"--foo\""},
    {"play needs_cards --sed 3", "Did you mean \"--seed\"?"},
    {"exercise", "needs one word more: list, show, check"},
    {"exercise list --pair cuple", "couple,parent_child,family,solo"},
    {"exercise list --younger old", "child,teen,adult"},
    {"exercise list --language xx", "there is en, es"},
    {"exercise show needs_cards --language fr", "there is en, es"},
    {"exercise check nowhere_at_all", "There is no such file or folder"},
    {"play needs_cards --auto --runs 0", "a whole number from 1 up is needed, not \"0\""},
    {"play needs_cards --auto --seed -1", "a whole number from 0 up is needed, not \"-1\""},
    {"play needs_cards --auto --script x", "excludes"},
    {"play needs_cards --record x", "requires --auto"},
    {"play needs_cards --auto --log x", "is theirs"},
    {"play nope", "There is no exercise \"nope\""},
    {"play needs_cards --who nobody", "found \"nobody\""},
    {"play needs_cards --auto --languages en,es,de", "one language for both"},
    {"play needs_cards --json", "takes --auto or --script"},
    {"play --session nope", "Nothing is kept in this folder"},
    {"session list", "Nothing is kept in this folder"},
    {"session verify", "Nothing is kept in this folder"},
    {"session show nope", "Nothing is kept in this folder"},
    {"home backup away", "Nothing is kept in this folder"},
    {"home restore missing.backup", "There is no such file"},
};

} // namespace

TEST_CASE("What cannot be meant is told with the word that is wrong, and makes nothing") {
    const Wrong wrong = GENERATE(Catch::Generators::from_range(wrongs));
    const Desk desk;
    const Said said = desk.ctl(wrong.command + " --home " + desk.home());
    INFO(wrong.command << ": " << said.out);
    CHECK(said.exit == 2);
    CHECK(has(said.out, wrong.says));
    CHECK_FALSE(fs::exists(fs::path(desk.home()) / "attune.log"));
    if (!wrong.command.starts_with("play")) {
        CHECK_FALSE(fs::exists(desk.home()));
    }
}

TEST_CASE("A session that is not there does not verify") {
    const Desk desk;
    const std::string at = " --home " + desk.home();
    REQUIRE(desk.ctl("play needs_cards --auto --seed 4" + at).exit == 0);
    const Said said = desk.ctl("session verify nope" + at);
    CHECK(said.exit == 2);
    CHECK_FALSE(has(said.out, "same"));
    CHECK(desk.ctl("play --session nope" + at).exit == 2);
}

TEST_CASE("An exercise with a mistake is not said to be missing") {
    const Desk desk;
    desk.addPlugin("test_plugin_playable");
    desk.addExercise("schema = 1\nid = \"misdeeds\nversion = 3\n");
    const std::string command = GENERATE("play misdeeds", "exercise show misdeeds");
    const Said said = desk.ctl(command);
    INFO(said.out);
    CHECK(said.exit == 1);
    CHECK(has(said.out, "misdeeds/exercise.toml:2:"));
    CHECK_FALSE(has(said.out, "There is no exercise"));
}

TEST_CASE("An exercise is shown with all that somebody should know before they begin") {
    const Desk desk;
    const std::string shown = desk.ctl("exercise show boundary_circles").out;
    INFO(shown);
    for (const char *part : {"15–25 minutes, from about 8 years", "A couple", "boundary_circles 1.0.0",
                             "What happens, step by step", "Only for yourself: ", "Sealed until you both open: ",
                             "Seen by both: ", "What stays: ", "To stay safe", "C: There are good reasons"}) {
        CHECK(has(shown, part));
    }
    CHECK(json::parse(desk.ctl("exercise show boundary_circles --json").out).at("from_age") == 8);
}

TEST_CASE("A folder of exercises is checked with each of them, and other files are left out with a word") {
    const Desk desk;
    desk.addPlugin("test_plugin_playable");
    desk.addExercise();
    desk.write("exercises/README", "hello");
    CHECK(has(desk.ctl("exercise check --no-plays " + desk.at("exercises")).out, "1 checked, 0 found"));
    CHECK(has(desk.ctl("exercise check --no-plays " + desk.at("exercises/misdeeds/exercise.toml")).out,
              "1 checked, 0 found"));
    const Said mixed = desk.ctl("exercise check --no-plays " + desk.at("exercises") + "/*");
    CHECK(mixed.exit == 0);
    CHECK(has(mixed.out, "README is no folder"));
    CHECK(desk.ctl("exercise check --no-plays " + desk.at("exercises/README")).exit == 2);
    desk.write("exercises/other/exercise.toml", "x = ");
    const Said broken = desk.ctl("exercise check --no-plays " + desk.at("exercises"));
    CHECK(broken.exit == 1);
    CHECK(has(broken.out, "2 checked"));
}

TEST_CASE("Guests read that nothing is kept, and others how to go on") {
    const Desk desk;
    desk.write("stops", "s\n");
    desk.write("leaves", "q\n");
    const Said guests = desk.ctl("play needs_cards < " + desk.at("stops"));
    INFO(guests.out);
    CHECK(has(guests.out, "nothing of it is kept"));
    CHECK_FALSE(has(guests.out, "saved"));
    CHECK_FALSE(has(desk.ctl("play needs_cards < " + desk.at("leaves")).out, "--session"));
    const Said kept = desk.ctl("play needs_cards --home " + desk.home() + " < " + desk.at("leaves"));
    INFO(kept.out);
    CHECK(has(kept.out, "All that you wrote is saved."));
    const auto at = kept.out.find("attunectl play --session ");
    REQUIRE(at != std::string::npos);
    const auto from = at + std::string("attunectl ").size();
    const std::string again = kept.out.substr(from, kept.out.find('\n', from) - from);
    CHECK(desk.ctl(again + " < " + desk.at("stops")).exit == 0);
}
