// SPDX-License-Identifier: Apache-2.0
#include "packed/added.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch_test_macros.hpp>
#include <fstream>

using namespace attune;
using namespace attune::packed;

TEST_CASE("What was decided about plugins is there the next time") {
    const test::TempFolder folder;
    CHECK(readChoices(folder / "choices.json").value() == Choices{});
    const Choices choices{{{"abc", "Ana"}}, {"org.example.a"}};
    REQUIRE(changeChoices(folder / "choices.json", [&](Choices &now) { now = choices; }));
    CHECK(readChoices(folder / "choices.json").value() == choices);
}

TEST_CASE("Where the decisions cannot be read, no added plugin is there, and it is said") {
    const test::TempFolder folder;
    for (const char *text :
         {"", "{", "[]", R"({"off":[]})", R"({"off":"a","trusted":{}})", R"({"off":[],"trusted":[1]})"}) {
        INFO(text);
        std::ofstream(folder / "choices.json") << text;
        const catalog::Folders folders{.plugins = {folder / "ours", folder.path()}, .exercises = {}};
        const auto catalog = packed::discover(folders);
        REQUIRE(catalog.findings.size() == 1);
        CHECK(catalog.findings[0].code == "packed.choices");
    }
}
