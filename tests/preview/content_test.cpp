// SPDX-License-Identifier: Apache-2.0
#include "home/places.hpp"
#include "preview/content.hpp"
#include "support/temp_folder.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

namespace attune::preview::test {
namespace {

namespace fs = std::filesystem;

const catalog::Folders &installed() {
    static const auto folders =
        home::findPlaces(PROGRAM, [](const char *) { return std::string("/nonexistent"); }).folders;
    return folders;
}

bool holds(const std::vector<fs::path> &paths, const fs::path &path) {
    return std::ranges::find(paths, path) != paths.end();
}

} // namespace

TEST_CASE("The folder of an exercise is that exercise, and no other is there") {
    const auto content = contentOf(EXERCISES "/needs_cards", installed());
    REQUIRE(content);
    CHECK(content->exercises == std::vector<std::string>{"needs_cards"});
    CHECK(content->catalog.exercises.size() == 1);
    CHECK(holds(watchedIn(EXERCISES "/needs_cards"), EXERCISES "/needs_cards/text.es.toml"));
}

TEST_CASE(
    "A plugin's bundle is watched with its library and all its exercises, and an exercise in it with the bundle") {
    const attune::test::TempFolder folder;
    const fs::path bundle = folder.path() / "match", mine = bundle / "exercises" / "my_cards";
    fs::copy(MATCH, bundle, fs::copy_options::recursive);
    const auto without = contentOf(bundle, installed());
    REQUIRE_FALSE(without);
    CHECK(without.error().front().code == "preview.none");
    fs::create_directories(mine.parent_path());
    fs::rename(bundle / "starter" / "my_cards", mine);
    for (const fs::path &asked : {bundle, mine}) {
        const auto content = contentOf(asked, installed());
        REQUIRE(content);
        CHECK(content->exercises == std::vector<std::string>{"my_cards"});
        CHECK(content->catalog.activity("org.attune.match")->plugin->folder == bundle);
        const auto watched = watchedIn(asked);
        CHECK(holds(watched, bundle / "libmatch.so"));
        CHECK(holds(watched, bundle / "exercises"));
        CHECK(holds(watched, mine / "exercise.toml"));
    }
}

TEST_CASE("A folder without an exercise is told apart from one with a mistake") {
    CHECK(notOfAnExercise(EXERCISES)->code == "preview.folder");
    CHECK_FALSE(notOfAnExercise(EXERCISES "/needs_cards"));
    CHECK_FALSE(notOfAnExercise(MATCH));
}

} // namespace attune::preview::test
