// SPDX-License-Identifier: Apache-2.0
#include "catalog/schema.hpp"
#include "desk.hpp"

namespace attune::catalog {
namespace {

std::string afterChanging(const std::string &what, const std::string &with) {
    const Desk desk;
    desk.change(exerciseFile, what, with);
    return desk.exerciseErrors();
}

std::string schemaErrors(const std::string &schema) {
    const Desk desk;
    desk.write("plugins/match/match.schema.json", schema);
    return desk.pluginErrors();
}

} // namespace

TEST_CASE("A mistake three levels deep in the content is told at its line and column") {
    CHECK(afterChanging("id = \"not_ok\"", "id = 3") ==
          "exercises/circles/exercise.toml:23:6: content.piles.2.id: found the number 3, expected a text of small "
          "letters, digits and _ (like \"ok_if\").\n");
}

TEST_CASE("A text that does not fit the pattern is told") {
    CHECK(afterChanging("id = \"not_ok\"", "id = \"Not ok\"") ==
          "exercises/circles/exercise.toml:23:6: content.piles.2.id: found the text \"Not ok\", expected a text of "
          "small letters, digits and _ (like \"ok_if\").\n");
}

TEST_CASE("A missing key is told at its table") {
    CHECK(afterChanging("id = \"not_ok\"", "") ==
          "exercises/circles/exercise.toml:22:1: content.piles.2.id: this key is missing, expected a text of small "
          "letters, digits and _ (like \"ok_if\"); add it.\n");
}

TEST_CASE("An unknown key is told at its own place, with what was perhaps meant") {
    CHECK(afterChanging("asks = true", "ask = true") ==
          "exercises/circles/exercise.toml:21:1: content.piles.1.ask: this key is not known. Did you mean \"asks\"?\n");
    CHECK_THAT(afterChanging("asks = true", "colour = true"),
               ContainsSubstring("Remove it; this table has only \"asks\" and \"id\"."));
}

TEST_CASE("Each common constraint is told in plain words") {
    const auto rounds = [](const std::string &with) { return afterChanging("rounds = 3", with); };
    CHECK_THAT(rounds("rounds = 12"),
               ContainsSubstring("content.rounds: found the number 12, expected a whole number from 1 to 9."));
    CHECK_THAT(rounds("mode = \"chose\""),
               ContainsSubstring("content.mode: found the text \"chose\", expected one of \"sort\", \"choose\" and "
                                 "\"guess\". Did you mean \"choose\"?"));
    CHECK_THAT(rounds("quiet = \"yes\""),
               ContainsSubstring("content.quiet: found the text \"yes\", expected true or false."));
    CHECK_THAT(rounds("words = [\"a\", \"b\", \"a\"]"),
               ContainsSubstring("content.words: found the same value twice, expected each only once."));
    CHECK_THAT(rounds("words = [\"a\", \"ñandúñandú\"]"),
               ContainsSubstring("content.words.1: found the text \"ñandúñandú\" (10 characters), expected a text of "
                                 "at most 8 characters."));
    CHECK_THAT(rounds("words = \"a\""), ContainsSubstring("content.words: found the text \"a\", expected a list."));
    CHECK_THAT(rounds("start = 3"),
               ContainsSubstring("content.start: found the number 3, expected a text or a table."));
    CHECK_THAT(rounds("start = { seat = \"x\" }"),
               ContainsSubstring("content.start.seat: found the text \"x\", expected a whole number."));
    CHECK_THAT(rounds("piles = []"), ContainsSubstring("this is not TOML"));
    CHECK_THAT(afterChanging("[[content.piles]]\nid = \"ok\"\n[[content.piles]]\nid = \"ok_if\"\nasks = true\n", ""),
               ContainsSubstring("content.piles: found a list of 1 value, expected a list of 2 to 5 values."));
}

TEST_CASE("All mistakes of a file are told, in the order of its lines") {
    const Desk desk;
    desk.change(exerciseFile, "version = \"1.0.0\"", "version = \"1\"");
    desk.change(exerciseFile, "rounds = 3", "rounds = 0\nmode = 1");
    desk.change(exerciseFile, "minutes = [15, 25]", "minutes = [15, 25]\ncolour = \"red\"");
    const auto told = desk.exerciseErrors();
    const auto version = told.find(":3:"), colour = told.find(":7:");
    CHECK(version < colour);
    CHECK(colour != std::string::npos);
    CHECK_THAT(told, ContainsSubstring("expected a version of three numbers (like \"1.0.0\")"));
}

TEST_CASE("A mistake that a variant makes is told at the variant and names the audience") {
    CHECK(afterChanging("rounds = 1", "rounds = \"one\"") ==
          "exercises/circles/exercise.toml:27:10: variant.0.content.rounds: found the text \"one\", expected a whole "
          "number from 1 to 9. (As it is for parent_child, child.)\n");
}

TEST_CASE("Content that lacks a key only after a variant took it away is told for that audience") {
    const Desk desk;
    desk.write("plugins/match/match.schema.json",
               R"({"type": "object", "if": {"properties": {"rounds": {"const": 1}}}, "then": {"required": ["mode"]}})");
    CHECK_THAT(desk.exerciseErrors(), ContainsSubstring("content.mode: this key is missing") &&
                                          ContainsSubstring("(As it is for parent_child, child.)"));
}

TEST_CASE("A variant for people who cannot play does no harm") {
    const Desk desk;
    desk.change(exerciseFile, "when = { pair = \"parent_child\", younger = \"child\" }", "when = { pair = \"solo\" }");
    desk.change(exerciseFile, "rounds = 1", "rounds = 99");
    CHECK(desk.exerciseErrors().empty());
}

TEST_CASE("A content schema that is not JSON is told with its line") {
    CHECK(schemaErrors("{\n  \"type\": \"object\",\n}\n") ==
          "plugins/match/match.schema.json:3:1: this is not JSON. Look at this place and just before it: a comma or a "
          "bracket too few or too many?\n");
}

TEST_CASE("A content schema is checked against draft 7 itself") {
    CHECK_THAT(
        schemaErrors(R"({"properties": {"a": {"type": "strng"}}})"),
        ContainsSubstring("match.schema.json: properties.a.type: found the text \"strng\", expected one of \"array\""));
    CHECK_THAT(schemaErrors(R"({"required": "a"})"),
               ContainsSubstring("required: found the text \"a\", expected a list"));
    CHECK_THAT(schemaErrors(R"({"items": 3})"), ContainsSubstring("items: found the number 3"));
    CHECK_THAT(schemaErrors(R"([1])"), ContainsSubstring("found a list of 1 value"));
}

TEST_CASE("A content schema that would crash or hang a validator is refused") {
    CHECK_THAT(schemaErrors(R"({"properties": {"a": {"pattern": "(["}}})"),
               ContainsSubstring("properties.a.pattern: this is not a regular expression"));
    CHECK_THAT(schemaErrors(R"({"patternProperties": {"(": true}})"),
               ContainsSubstring("this is not a regular expression"));
    CHECK_THAT(schemaErrors(R"({"properties": {"a": {"$ref": "#/definitions/b"}}})"),
               ContainsSubstring("properties.a.\"$ref\": the reference leads nowhere"));
    CHECK_THAT(schemaErrors(R"({"$ref": "https://example.org/x.json"})"),
               ContainsSubstring("the reference leads nowhere"));
    CHECK_THAT(schemaErrors(R"({"$ref": "#"})"), ContainsSubstring("break the circle"));
    CHECK_THAT(
        schemaErrors(
            R"({"definitions": {"a": {"allOf": [{"$ref": "#/definitions/b"}]}, "b": {"anyOf": [{"$ref": "#/definitions/a"}]}}})"),
        ContainsSubstring("break the circle"));
    CHECK(schemaErrors(R"({"properties": {"child": {"$ref": "#"}}})").empty());
}

TEST_CASE("A regular expression is neither so deep that it crashes nor so ambiguous that it hangs") {
    CHECK_THAT(schemaErrors(json{{"pattern", std::string(100'000, '(') + std::string(100'000, ')')}}.dump()),
               ContainsSubstring("pattern: a schema may have 100 regular expressions of 500 bytes each"));
    CHECK(schemaErrors(json{{"pattern", std::string(20, '(') + std::string(20, ')')}}.dump()) == "");
    const Desk desk;
    desk.write("plugins/match/match.schema.json",
               R"({"properties": {"rounds": {"pattern": "^(a*)*b$"}}, "patternProperties": {"^(x+)+y$": false}})");
    desk.change(exerciseFile, "rounds = 3",
                "rounds = \"" + std::string(4000, 'a') + "\"\n" + std::string(190, 'x') + " = 1");
    CHECK_THAT(desk.exerciseErrors(), ContainsSubstring("content.rounds: found the text \"aaa"));
}

TEST_CASE("A pattern is decided wherever it stands in a schema") {
    const auto told = [](const std::string &schema, const std::string &rounds) {
        const Desk desk;
        desk.write("plugins/match/match.schema.json", schema);
        desk.change(exerciseFile, "rounds = 3", rounds);
        return desk.exerciseErrors();
    };
    const std::string choice = R"({"properties": {"rounds": {"anyOf": [{"pattern": "^a+$"}, {"type": "integer"}]}}})";
    CHECK(told(choice, "rounds = \"aa\"") == "");
    CHECK(told(choice, "rounds = 2") == "");
    CHECK_THAT(told(choice, "rounds = \"aab\""), ContainsSubstring("content.rounds: found the text \"aab\""));
    CHECK_THAT(told(choice, "rounds = \"aa\\n\""), ContainsSubstring("content.rounds: found the text \"aa"));
    const std::string keys = R"({"properties": {"piles": true, "rounds": true, "r_o": {"minimum": 3}},
                                 "patternProperties": {"^r_": {"type": "integer"}}, "additionalProperties": false})";
    CHECK(told(keys, "r_o = 4\nr_x = 1") == "");
    CHECK_THAT(told(keys, "r_o = 2"), ContainsSubstring("content.r_o: found the number 2"));
    CHECK_THAT(told(keys, "r_o = \"x\""), ContainsSubstring("content.r_o: found the text \"x\""));
    CHECK_THAT(told(keys, "x_r = 1"), ContainsSubstring("content.x_r: this key is not known"));
    CHECK(told(R"({"properties": {"rounds": {"enum": [{"pattern": "x"}, 1]}}})", "rounds = { pattern = \"x\" }") == "");
}

TEST_CASE("Forms within forms that multiply with every level are refused, not tried") {
    json definitions = {{"d40", {{"type", "string"}}}};
    for (int i = 0; i < 40; ++i) {
        const json next = {{"$ref", "#/definitions/d" + std::to_string(i + 1)}};
        definitions["d" + std::to_string(i)] = {{"anyOf", {next, next}}};
    }
    const Desk desk;
    desk.write("plugins/match/match.schema.json",
               json{{"definitions", definitions}, {"properties", {{"rounds", {{"$ref", "#/definitions/d0"}}}}}}.dump());
    CHECK_THAT(desk.exerciseErrors(), ContainsSubstring("content: its schema leads to so many forms within forms"));

    desk.write("plugins/match/match.schema.json",
               R"({"anyOf": [{"properties": {"n": {"$ref": "#"}}}, {"properties": {"n": {"$ref": "#"}}}]})");
    std::string deep = "1";
    for (int i = 0; i < 25; ++i)
        deep = "{ n = " + deep + " }";
    desk.change(exerciseFile, "rounds = 3", "n = " + deep);
    CHECK_THAT(desk.exerciseErrors(), ContainsSubstring("content: its schema leads to so many forms within forms"));
}

TEST_CASE("A schema that refers to itself checks trees") {
    const Desk desk;
    desk.write(
        "plugins/match/match.schema.json",
        R"({"properties": {"piles": true, "rounds": {"type": "integer"}, "next": {"$ref": "#"}}, "additionalProperties": false})");
    desk.change(exerciseFile, "rounds = 3", "next = { next = { rounds = \"x\" } }");
    CHECK(desk.exerciseErrors() == "exercises/circles/exercise.toml:16:28: content.next.next.rounds: found the text "
                                   "\"x\", expected a whole number.\n");
}

TEST_CASE("Names of keys and dependencies are checked in definitions that are referred to") {
    const auto told = [](const std::string &rounds) {
        const Desk desk;
        desk.write("plugins/match/match.schema.json", R"({
          "properties": {"a": {"$ref": "#/definitions/a"}},
          "definitions": {"a": {"type": "object", "propertyNames": {"pattern": "^[a-z]$"},
                                "dependencies": {"x": {"properties": {"y": {"type": "integer"}}}, "z": ["y"]}}}})");
        desk.change(exerciseFile, "rounds = 3", rounds);
        return desk.exerciseErrors();
    };
    CHECK(told("a = { x = 1, y = 2, z = 3 }").empty());
    CHECK_THAT(
        told("a = { xx = 1 }"),
        ContainsSubstring("exercise.toml:16:7: content.a.xx: this key is not well formed: found the text \"xx\""));
    CHECK_THAT(told("a = { x = 1, y = \"2\" }"),
               ContainsSubstring("content.a.y: found the text \"2\", expected a whole number."));
    CHECK_THAT(told("a = { z = 1 }"), ContainsSubstring("content.a.y: this key is missing"));
}

TEST_CASE("What a schema forbids, or wants within a list, is told") {
    const auto told = [](const std::string &schema) {
        const Desk desk;
        desk.write("plugins/match/match.schema.json", R"({"properties": {"rounds": )" + schema + "}}");
        return desk.exerciseErrors();
    };
    CHECK_THAT(told(R"({"not": {"const": 3}})"),
               ContainsSubstring("content.rounds: found the number 3, which is not allowed here"));
    CHECK_THAT(told("false"),
               ContainsSubstring("content.rounds: found the number 3, expected nothing here; remove it."));
    CHECK_THAT(told(R"({"multipleOf": 2})"),
               ContainsSubstring("content.rounds: found the number 3, which breaks the rule \"multipleOf\""));
    CHECK_THAT(told(R"({"anyOf": [{"type": "string"}, {"minimum": 5}]})"),
               ContainsSubstring("content.rounds: found the number 3, expected a text or a whole number, at least 5."));
    CHECK_THAT(told(R"({"oneOf": [{"type": "integer"}, {"minimum": 2}]})"),
               ContainsSubstring("content.rounds: found the number 3, which fits more than one"));
    CHECK_THAT(told(R"({"allOf": [{"type": "integer"}, {"maximum": 2}]})"),
               ContainsSubstring("content.rounds: found the number 3, expected a whole number, at most 2."));
}

TEST_CASE("The schemas for editors fit draft 7") {
    for (const auto *name : {"plugin", "exercise", "text", "exercise_text"}) {
        const auto schema =
            Schema::read(fs::path(ATTUNE_SOURCE) / "docs/schemas" / (std::string(name) + ".schema.json"));
        REQUIRE(schema);
        CHECK(schema->text() == Schema::builtIn(name).text());
    }
    CHECK(Schema::builtIn("draft-07").mismatches(Schema::builtIn("draft-07").text()).empty());
}

} // namespace attune::catalog
