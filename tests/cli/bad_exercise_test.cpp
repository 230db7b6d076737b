// SPDX-License-Identifier: Apache-2.0
// Files of an exercise that are broken in every way, read by the program: it names the place and the cure, and goes on.
#include "cli/desk.hpp"

#include <catch2/generators/catch_generators_range.hpp>
#include <functional>
#include <sys/stat.h>
#include <unistd.h>

using namespace attune::test;

namespace {

namespace fs = std::filesystem;
constexpr const char *file = "exercises/misdeeds/exercise.toml";

std::string replaced(const std::string &what, const std::string &with) {
    std::string toml = Desk::exercise;
    toml.replace(toml.find(what), what.size(), with);
    return toml;
}

struct Case {
    std::string name;
    std::function<void(const Desk &)> breaks;
    std::vector<std::string> says; // nothing: it is fine
};

std::function<void(const Desk &)> with(std::string toml) {
    return [toml = std::move(toml)](const Desk &desk) { desk.write(file, toml); };
}

std::string crlf() {
    std::string toml;
    for (const char c : std::string(Desk::exercise)) {
        toml += c == '\n' ? "\r\n" : std::string(1, c);
    }
    return toml;
}

const std::vector<Case> cases{
    {"as it is", [](const Desk &) {}, {}},
    {"byte order mark", with("\xef\xbb\xbf" + std::string(Desk::exercise)), {}},
    {"CRLF", with(crlf()), {}},
    {"syntax", with(replaced("[1, 2]", "[1, 2")), {":7:1: ", "not TOML", "Look at this place"}},
    {"duplicate key", with(replaced("id =", "id = \"a\"\nid =")), {":3:", "'id'", "keep one"}},
    {"wrong type", with(replaced("\"misdeeds\"", "5")), {":2:6: id: ", "the number 5", "a text"}},
    {"unknown key", with(replaced("family", "colour = 1\nfamily")), {":5:1: colour: ", "not known", "Remove it"}},
    {"missing key", with(replaced("family = \"boundaries\"\n", "")), {"family: ", "missing", "add it"}},
    {"bad UTF-8", with(replaced("misdeeds", "mis\xff")), {":2:", "utf-8", "Save the file as UTF-8"}},
    {"UTF-16", with(std::string("\xff\xfes\0c\0", 6)), {":1:1", "Save the file as UTF-8"}},
    {"empty", with(""), {"id: ", "missing", "add it"}},
    {"huge", with(std::string(Desk::exercise) + "#" + std::string(3 << 20, 'x')), {"1024 KiB", "make it smaller"}},
    {"deep", with("x = " + std::string(100'000, '[') + "\n"), {":1", "nested", "nest less"}},
    {"three levels deep",
     with(replaced("n = 1", "n = \"one\"")),
     {":14:5: content.steps.0.n: ", "the text \"one\"", "a whole number"}},
    {"unknown three levels deep",
     with(replaced("n = 1", "m = 1")),
     {":14:1: content.steps.0.m: ", "not known", "Did you mean \"n\"?"}},
    {"symbolic link to itself",
     [](const Desk &desk) {
         fs::remove(desk.at(file));
         fs::create_symlink("exercise.toml", desk.at(file));
     },
     {"exercise.toml: ", "leads back to itself", "put the file itself"}},
    {"folder",
     [](const Desk &desk) {
         fs::remove(desk.at(file));
         fs::create_directory(desk.at(file));
     },
     {"exercise.toml: ", "it is a folder", "a file must stand there"}},
    {"pipe",
     [](const Desk &desk) {
         fs::remove(desk.at(file));
         REQUIRE(::mkfifo(desk.at(file).c_str(), 0600) == 0);
     },
     {"exercise.toml: ", "not a regular file"}},
    {"endless device",
     [](const Desk &desk) {
         fs::remove(desk.at(file));
         fs::create_symlink("/dev/zero", desk.at(file));
     },
     {"exercise.toml: ", "not a regular file"}},
    {"missing", [](const Desk &desk) { fs::remove(desk.at(file)); }, {"exercise.toml: ", "not there", "create it"}},
    {"link of a folder that leads nowhere",
     [](const Desk &desk) {
         fs::remove_all(desk.at("exercises/misdeeds"));
         fs::create_symlink("misdeeds", desk.at("exercises/misdeeds"));
     },
     {"exercises/misdeeds: ", "leads nowhere", "remove it"}},
};

} // namespace

TEST_CASE("A broken file of an exercise is named with its place and a cure, and hides nothing else") {
    const Case broken = GENERATE(Catch::Generators::from_range(cases));
    const Desk desk;
    desk.addPlugin("test_plugin_playable");
    desk.addExercise();
    broken.breaks(desk);
    const Said said = desk.ctl("exercise list");
    INFO(broken.name << ": " << said.out);
    CHECK(said.exit == (broken.says.empty() ? 0 : 1));
    CHECK(said.out.find("\nneeds_cards\n") != std::string::npos);
    for (const std::string &part : broken.says) {
        CHECK(said.out.find(part) != std::string::npos);
    }
}

TEST_CASE("A file that may not be read is named") {
    if (::geteuid() == 0) {
        SKIP("whoever may do everything may read everything");
    }
    const Desk desk;
    desk.addPlugin("test_plugin_playable");
    desk.addExercise();
    fs::permissions(desk.at(file), fs::perms::none);
    const Said said = desk.ctl("exercise list");
    INFO(said.out);
    CHECK(said.exit == 1);
    CHECK(said.out.find("permissions forbid it; allow reading") != std::string::npos);
}
