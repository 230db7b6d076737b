// SPDX-License-Identifier: Apache-2.0
#include "desk.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace attune::catalog {
namespace {

constexpr auto goodManifest = R"(schema = 1
[plugin]
id = "org.example.match"
name = "Match"
version = "1.0.0"
vendor = "Example"
license = "Apache-2.0"
description = "Sort alone, open together."
library = "libmatch.so"
[abi]
major = 1
min_minor = 0
[[activity]]
id = "org.example.match"
state_version = 1
seats = [2, 2]
content_schema = "match.schema.json"
)";

constexpr auto contentSchema = R"({
  "$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object", "additionalProperties": false, "required": ["piles"],
  "properties": {
    "piles": {"type": "array", "minItems": 2, "maxItems": 5, "items": {"$ref": "#/definitions/pile"}},
    "rounds": {"type": "integer", "minimum": 1, "maximum": 9},
    "mode": {"enum": ["sort", "choose", "guess"]},
    "words": {"type": "array", "items": {"type": "string", "maxLength": 8}, "uniqueItems": true},
    "quiet": {"type": "boolean"},
    "start": {"oneOf": [{"type": "string"}, {"type": "object", "required": ["seat"], "properties": {"seat": {"type": "integer"}}}]}
  },
  "definitions": {
    "pile": {
      "type": "object", "additionalProperties": false, "required": ["id"],
      "properties": {"id": {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"}, "asks": {"type": "boolean"}}
    }
  }
}
)";

constexpr auto goodExercise = R"(schema = 1
id = "circles"
version = "1.0.0"
activity = "org.example.match"
family = "boundaries"
minutes = [15, 25]
[[for]]
pair = "couple"
[[for]]
pair = "parent_child"
younger = ["child", "teen"]
[evidence]
grade = "C"
refs = [{ id = "R63", cite = "Author, A. (2015). Title. Journal." }]
[content]
rounds = 3
[[content.piles]]
id = "ok"
[[content.piles]]
id = "ok_if"
asks = true
[[content.piles]]
id = "not_ok"
[[variant]]
when = { pair = "parent_child", younger = "child" }
[variant.content]
rounds = 1
)";

constexpr auto goodTexts = R"(title = "Circles"
want = "I want to say what is fine"
purpose = "Know the borders."
intro = "Sort the cards."
"intro@child" = "Put the cards down."
[about]
private = "Nothing."
sealed = "Your piles."
shared = "What you open."
leaves = "One thing."
evidence = "Small studies."
safety = "Stop at any time."
[about.step]
1 = "Sort."
2 = "Open."
)";

} // namespace

Desk::Desk() {
    std::string name = (fs::temp_directory_path() / "attune-desk-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    m_root = name;
    write(manifest, goodManifest);
    write("plugins/match/match.schema.json", contentSchema);
    write("plugins/match/libmatch.so", "never loaded here");
    write(exerciseFile, goodExercise);
    write(english, goodTexts);
    write(spanish, goodTexts);
}

Desk::~Desk() {
    std::error_code ignored;
    fs::remove_all(m_root, ignored);
}

void Desk::write(const fs::path &file, const std::string &text) const {
    fs::create_directories(at(file).parent_path());
    std::ofstream(at(file), std::ios::binary) << text;
}

void Desk::change(const fs::path &file, const std::string &what, const std::string &with) const {
    std::stringstream text;
    text << std::ifstream(at(file), std::ios::binary).rdbuf();
    auto whole = text.str();
    const auto place = whole.find(what);
    REQUIRE(place != std::string::npos);
    whole.replace(place, what.size(), with);
    write(file, whole);
}

std::string Desk::told(const std::vector<Error> &errors) const {
    std::string all;
    for (auto error : errors) {
        if (error.place.file.starts_with(m_root.string()))
            error.place.file = fs::path(error.place.file).lexically_relative(m_root).string();
        all += describe(error) + "\n";
    }
    return all;
}

std::string Desk::pluginErrors() const {
    const auto read = readPlugin(at("plugins/match"));
    return read ? "" : told(read.error());
}

std::string Desk::exerciseErrors() const {
    const auto read = readExercise(at("exercises/circles"), {plugin()});
    return read ? "" : told(read.error());
}

Plugin Desk::plugin() const {
    auto read = readPlugin(at("plugins/match"));
    REQUIRE(read);
    return *read;
}

Exercise Desk::exercise() const {
    auto read = readExercise(at("exercises/circles"), {plugin()});
    REQUIRE(read);
    return *read;
}

} // namespace attune::catalog
