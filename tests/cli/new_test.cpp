// SPDX-License-Identifier: Apache-2.0
// New folders of authors: whole, or not there. That a new plugin builds and plays is shown by tests/sdk.
#include "cli/desk.hpp"

#include <algorithm>
#include <catch2/generators/catch_generators.hpp>
#include <sstream>

using namespace attune::test;
namespace fs = std::filesystem;

namespace {

std::string read(const fs::path &file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

bool has(const Said &said, const std::string &part) {
    return said.out.find(part) != std::string::npos;
}

// Hidden ones, too.
std::size_t namesIn(const fs::path &folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

} // namespace

TEST_CASE("A new plugin carries its own id in every name and every file") {
    const Desk desk;
    const Said said = desk.ctl("plugin new org.example.evening-walk --into " + desk.at("made"));
    INFO(said.out);
    REQUIRE(said.exit == 0);
    const fs::path made = desk.at("made/evening_walk");
    CHECK(fs::exists(made / "exercises/evening_walk/exercise.toml"));
    CHECK(read(made / "plugin.toml").find("\"org.example.evening-walk\"") != std::string::npos);
    CHECK(read(made / "evening_walk.cpp").find("EveningWalkActivity::reduce") != std::string::npos);
    for (const fs::directory_entry &entry : fs::recursive_directory_iterator(made)) {
        const std::string text = entry.path().filename().string() + (entry.is_directory() ? "" : read(entry.path()));
        INFO(entry.path());
        CHECK(text.find("ritual") == std::string::npos);
        CHECK(text.find("Ritual") == std::string::npos);
        CHECK(text.find("@SCHEMAS@") == std::string::npos);
    }
}

TEST_CASE("An id that cannot be is refused in a sentence, and nothing is written") {
    const Desk desk;
    const std::string id = GENERATE("ritual", "org.example", "Org.Example.Ritual", "org..ritual", "org.example.1st",
                                    "org.example.test", "org.attune.match", "org.example.needs_cards", "../../ritual",
                                    "org.example.a/b", "\"org.example. walk\"", "org.example.ritual.");
    fs::create_directories(desk.at("made"));
    const Said said = desk.ctl("plugin new " + id + " --into " + desk.at("made"));
    INFO(said.out);
    CHECK(said.exit == 2);
    const bool tellsWhy = has(said, "hoose another") || has(said, "is no id of a plugin");
    CHECK(tellsWhy);
    CHECK(namesIn(desk.at("made")) == 0);
}

TEST_CASE("What is there already stays as it is") {
    const Desk desk;
    const bool folder = GENERATE(true, false);
    folder ? desk.write("made/walk/mine.txt", "mine") : desk.write("made/walk", "mine");
    const Said said = desk.ctl("plugin new org.example.walk --into " + desk.at("made"));
    INFO(said.out);
    CHECK(said.exit == 2);
    CHECK(has(said, "already"));
    CHECK(read(desk.at(folder ? "made/walk/mine.txt" : "made/walk")) == "mine");
    CHECK(namesIn(desk.at("made")) == 1);
}

TEST_CASE("A place that takes nothing is named, and how to choose another") {
    const Desk desk;
    desk.write("file", "no folder");
    const Said said = desk.ctl("plugin new org.example.walk --into " + desk.at("file/inside"));
    INFO(said.out);
    CHECK(said.exit == 2);
    CHECK(has(said, "--into"));
    CHECK(has(said, desk.at("file/inside")));
}
