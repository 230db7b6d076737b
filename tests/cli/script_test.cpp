// SPDX-License-Identifier: Apache-2.0
// Golden sessions: a script and every screen that it leads to. To accept a change: ATTUNE_ACCEPT=1, then read the diff.
#include "support/run.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace attune::test;

namespace {

std::string readAll(const std::filesystem::path &file) {
    std::ifstream in(file);
    return {(std::istreambuf_iterator<char>(in)), {}};
}

// The first line of a script says how it is played: "# boundary_circles --who parent+adult --languages es,en"
std::string argumentsOf(const std::filesystem::path &script) {
    std::ifstream in(script);
    std::string line;
    std::getline(in, line);
    return line.substr(2);
}

} // namespace

TEST_CASE("Golden sessions show the same screens as when they were accepted") {
    int played = 0;
    for (const auto &entry : std::filesystem::directory_iterator(GOLDEN)) {
        const auto &script = entry.path();
        if (script.extension() != ".jsonl") {
            continue;
        }
        ++played;
        const Said said = run(std::string(PROGRAM) + " play " + argumentsOf(script) + " --script " + script.string());
        const auto golden = std::filesystem::path(script).replace_extension(".txt");
        INFO(script.filename().string());
        REQUIRE(said.exit == 0);
        if (std::getenv("ATTUNE_ACCEPT") != nullptr) {
            std::ofstream(golden) << said.out;
        }
        CHECK(said.out == readAll(golden));
    }
    CHECK(played >= 4);
}

TEST_CASE("A script that says something wrong is a sentence with its line") {
    const TempFolder folder;
    const auto file = folder.path() / "s.jsonl";
    const auto play = [&](const std::string &script) {
        std::ofstream(file) << script;
        return run(std::string(PROGRAM) + " play needs_cards --script " + file.string());
    };
    CHECK(play("{\"seat\":1,\"use\":\"no_such_thing\"}\n").out.find("s.jsonl:1") != std::string::npos);
    CHECK(play("\n\n{broken\n").out.find("s.jsonl:3") != std::string::npos);
    CHECK(play("{\"seat\":\"one\",\"use\":1}\n").exit == 2);
    CHECK(play("{}\n").exit == 2);
    CHECK(run(std::string(PROGRAM) + " play needs_cards --script " + folder.path().string()).exit == 2);
}

TEST_CASE("A script with an id that is not there is told which ones are") {
    const TempFolder folder;
    std::ofstream(folder / "s.jsonl") << "{\"seat\":1,\"use\":\"no_such_thing\"}\n";
    const Said said = run(std::string(PROGRAM) + " play needs_cards --script " + (folder / "s.jsonl").string());
    INFO(said.out);
    CHECK(said.exit == 2);
    CHECK(said.out.find("Nothing called \"no_such_thing\" is offered here; offered are: gate.ready") !=
          std::string::npos);
}

TEST_CASE("The script in the help plays when it is pasted") {
    std::istringstream help(run(std::string(PROGRAM) + " play --help").out);
    const TempFolder folder;
    std::ofstream script(folder / "s.jsonl");
    int lines = 0;
    for (std::string line; std::getline(help, line) && !line.starts_with("Sealed answers");) {
        if (line.starts_with("  {")) {
            script << line << '\n';
            ++lines;
        }
    }
    script.close();
    CHECK(lines > 8);
    const Said said =
        run(std::string(PROGRAM) + " play needs_cards --who couple --script " + (folder / "s.jsonl").string());
    INFO(said.out);
    CHECK(said.exit == 0);
    CHECK(said.out.find("· Rest") != std::string::npos); // it lies open
}
