// SPDX-License-Identifier: Apache-2.0
#include "desk.hpp"

#include <sys/stat.h>
#include <unistd.h>

namespace attune::catalog {
namespace {

std::string afterWriting(const std::string &toml) {
    const Desk desk;
    desk.write(exerciseFile, toml);
    return desk.exerciseErrors();
}

std::string repeated(const std::string &part, int times) {
    std::string all;
    for (int i = 0; i < times; ++i)
        all += part;
    return all;
}

} // namespace

TEST_CASE("A text that is not closed is told with its line") {
    CHECK_THAT(afterWriting("schema = 1\nid = \"circles\nversion = 2\n"),
               StartsWith("exercises/circles/exercise.toml:2:14: this is not TOML:") &&
                   ContainsSubstring("close it there"));
}

TEST_CASE("A key that stands twice is told at its second place") {
    CHECK_THAT(afterWriting("schema = 1\n\nschema = 1\n"),
               ContainsSubstring("exercise.toml:3:") && ContainsSubstring("keep one"));
}

TEST_CASE("Bytes that are not UTF-8 are told, not shown") {
    CHECK_THAT(afterWriting("schema = 1\nid = \"\xff\xfe\"\n"),
               ContainsSubstring("exercise.toml:2:6:") && ContainsSubstring("Save the file as UTF-8."));
}

TEST_CASE("A byte order mark and tabs are no mistake") {
    const Desk desk;
    desk.change(exerciseFile, "schema = 1\n", "\xEF\xBB\xBF\tschema\t=\t1\r\n");
    CHECK(desk.exerciseErrors().empty());
}

TEST_CASE("A lone carriage return is told") {
    CHECK_THAT(afterWriting("schema = 1\rid = 2\n"), ContainsSubstring("End lines with a line feed."));
}

TEST_CASE("A list that is not closed is told") {
    CHECK_THAT(afterWriting("a = [1, 2\n"), ContainsSubstring("this is not TOML:"));
}

TEST_CASE("An empty file lacks every key") {
    const auto told = afterWriting("");
    for (const auto *key : {"schema", "id", "version", "activity", "family", "minutes", "for", "evidence", "content"})
        CHECK_THAT(told, ContainsSubstring(std::string(": ") + key + ": this key is missing"));
}

TEST_CASE("Nesting that would overflow the stack is refused with its line") {
    const auto dots = "a" + repeated(".a", 200'000);
    for (const auto &toml : {"\n" + dots + " = 1\n", "\n[" + dots + "]\n", "\na = " + repeated("[", 100'000),
                             "\na = " + repeated("{a=", 100'000), "\n" + repeated("\"a\".", 100'000) + "a = 1\n",
                             "\na = " + repeated("[\n{a.a.a=", 10'000)})
        CHECK_THAT(afterWriting(toml),
                   ContainsSubstring("exercise.toml:") && ContainsSubstring("nested more than 32 deep"));
}

TEST_CASE("Dots and brackets within texts and comments do not count as nesting") {
    const Desk desk;
    const auto dots = repeated("[.", 100);
    desk.change(english, "\"Sort.\"", "\"\"\"\n" + dots + " \\\" \"\" " + dots + "\"\"\"\" # " + dots);
    desk.change(spanish, "\"Sort.\"", "'''" + dots + "'''");
    CHECK(desk.exerciseErrors().empty());
}

TEST_CASE("Fractions and dates are told, and other mistakes of the file with them") {
    const Desk desk;
    desk.change(exerciseFile, "rounds = 3", "rounds = 1.5\nwhen = 2020-01-01");
    desk.change(exerciseFile, "family = \"boundaries\"", "family = \"boundary\"");
    const auto told = desk.exerciseErrors();
    CHECK_THAT(told,
               ContainsSubstring(
                   "exercise.toml:16:10: content.rounds: found a number with a fraction, expected a whole number"));
    CHECK_THAT(told, ContainsSubstring("exercise.toml:17:8: content.when: found a date or a time, expected a text"));
    CHECK_THAT(told, ContainsSubstring(
                         "exercise.toml:5:10: family: found the text \"boundary\", expected one of \"check_in\"") &&
                         ContainsSubstring("Did you mean \"boundaries\"?"));
}

TEST_CASE("A text longer than 4 KiB is told, not matched") {
    const Desk desk;
    desk.change(exerciseFile, "id = \"ok\"", "id = \"" + std::string(5000, 'a') + "\"");
    CHECK_THAT(desk.exerciseErrors(),
               ContainsSubstring("content.piles.0.id: found a text of 5000 bytes, expected at most 4096"));
}

TEST_CASE("The longest text that is allowed is matched without harm") {
    const Desk desk;
    desk.change(exerciseFile, "id = \"ok\"", "id = \"" + std::string(4095, 'a') + "\"");
    CHECK(desk.exerciseErrors().empty());
}

TEST_CASE("A file larger than 1 MiB is told") {
    CHECK_THAT(afterWriting(std::string((1 << 20) + 1, '#')), ContainsSubstring("larger than 1024 KiB"));
}

TEST_CASE("A folder, a pipe or an unreadable file in place of a file is told at once") {
    const Desk desk;
    const auto file = desk.at(exerciseFile);
    fs::remove(file);
    CHECK_THAT(desk.exerciseErrors(), ContainsSubstring("it is not there"));
    REQUIRE(::mkfifo(file.c_str(), 0600) == 0);
    CHECK_THAT(desk.exerciseErrors(), ContainsSubstring("it is not a regular file"));
    fs::remove(file);
    fs::create_directory(file);
    CHECK_THAT(desk.exerciseErrors(), ContainsSubstring("it is a folder"));
    fs::remove(file);
    fs::create_symlink(file, file);
    CHECK_THAT(desk.exerciseErrors(), ContainsSubstring("the file cannot be read"));
    if (::geteuid() == 0)
        return; // root reads everything
    fs::remove(file);
    desk.write(exerciseFile, "schema = 1");
    fs::permissions(file, fs::perms::none);
    CHECK_THAT(desk.exerciseErrors(), ContainsSubstring("its permissions forbid it"));
}

TEST_CASE("Of very many mistakes a hundred are told, and how many more there are") {
    const Desk desk;
    std::string keys;
    for (int i = 0; i < 500; ++i)
        keys += "k" + std::to_string(i) + " = 1\n";
    desk.change(exerciseFile, "[content]\n", "[content]\n" + keys);
    CHECK_THAT(desk.exerciseErrors(), ContainsSubstring("and 400 more mistakes"));
}

} // namespace attune::catalog
