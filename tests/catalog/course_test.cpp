// SPDX-License-Identifier: Apache-2.0
#include "../support/temp_folder.hpp"
#include "catalog/course.hpp"

#include <catch2/catch_test_macros.hpp>
#include <fstream>

using namespace attune;

TEST_CASE("How an exercise goes is read as it was written, and what is strange in it is refused with a cure") {
    const test::TempFolder folder;
    CHECK(catalog::courseIn(folder.path()).value().empty());
    const auto read = [&](const std::string &text) {
        std::ofstream(folder.path() / "course.json") << text;
        return catalog::courseIn(folder.path());
    };
    const catalog::Course course{
        {.title = {{"key", "a.title"}, {"args", {{"speaker", {{"seat", 1}}}}}}, .alone = true},
        {.title = {{"key", "b.title"}}, .opens = true, .rest = true, .optional = true, .mayEnd = true}};
    CHECK(read(catalog::toJson(course).dump()).value() == course);
    for (const char *strange :
         {"", "{}", "[1]", "[[]]", R"([{}])", R"([{"title": "words"}])", R"([{"title": {"key": 1}}])",
          R"([{"title": {"key": "a", "args": 5}}])", R"([{"title": {"key": "a", "args": {"x": {"seat": "1"}}}}])",
          R"([{"title": {"key": "a"}, "alone": 1}])", R"([{"title": {"key": "a"}, "else": true}])"}) {
        INFO(strange);
        const auto refused = read(strange);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == "catalog.course");
    }
}
