// SPDX-License-Identifier: Apache-2.0
// attunectl from outside: what it prints, and with which code it ends.
#include "core/json.hpp"
#include "support/run.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <fstream>

using namespace attune;
using namespace attune::test;

namespace {

Said ctl(const std::string &arguments) {
    return run(std::string(PROGRAM) + " " + arguments);
}

bool has(const Said &said, const std::string &part) {
    return said.out.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("Every verb explains itself with an example") {
    const std::string verb =
        GENERATE("exercise list", "exercise show", "exercise check", "exercise new", "play", "session list",
                 "session show", "session verify", "plugin list", "plugin new", "doctor");
    const Said said = ctl(verb + " --help");
    CHECK(said.exit == 0);
    CHECK(has(said, "Example"));
}

TEST_CASE("What is not understood ends with 2 and a sentence") {
    const std::string wrong =
        GENERATE("", "dance", "play", "play nothing_here --auto --bogus", "exercise", "exercise show no_such_thing",
                 "session show no_such_session", "play needs_cards --auto --runs 0");
    const TempFolder home;
    const Said said = ctl(wrong + " --home " + home.path().string());
    INFO(wrong << ": " << said.out);
    CHECK(said.exit == 2);
    CHECK(said.out.size() > 20);
}

TEST_CASE("Every verb answers in JSON when asked to") {
    const TempFolder home;
    const std::string verb = GENERATE("exercise list", "exercise show needs_cards", "session list", "session verify",
                                      "plugin list", "doctor", "play needs_cards --auto --seed 3");
    const std::string at = " --home " + home.path().string();
    REQUIRE(ctl("play needs_cards --auto --seed 2" + at).exit == 0);
    const Said said = ctl(verb + " --json" + at);
    INFO(said.out);
    CHECK(said.exit == 0);
    CHECK(json::accept(said.out));
}

TEST_CASE("Doctor names each layer between a plugin and the computer, and whether it is all of them") {
    const TempFolder home;
    const Said said = ctl("doctor --home " + home.path().string());
    INFO(said.out);
    CHECK((has(said, "isolation: full") || has(said, "isolation: partial") || has(said, "isolation: none")));
    for (const char *layer : {"limits", "Landlock", "seccomp while loading", "seccomp during calls"})
        CHECK(has(said, layer));
    CHECK(has(said, "isolation: full") != has(said, "missing"));
}

TEST_CASE("A play that is kept is listed, shown and verified, and nothing in that says what anybody wrote") {
    const TempFolder home;
    const std::string at = " --home " + home.path().string();
    REQUIRE(ctl("play boundary_circles --auto --seed 4 --who parent+adult --languages es,en" + at).exit == 0);
    const json list = json::parse(ctl("session list --json" + at).out);
    REQUIRE(list.size() == 1);
    const std::string id = list[0].at("id");
    const Said shown = ctl("session show " + id + at);
    CHECK(has(shown, "start"));
    CHECK_FALSE(has(shown, "cup of tea"));
    CHECK_FALSE(has(shown, "Ana"));
    CHECK(ctl("session verify" + at).exit == 0);
}

TEST_CASE("A log that was altered does not verify, and the event is named") {
    const TempFolder home;
    const std::string at = " --home " + home.path().string();
    REQUIRE(ctl("play needs_cards --auto --seed 4" + at).exit == 0);
    const auto file = home.path() / "attune.log";
    std::ifstream in(file, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(in)), {});
    in.close();
    const auto place = bytes.find("AT\1\1", bytes.size() / 2); // where a row begins
    REQUIRE(place != std::string::npos);
    bytes[place + 300] ^= 1;
    std::ofstream(file, std::ios::binary) << bytes;
    const Said said = ctl("session verify" + at);
    INFO(said.out);
    CHECK(said.exit == 1);
    CHECK(has(said, "is damaged"));
    CHECK_FALSE(has(said, "{"));
    CHECK(has(said, "row "));
}

TEST_CASE("A home is backed up, restored elsewhere, and verifies there; never over what is kept") {
    const TempFolder home, away, fresh;
    const std::string at = " --home " + home.path().string(), there = " --home " + (fresh / "home").string();
    CHECK(ctl("home backup " + away.path().string() + at).exit == 2); // nothing is kept yet
    REQUIRE(ctl("play needs_cards --auto --seed 4" + at).exit == 0);
    const Said made = ctl("home backup " + away.path().string() + at);
    INFO(made.out);
    REQUIRE(made.exit == 0);
    CHECK(has(made, "attune-1.backup"));
    const std::string restoring = "home restore " + (away / "attune-1.backup").string();
    REQUIRE(ctl(restoring + there).exit == 0);
    CHECK(ctl("session verify" + there).exit == 0);
    CHECK(ctl("session list" + there).out == ctl("session list" + at).out);
    const Said again = ctl(restoring + there);
    CHECK(again.exit == 1);
    CHECK(has(again, "Something is kept here already"));
    const Said missing = ctl("home restore /nonexistent/attune-1.backup" + there);
    CHECK(missing.exit == 2);
    CHECK(has(missing, "There is no such file"));
    CHECK(has(ctl("home backup /proc/attune" + at), "There is no such file or folder"));
}

TEST_CASE("What a passphrase closes is looked at when it is typed, composed or not, and never shown") {
    const TempFolder home;
    for (const char *file : {"attune.log", "keys"}) {
        std::filesystem::copy_file(std::filesystem::path(GOLDEN) / "homes" / "1" / file, home / file);
    }
    const std::string at = " --home " + home.path().string();
    const auto typed = [&](const std::string &line) {
        return run("printf '" + line + "\\n' | " + PROGRAM + " session verify --unlock" + at);
    };
    const Said closed = typed("");
    CHECK(closed.exit == 0);
    const Said wrong = typed("other words");
    CHECK(wrong.exit == 1);
    CHECK(has(wrong, "another passphrase"));
    CHECK_FALSE(has(wrong, "other words"));
    const Said open = typed("golden words for ever");
    INFO(open.out);
    CHECK(open.exit == 0);
    CHECK_FALSE(has(open, "golden"));
}

TEST_CASE("A second program is told that the home is open already") {
    const TempFolder home;
    const std::string at = " --home " + home.path().string();
    REQUIRE(ctl("play needs_cards --auto --seed 4" + at).exit == 0);
    const std::string said = (home / "said").string(); // it says something once it has the home
    const Said both = run("sleep 20 | " + std::string(PROGRAM) + " play needs_cards" + at + " >" + said +
                          " & first=$!; " + "for i in $(seq 200); do [ -s " + said + " ] && break; sleep 0.1; done; " +
                          PROGRAM + " session list" + at + " 2>&1; kill $first");
    INFO(both.out);
    CHECK(has(both, "already open"));
}

TEST_CASE("The same seed gives the same hash in another process") {
    const std::string command = "play repair_walkthrough --auto --seed 31 --json";
    CHECK(ctl(command).out == ctl(command).out);
}

TEST_CASE("Exercises are found by the words that people look for, in their language") {
    const Said storm = run(std::string(PROGRAM) + " exercise list STORM");
    CHECK(has(storm, "repair_walkthrough"));
    CHECK_FALSE(has(storm, "needs_cards"));
    const Said spanish = run(std::string(PROGRAM) + " exercise list tormenta despues --language es");
    INFO(spanish.out);
    CHECK(has(spanish, "repair_walkthrough"));
    CHECK(run(std::string(PROGRAM) + " exercise list storm cards --json").out == "[]\n");
}

TEST_CASE("A broken exercise is described with its file and line, and does not hide the others") {
    const TempFolder data;
    const auto folder = data.path() / "attune" / "exercises" / "mine";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "exercise.toml") << "schema = 1\nid = \"mine\nversion = 3\n";
    const Said said = run("XDG_DATA_HOME=" + data.path().string() + " " + PROGRAM + " exercise list");
    INFO(said.out);
    CHECK(said.exit == 1);
    CHECK(has(said, "exercise.toml:2"));
    CHECK(has(said, "needs_cards"));
    CHECK(run(std::string(PROGRAM) + " exercise check " + folder.string()).exit == 1);
}
