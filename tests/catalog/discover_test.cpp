// SPDX-License-Identifier: Apache-2.0
#include "desk.hpp"

namespace attune::catalog {
namespace {

void copy(const Desk &desk, const std::string &from, const fs::path &to) {
    fs::create_directories(desk.at(to).parent_path());
    fs::copy(desk.at(from), desk.at(to), fs::copy_options::recursive);
}

std::vector<std::string> ids(const Catalog &catalog) {
    std::vector<std::string> all;
    for (const auto &exercise : catalog.exercises)
        all.push_back(exercise.id);
    return all;
}

} // namespace

TEST_CASE("What stands in the folders is found, sorted by id") {
    const Desk desk;
    copy(desk, "exercises/circles", "exercises/a_first");
    desk.change("exercises/a_first/exercise.toml", "id = \"circles\"", "id = \"a_first\"");
    const auto catalog = discover(desk.folders());
    CHECK(desk.told(catalog.findings).empty());
    CHECK(ids(catalog) == std::vector<std::string>{"a_first", "circles"});
    REQUIRE(catalog.exercise("circles"));
    CHECK(catalog.exercise("circles")->ours);
    CHECK_FALSE(catalog.exercise("squares"));
    REQUIRE(catalog.activity("org.example.match"));
    CHECK(catalog.activity("org.example.match")->plugin == catalog.plugins.data());
    CHECK_FALSE(catalog.activity("org.example.none"));
}

TEST_CASE("A broken exercise never hides the others") {
    const Desk desk;
    desk.write("exercises/broken/exercise.toml", "schema = [");
    fs::create_directories(desk.at("exercises/empty"));
    fs::create_symlink(desk.at("exercises/loop"), desk.at("exercises/loop"));
    desk.write("exercises/.hidden/x", "");
    desk.write("exercises/README.md", "");
    const auto catalog = discover(desk.folders());
    CHECK(ids(catalog) == std::vector<std::string>{"circles"});
    const auto told = desk.told(catalog.findings);
    CHECK_THAT(told, ContainsSubstring("exercises/broken/exercise.toml:1:") &&
                         ContainsSubstring("exercises/empty/exercise.toml: the file cannot be read: it is not there") &&
                         ContainsSubstring("exercises/loop: this link leads nowhere"));
    CHECK_THAT(told, !ContainsSubstring("hidden") && !ContainsSubstring("README"));
}

TEST_CASE("Of two exercises with one id ours is taken, and the other is told") {
    const Desk desk;
    copy(desk, "exercises/circles", "mine/circles");
    auto folders = desk.folders();
    folders.exercises.push_back(desk.at("mine"));
    const auto catalog = discover(folders);
    REQUIRE(ids(catalog) == std::vector<std::string>{"circles"});
    CHECK(catalog.exercises[0].ours);
    CHECK_THAT(desk.told(catalog.findings),
               StartsWith("mine/circles/exercise.toml: \"circles\" is there already, in "));
}

TEST_CASE("A plugin cannot take over an activity that another offers") {
    const Desk desk;
    copy(desk, "plugins/match", "mine/aaa");
    desk.change("mine/aaa/plugin.toml", "id = \"org.example.match\"", "id = \"org.example.aaa\"");
    auto folders = desk.folders();
    folders.plugins.push_back(desk.at("mine"));
    const auto catalog = discover(folders);
    REQUIRE(catalog.plugins.size() == 1);
    CHECK(catalog.plugins[0].id == "org.example.match");
    CHECK_THAT(desk.told(catalog.findings), StartsWith("mine/aaa/plugin.toml: \"org.example.match\" is there already"));
}

TEST_CASE("Without its plugin an exercise is not offered, and the plugin is named") {
    const Desk desk;
    fs::remove_all(desk.at("plugins"));
    const auto catalog = discover(desk.folders());
    CHECK(catalog.exercises.empty());
    CHECK_THAT(desk.told(catalog.findings),
               ContainsSubstring("no plugin that is installed offers the activity \"org.example.match\""));
}

TEST_CASE("A folder that is not there holds nothing; a file in its place is told") {
    const Desk desk;
    auto folders = desk.folders();
    folders.exercises.push_back(desk.at("nowhere"));
    CHECK(discover(folders).findings.empty());
    folders.exercises.push_back(desk.at(manifest));
    CHECK_THAT(desk.told(discover(folders).findings), ContainsSubstring("plugin.toml: the folder cannot be read"));
}

TEST_CASE("Only the first folders are ours") {
    const Desk desk;
    Folders folders{{desk.at("plugins")}, {desk.at("none"), desk.at("exercises")}};
    const auto catalog = discover(folders);
    REQUIRE(catalog.exercises.size() == 1);
    CHECK_FALSE(catalog.exercises[0].ours);
}

} // namespace attune::catalog
