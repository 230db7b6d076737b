// SPDX-License-Identifier: Apache-2.0
#include "desk.hpp"

namespace attune::catalog {
namespace {

std::string afterChanging(const std::string &what, const std::string &with) {
    const Desk desk;
    desk.change(manifest, what, with);
    return desk.pluginErrors();
}

} // namespace

TEST_CASE("A plugin that is right is read whole") {
    const Desk desk;
    desk.change(manifest, "content_schema",
                "reads_board = [\"signal\"]\noptional = [\"attune.migrate/1\"]\ncontent_schema");
    desk.change(manifest, "[abi]", "sha256 = \"" + std::string(64, 'a') + "\"\n[limits]\nstate_kib = 16\n[abi]");
    const auto plugin = desk.plugin();
    CHECK(plugin.id == "org.example.match");
    CHECK(plugin.library == fs::canonical(desk.at("plugins/match/libmatch.so")));
    CHECK(plugin.sha256 == std::string(64, 'a'));
    CHECK(plugin.stateKib == 16);
    CHECK(plugin.reduceMs == 1000);
    REQUIRE(plugin.activities.size() == 1);
    CHECK(plugin.activities[0].minSeats == 2);
    CHECK(plugin.activities[0].readsBoard == std::vector<std::string>{"signal"});
    CHECK(plugin.activities[0].optional == std::vector<std::string>{"attune.migrate/1"});
}

TEST_CASE("Ids, versions and checksums must be well formed") {
    CHECK_THAT(afterChanging("id = \"org.example.match\"", "id = \"Match\""),
               ContainsSubstring("plugin.toml:3:6: plugin.id: found the text \"Match\", expected a reversed domain "
                                 "name in small letters (like \"org.example.match\")."));
    CHECK_THAT(afterChanging("version = \"1.0.0\"", "version = \"1.0\""),
               ContainsSubstring("plugin.version: found the text \"1.0\", expected a version of three numbers"));
    CHECK_THAT(afterChanging("[abi]", "sha256 = \"abc\"\n[abi]"),
               ContainsSubstring("plugin.sha256: found the text \"abc\", expected 64 hexadecimal digits"));
}

TEST_CASE("An unknown key of a manifest is told with what was perhaps meant") {
    CHECK_THAT(afterChanging("vendor = ", "vendr = "),
               ContainsSubstring("plugin.vendr: this key is not known. Did you mean \"vendor\"?") &&
                   ContainsSubstring("plugin.vendor: this key is missing"));
}

TEST_CASE("The library stays inside the folder") {
    const auto library = [](const std::string &name) { return afterChanging("libmatch.so", name); };
    CHECK_THAT(
        library("../match/libmatch.so"),
        ContainsSubstring(
            "plugin.library: found the text \"../match/libmatch.so\", expected the name of a file in this folder"));
    CHECK_THAT(library("/lib/libc.so.6"), ContainsSubstring("expected the name of a file in this folder"));
    CHECK_THAT(library("libother.so"),
               ContainsSubstring("plugin.toml:9:11: plugin.library: the file \"libother.so\" is not there"));
    CHECK_THAT(library("."), ContainsSubstring("plugin.library:"));
    const Desk desk;
    fs::remove(desk.at("plugins/match/libmatch.so"));
    fs::create_symlink(desk.at(exerciseFile), desk.at("plugins/match/libmatch.so"));
    CHECK_THAT(desk.pluginErrors(), ContainsSubstring("is a link that leads out of this folder"));
    fs::remove(desk.at("plugins/match/libmatch.so"));
    fs::create_directory(desk.at("plugins/match/libmatch.so"));
    CHECK_THAT(desk.pluginErrors(), ContainsSubstring("is not a regular file"));
}

TEST_CASE("The content schema must be there, inside the folder") {
    CHECK_THAT(afterChanging("match.schema.json", "other.json"),
               ContainsSubstring("activity.0.content_schema: the file \"other.json\" is not there"));
    CHECK_THAT(afterChanging("match.schema.json", "../x.json"),
               ContainsSubstring("expected the name of a file in this folder"));
}

TEST_CASE("A plugin for another ABI is refused") {
    CHECK_THAT(afterChanging("major = 1", "major = 2"),
               ContainsSubstring("abi.major: found ABI 2, but this Attune speaks 1.0; build the plugin"));
    CHECK_THAT(afterChanging("min_minor = 0", "min_minor = 7"),
               ContainsSubstring("abi.min_minor: the plugin needs minor version 7, but this Attune speaks 1.0"));
}

TEST_CASE("Limits may be lowered, never raised") {
    CHECK_THAT(
        afterChanging("[abi]", "[limits]\nstate_kib = 65\nreduce_ms = 1001\n[abi]"),
        ContainsSubstring("limits.state_kib: found the number 65, expected a whole number from 1 to 64.") &&
            ContainsSubstring("limits.reduce_ms: found the number 1001, expected a whole number from 1 to 1000."));
}

TEST_CASE("An extension that the host does not offer is refused when it is required") {
    CHECK_THAT(afterChanging("state_version = 1", "state_version = 1\nrequires = [\"org.example.extra/1\"]"),
               ContainsSubstring("plugin.toml:16:13: activity.0.requires.0: this Attune does not offer the extension "
                                 "\"org.example.extra/1\""));
}

TEST_CASE("Seats are a range, and activities of one plugin differ") {
    CHECK_THAT(afterChanging("[2, 2]", "[3, 2]"),
               ContainsSubstring("activity.0.seats: the smallest number of seats comes first"));
    CHECK_THAT(afterChanging("[2, 2]", "[2]"),
               ContainsSubstring(
                   "activity.0.seats: found a list of 1 value, expected the smallest and the largest number of seats"));
    const Desk desk;
    desk.change(manifest, "[[activity]]\n",
                "[[activity]]\nid = \"org.example.match\"\nstate_version = 1\nseats = [2, 2]\ncontent_schema = "
                "\"match.schema.json\"\n[[activity]]\n");
    CHECK_THAT(desk.pluginErrors(),
               ContainsSubstring("activity.1.id: another activity of this plugin has the same id"));
}

TEST_CASE("A plugin's own texts are read and checked") {
    const Desk desk;
    desk.write("plugins/match/text.en.toml", "ready = \"I am ready\"\n");
    CHECK(desk.plugin().texts.byLanguage.at("en").at("ready") == "I am ready");
    desk.write("plugins/match/text.en.toml", "ready = 3\n");
    CHECK_THAT(desk.pluginErrors(),
               ContainsSubstring(
                   "plugins/match/text.en.toml:1:9: ready: found the number 3, expected a text, or a table of texts."));
}

} // namespace attune::catalog
