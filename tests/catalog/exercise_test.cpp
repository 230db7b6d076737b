// SPDX-License-Identifier: Apache-2.0
#include "desk.hpp"

namespace attune::catalog {
namespace {

std::string afterChanging(const std::string &what, const std::string &with) {
    const Desk desk;
    desk.change(exerciseFile, what, with);
    return desk.exerciseErrors();
}

} // namespace

TEST_CASE("An exercise that is right is read whole") {
    const Desk desk;
    const auto exercise = desk.exercise();
    CHECK(exercise.folder == desk.at("exercises/circles"));
    CHECK(exercise.id == "circles");
    CHECK(exercise.minMinutes == 15);
    CHECK(exercise.maxMinutes == 25);
    CHECK(exercise.fitsFor == std::vector<Fit>{{"couple", {}}, {"parent_child", {"child", "teen"}}});
    CHECK(exercise.grade == "C");
    CHECK(exercise.refs.at(0).id == "R63");
    CHECK(exercise.content["piles"][2]["id"] == "not_ok");
    CHECK(exercise.variants.at(0).when == Fit{"parent_child", {"child"}});
    CHECK(exercise.texts.byLanguage.at("en").at("about.step.2") == "Open.");
}

TEST_CASE("The id is the folder's name, in snake_case") {
    CHECK(afterChanging("id = \"circles\"", "id = \"circle\"") ==
          "exercises/circles/exercise.toml:2:6: id: found the text \"circle\", but the folder is named \"circles\"; "
          "make the two equal.\n");
    CHECK_THAT(afterChanging("id = \"circles\"", "id = \"Circles\""),
               ContainsSubstring("id: found the text \"Circles\", expected a text of small letters"));
}

TEST_CASE("A folder may be named with a slash at its end") {
    const Desk desk;
    CHECK(readExercise(desk.at("exercises/circles/"), {desk.plugin()}));
}

TEST_CASE("An activity that no plugin offers is named, with what was perhaps meant") {
    CHECK(afterChanging("org.example.match", "org.example.math") ==
          "exercises/circles/exercise.toml:4:12: activity: no plugin that is installed offers the activity "
          "\"org.example.math\"; install it. Did you mean \"org.example.match\"?\n");
}

TEST_CASE("Who can play is one of the known pairs and bands") {
    CHECK_THAT(afterChanging("pair = \"couple\"", "pair = \"copule\""),
               ContainsSubstring("for.0.pair: found the text \"copule\"") &&
                   ContainsSubstring("Did you mean \"couple\"?"));
    CHECK_THAT(afterChanging("\"teen\"]", "\"tean\"]"),
               ContainsSubstring("for.1.younger.1: found the text \"tean\", expected one of \"child\", \"teen\" and "
                                 "\"adult\". Did you mean \"teen\"?"));
    CHECK_THAT(afterChanging("younger = \"child\"", "younger = 7"),
               ContainsSubstring("variant.0.when.younger: found the number 7, expected \"child\", \"teen\" or "
                                 "\"adult\", or a list of them."));
    CHECK_THAT(afterChanging("when = { pair = \"parent_child\", younger = \"child\" }", "when = {}"),
               ContainsSubstring("variant.0.when: found an empty table, expected a table with pair, younger or both."));
}

TEST_CASE("References are needed unless the grade is D") {
    const auto refs = "refs = [{ id = \"R63\", cite = \"Author, A. (2015). Title. Journal.\" }]";
    CHECK_THAT(afterChanging(refs, ""),
               ContainsSubstring("exercise.toml:12:1: evidence.refs: this key is missing, expected at least one "
                                 "reference (needed unless the grade is \"D\")"));
    CHECK_THAT(afterChanging(refs, "refs = []"),
               ContainsSubstring("evidence.refs: found an empty list, expected at least one reference"));
    const Desk desk;
    desk.change(exerciseFile, refs, "");
    desk.change(exerciseFile, "grade = \"C\"", "grade = \"D\"");
    CHECK(desk.exerciseErrors().empty());
}

TEST_CASE("Grades and minutes are checked") {
    CHECK_THAT(afterChanging("grade = \"C\"", "grade = \"E\""),
               ContainsSubstring("evidence.grade: found the text \"E\", expected one of \"A\", \"B\""));
    CHECK(afterChanging("grade = \"C\"", "grade = \"Bm\"").empty());
    CHECK_THAT(afterChanging("[15, 25]", "[25, 15]"), ContainsSubstring("minutes: the fewest minutes come first"));
    CHECK_THAT(afterChanging("[15, 25]", "[15]"),
               ContainsSubstring(
                   "minutes: found a list of 1 value, expected the fewest and the most minutes (like [15, 25])."));
}

TEST_CASE("A newer form of the file is refused") {
    CHECK_THAT(afterChanging("schema = 1", "schema = 2"), ContainsSubstring("schema: found the number 2, expected 1."));
}

} // namespace attune::catalog
