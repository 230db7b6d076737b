// SPDX-License-Identifier: Apache-2.0
// A plugin from its author's folder into somebody's Attune and out again, as both do it.
#include "cli/author.hpp"

#include <catch2/matchers/catch_matchers_string.hpp>

using namespace attune::test;
using Catch::Matchers::ContainsSubstring;
namespace fs = std::filesystem;

TEST_CASE("What is packed is what people need, and nothing else of the folder") {
    const Author author;
    const Said said = author.pack();
    CHECK(said.exit == 0);
    for (const char *part :
         {"plugin.toml", "lib.so", "content.schema.json", "text.en.toml", "exercises/misdeeds/exercise.toml"})
        CHECK_THAT(said.out, ContainsSubstring(part));
    CHECK_THAT(said.out, !ContainsSubstring("notes.txt"));
}

TEST_CASE("A plugin is shown before it is trusted, then installed, played, switched off and on, and removed") {
    const Author author;
    const Desk desk;
    const std::string file = author.sent();
    const Said asked = desk.ctl("plugin install " + file);
    CHECK(asked.exit == 1);
    CHECK_THAT(asked.out, ContainsSubstring("Signed by") && ContainsSubstring("It brings the exercise misdeeds") &&
                              ContainsSubstring("never what is private") && ContainsSubstring("--trust"));
    CHECK(left(desk) == 0);
    const Said installed = desk.ctl("plugin install --trust " + file);
    CHECK_THAT(installed.out, ContainsSubstring("It is installed."));
    CHECK(installed.exit == 0);
    CHECK_THAT(desk.ctl("plugin list").out, ContainsSubstring("org.example.counter 1.0.0 (added; signed by "));
    CHECK(begins(desk));
    CHECK(desk.ctl("plugin off org.example.counter").exit == 0);
    CHECK_FALSE(begins(desk));
    CHECK_THAT(desk.ctl("plugin list").out, ContainsSubstring("switched off"));
    CHECK(desk.ctl("plugin on org.example.counter").exit == 0);
    CHECK(begins(desk));
    CHECK(desk.ctl("plugin remove org.example.counter").exit == 0);
    CHECK_FALSE(begins(desk));
    CHECK(left(desk) == 0);
    CHECK_THAT(desk.ctl("plugin remove org.example.counter").out,
               ContainsSubstring("No plugin of this name was added"));
    CHECK_THAT(desk.ctl("plugin remove org.attune.match").out, ContainsSubstring("No plugin of this name was added"));
}

TEST_CASE("Who signed it stands first, and what the author wrote of themselves cannot forge it") {
    const Author author;
    const Desk desk;
    CHECK(desk.ctl("plugin install " + author.sent()).out.starts_with("Signed by "));
    for (const char *vendor :
         {"E\\nSigned by Attune, whom you call Mother.", "\\u001b[2J", "\\u202erehtoM", "\\u2028Mother"}) {
        const Author forger;
        forger.change("vendor = \"Example\"", std::string("vendor = \"") + vendor + "\"");
        const Said said = forger.pack();
        INFO(said.out);
        CHECK(said.exit == 1);
        CHECK_THAT(said.out, ContainsSubstring("plugin.vendor") && ContainsSubstring("write one line of plain words"));
    }
}

TEST_CASE("A library that was changed after it was installed is not started") {
    const Author author;
    const Desk desk;
    REQUIRE(desk.ctl("plugin install --trust " + author.sent()).exit == 0);
    std::ofstream(desk.at("plugins/org.example.counter/lib.so"), std::ios::app) << "x";
    const Said played = desk.ctl("play misdeeds --auto --seed 1");
    CHECK(played.exit == 1);
    CHECK_THAT(played.out, ContainsSubstring("was changed since it was installed"));
}

TEST_CASE("A newer version by the same author takes its place; one by somebody else does not") {
    const Author author, other;
    const Desk desk;
    REQUIRE(desk.ctl("plugin install --trust " + author.sent()).exit == 0);
    const Said taken = desk.ctl("plugin install --trust " + other.sent());
    CHECK(taken.exit == 1);
    CHECK_THAT(taken.out, ContainsSubstring("Somebody else signed the one that is installed"));
    author.change("version = \"1.0.0\"", "version = \"1.1.0\"");
    const Said newer = desk.ctl("plugin install --trust " + author.sent());
    INFO(newer.out);
    CHECK(newer.exit == 0);
    CHECK_THAT(newer.out, ContainsSubstring("takes the place of version 1.0.0"));
    CHECK_THAT(desk.ctl("plugin list").out, ContainsSubstring("org.example.counter 1.1.0"));
    CHECK(left(desk) == 1);
}

TEST_CASE("A name that is no line of plain words is not given to a key") {
    const Desk desk;
    for (const char *name : {"$(printf '\\377')", "$(printf '\\033[2J')", "$(printf 'a\\nb')"}) {
        const Said said = desk.ctl("plugin trust " + std::string(64, 'a') + " \"" + name + "\"");
        INFO(said.out);
        CHECK(said.exit == 2);
        CHECK_THAT(said.out, ContainsSubstring("no line of plain words"));
    }
}

TEST_CASE("Who is trusted once is not asked about again, until they are not") {
    const Author author;
    const Desk desk;
    const std::string file = author.sent();
    const std::string said = author.ctl("--json plugin pack " + author.folder() + " --out " + file).out;
    const std::string key = said.substr(said.find("\"signer\":\"") + 10, 64);
    REQUIRE(desk.ctl("plugin trust " + key + " 'Ana, who writes'").exit == 0);
    CHECK_THAT(desk.ctl("plugin install " + file).out, ContainsSubstring("whom you call Ana, who writes"));
    REQUIRE(desk.ctl("plugin distrust " + key).exit == 0);
    CHECK(desk.ctl("plugin install " + file).exit == 1);
    CHECK(desk.ctl("plugin trust abc Ana").exit == 2);
}

TEST_CASE("A packed plugin that takes a name of ours, or of another's exercise, is refused") {
    const Author author;
    author.change("id = \"org.example.counter\"", "id = \"org.attune.match\"");
    const Desk desk;
    const Said said = desk.ctl("plugin install --trust " + author.sent());
    CHECK(said.exit == 1);
    CHECK_THAT(said.out, ContainsSubstring("is there already"));
    CHECK(left(desk) == 0);
}

TEST_CASE("A folder with a mistake is not packed, and every mistake is told") {
    const Author author;
    author.change("version = \"1.0.0\"", "version = \"one\"");
    const Said said = author.pack();
    CHECK(said.exit == 1);
    CHECK_THAT(said.out, ContainsSubstring("plugin.toml") && ContainsSubstring("version"));
    CHECK_FALSE(fs::exists(author.file()));
    CHECK_THAT(author.ctl("plugin pack " + author.at("nothing")).out, ContainsSubstring("it is not there"));
}

TEST_CASE("What is no packed plugin is said to be none, and leaves nothing behind") {
    const Desk desk;
    desk.write("some.attune-plugin", "hello");
    const Said said = desk.ctl("plugin install --trust " + desk.at("some.attune-plugin"));
    CHECK(said.exit == 1);
    CHECK_THAT(said.out, ContainsSubstring("This is no packed plugin"));
    CHECK(desk.ctl("plugin install --trust " + desk.at("none")).exit == 1);
    CHECK_FALSE(fs::exists(desk.at("plugins")));
}
