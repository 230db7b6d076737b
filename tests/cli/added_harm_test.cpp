// SPDX-License-Identifier: Apache-2.0
// A plugin of others where somebody means harm, something was cut off, or much happens at once.
#include "cli/author.hpp"

#include <catch2/matchers/catch_matchers_string.hpp>

using namespace attune::test;
using Catch::Matchers::ContainsSubstring;
namespace fs = std::filesystem;

namespace {

// Twelve at once, each with its own $i; how many of them failed.
int failedOf(const std::string &command) {
    const Said said = run("failed=0; for i in 10 11 12 13 14 15 16 17 18 19 20 21; do ( " + command +
                          " ) >/dev/null 2>&1 & all=\"$all $!\"; done; "
                          "for one in $all; do wait $one || failed=$((failed+1)); done; echo $failed");
    INFO(said.out);
    REQUIRE(said.exit == 0);
    return std::stoi(said.out);
}

} // namespace

TEST_CASE("What cannot be read any more still belongs to who signed it") {
    const Author author, other;
    const Desk desk;
    REQUIRE(desk.ctl("plugin install --trust " + author.sent()).exit == 0);
    desk.write("plugins/org.example.counter/plugin.toml", "broken");
    const Said taken = desk.ctl("plugin install --trust " + other.sent());
    CHECK(taken.exit == 1);
    CHECK_THAT(taken.out, ContainsSubstring("Somebody else signed the one that is installed"));
    const Said mended = desk.ctl("plugin install --trust " + author.sent());
    CHECK(mended.exit == 0);
    CHECK_THAT(mended.out, ContainsSubstring("takes the place of version 1.0.0"));
    desk.write("plugins/org.example.counter/plugin.toml", "broken");
    CHECK(desk.ctl("plugin remove org.example.counter").exit == 0);
    CHECK(left(desk) == 0);
}

TEST_CASE("A folder that somebody made by hand is neither replaced nor deleted") {
    const Author author;
    const Desk desk;
    desk.write("plugins/org.example.counter/plugin.c", "my work");
    const std::string file = author.sent();
    for (const char *manifest : {"broken", ""}) {
        desk.write("plugins/org.example.counter/plugin.toml", manifest);
        const Said said = desk.ctl("plugin install --trust " + file);
        CHECK(said.exit == 1);
        CHECK_THAT(said.out, ContainsSubstring("Move it away"));
        CHECK(fs::exists(desk.at("plugins/org.example.counter/plugin.c")));
        CHECK(left(desk) == 1);
    }
    fs::rename(desk.at("plugins/org.example.counter"), desk.at("elsewhere"));
    fs::create_directory_symlink(desk.at("elsewhere"), desk.at("plugins/org.example.counter"));
    CHECK(desk.ctl("plugin install --trust " + file).exit == 1);
    CHECK(fs::exists(desk.at("elsewhere/plugin.c")));
}

TEST_CASE("What is switched off keeps its names") {
    const Author author, other;
    const Desk desk;
    REQUIRE(desk.ctl("plugin install --trust " + author.sent()).exit == 0);
    REQUIRE(desk.ctl("plugin off org.example.counter").exit == 0);
    other.change("[plugin]\nid = \"org.example.counter\"", "[plugin]\nid = \"org.example.thief\"");
    const Said activity = desk.ctl("plugin install --trust " + other.sent());
    CHECK(activity.exit == 1);
    CHECK_THAT(activity.out, ContainsSubstring("“org.example.counter” is there already"));
    other.change("[[activity]]\nid = \"org.example.counter\"", "[[activity]]\nid = \"org.example.thief\"");
    other.change("org.example.counter", "org.example.thief", "plugins/counter/exercises/misdeeds/exercise.toml");
    const Said exercise = desk.ctl("plugin install --trust " + other.sent());
    CHECK(exercise.exit == 1);
    CHECK_THAT(exercise.out, ContainsSubstring("“misdeeds” is there already"));
    CHECK(left(desk) == 1);
}

TEST_CASE("A link out of a plugin's folder is not followed when it is packed") {
    const Author author;
    author.write("secret", "nobody's business");
    fs::create_symlink(author.at("secret"), author.at("plugins/counter/README.md"));
    const Said said = author.pack();
    CHECK(said.exit == 1);
    CHECK_THAT(said.out,
               ContainsSubstring("README.md") && ContainsSubstring("is a link that leads out of this folder"));
    CHECK_FALSE(fs::exists(author.file()));
    fs::remove(author.at("plugins/counter/README.md"));
    fs::create_symlink(author.at("secret"), author.at("plugins/counter/exercises/misdeeds/text.de.toml"));
    CHECK(author.pack().exit == 1);
}

TEST_CASE("An exercise that a build took from its sources is packed, and it is said from where") {
    const Author author;
    fs::rename(author.at("plugins/counter/exercises/misdeeds"), author.at("source"));
    fs::create_directory_symlink(author.at("source"), author.at("plugins/counter/exercises/misdeeds"));
    const Said said = author.pack();
    CHECK(said.exit == 0);
    CHECK_THAT(said.out, ContainsSubstring("exercises/misdeeds/exercise.toml") &&
                             ContainsSubstring("exercises/misdeeds is taken from " + author.at("source")));
}

TEST_CASE("A new key may be named without a folder") {
    const Author author;
    const Said said =
        run("cd " + author.at("") + " && " + PROGRAM + " plugin pack plugins/counter --key new.key --out out");
    INFO(said.out);
    CHECK(said.exit == 0);
    CHECK(fs::exists(author.at("new.key")));
}

TEST_CASE("An older version comes in only where that is asked for") {
    const Author author;
    const Desk desk;
    const std::string older = author.sentAs("1.9.0"), newer = author.sentAs("1.10.0");
    REQUIRE(desk.ctl("plugin install --trust " + newer).exit == 0);
    const Said refused = desk.ctl("plugin install --trust " + older);
    CHECK(refused.exit == 1);
    CHECK_THAT(refused.out, ContainsSubstring("It is older than the one you have") && ContainsSubstring("--older"));
    CHECK_THAT(desk.ctl("plugin list").out, ContainsSubstring("org.example.counter 1.10.0"));
    CHECK(desk.ctl("plugin install --trust --older " + older).exit == 0);
    CHECK_THAT(desk.ctl("plugin list").out, ContainsSubstring("org.example.counter 1.9.0"));
}

TEST_CASE("Of many decisions at once none is lost") {
    const Desk desk;
    const std::string key(62, 'a');
    CHECK(failedOf(desk.command("plugin trust " + key + "$i Ana")) == 0);
    const Said kept = run("cat " + desk.at("plugins/choices.json"));
    for (int i = 10; i <= 21; ++i)
        CHECK_THAT(kept.out, ContainsSubstring(key + std::to_string(i)));
}

TEST_CASE("Of many who sign for the first time at once, all sign with the key that stays") {
    const Author author;
    CHECK(failedOf(author.command("--json plugin pack " + author.folder() + " --out " + author.at("out$i") + " --key " +
                                  author.at("one.key") + " > " + author.at("said$i"))) == 0);
    CHECK(run("cat " + author.at("said*") + " | grep -o '\"signer\":\"[0-9a-f]*\"' | sort | uniq -c | wc -l").out ==
          "1\n");
    CHECK(run("ls " + author.at("one.key*") + " | wc -l").out == "1\n");
}

TEST_CASE("What an installation left that was cut off is swept away, and what is being looked at is not") {
    const Author author;
    const Desk desk;
    desk.write("plugins/.offered-0123/plugin.toml", "half");
    desk.write("plugins/.offered-4567/plugin.toml", "half");
    const Said said = run("flock " + desk.at("plugins/.offered-4567") + " " +
                          desk.command("plugin install --trust " + author.sent()));
    INFO(said.out);
    CHECK(said.exit == 0);
    CHECK_FALSE(fs::exists(desk.at("plugins/.offered-0123")));
    CHECK(fs::exists(desk.at("plugins/.offered-4567")));
}

TEST_CASE("What was changed since it was installed does not run, and installing it anew mends that") {
    const Author author;
    const Desk desk;
    const std::string file = author.sent(), place = "plugins/org.example.counter/";
    for (const char *part : {"plugin.toml", "text.en.toml", "content.schema.json", "exercises/misdeeds/text.en.toml",
                             "exercises/misdeeds/text.de.toml", "README.md"}) {
        INFO(part);
        REQUIRE(desk.ctl("plugin install --trust " + author.sent()).exit == 0);
        REQUIRE(begins(desk));
        std::ofstream(desk.at(place + part), std::ios::app) << "\n";
        const Said listed = desk.ctl("plugin list");
        CHECK(listed.exit == 1);
        CHECK_THAT(listed.out, ContainsSubstring("Install it anew") &&
                                   ContainsSubstring("changed since it was installed, so it does not run"));
        CHECK_FALSE(begins(desk));
    }
    REQUIRE(desk.ctl("plugin install --trust " + file).exit == 0);
    CHECK(begins(desk));
    desk.write(place + ".signed", "{}");
    CHECK_FALSE(begins(desk));
    CHECK(desk.ctl("plugin remove org.example.counter").exit == 0);
}
