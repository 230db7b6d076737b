// SPDX-License-Identifier: Apache-2.0
// attunectl plugin check and explain, from outside.
#include "core/json.hpp"
#include "support/run.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <fstream>

using namespace attune;
using namespace attune::test;

namespace {

Said ctl(const std::string &arguments) {
    return run(std::string(PROGRAM) + " " + arguments);
}

bool has(const std::string &text, const std::string &part) {
    return text.find(part) != std::string::npos;
}

std::string textOf(const std::filesystem::path &file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// Our own plugin, in a folder where it may be broken.
class Copy {
public:
    Copy() { std::filesystem::copy(MATCH, m_folder / "match", std::filesystem::copy_options::recursive); }
    [[nodiscard]] std::string folder() const { return (m_folder / "match").string(); }
    [[nodiscard]] std::string at(const std::string &file) const { return (m_folder / file).string(); }
    void append(const std::string &file, const std::string &text) const {
        std::ofstream(m_folder / "match" / file, std::ios::app) << text;
    }

private:
    TempFolder m_folder;
};

} // namespace

TEST_CASE("A plugin without faults is checked, with a closing line and the code 0") {
    const Said said = ctl("plugin check " MATCH " --level load --jobs 2");
    INFO(said.out);
    CHECK(said.exit == 0);
    CHECK(has(said.out, " 0 failed, "));
}

TEST_CASE("What is found is told in every form, and ends with 1") {
    const Copy copy;
    copy.append("plugin.toml", "[nonsense]\n");
    const std::string command = "plugin check " + copy.folder() + " --level load";
    const Said said = ctl(command + " --junit " + copy.at("junit.xml") + " --markdown " + copy.at("report.md"));
    INFO(said.out);
    CHECK(said.exit == 1);
    CHECK(has(said.out, "fail     AT-MAN-03"));
    CHECK(has(said.out, "plugin.toml:"));
    CHECK(has(said.out, " checks: "));
    CHECK(has(textOf(copy.at("junit.xml")), "<failure message=\"fail\">"));
    CHECK(has(textOf(copy.at("report.md")), "## AT-MAN-03: fail"));
    const json told = json::parse(ctl(command + " --json").out);
    CHECK(told.at("fine") == false);
    CHECK(told.at("summary").at("fail") == 1);
}

TEST_CASE("A report stays of its form whatever a folder is called, and tells it on one line") {
    const TempFolder folder;
    const std::string strange = "bad\xff\x1b[2J\n# Fine <b>\xef\xbf\xbe";
    std::filesystem::create_directory(folder / strange);
    std::ofstream(folder / strange / "plugin.toml") << "schema = 1\n";
    const auto file = [&](const char *name) { return (folder / name).string(); };
    const std::string command = "plugin check '" + file(strange.c_str()) + "' --level load";
    const Said said = ctl(command + " --junit " + file("junit.xml") + " --markdown " + file("report.md"));
    INFO(said.out);
    CHECK(said.exit == 1);
    for (const std::string &text : {said.out, textOf(file("junit.xml")), textOf(file("report.md"))}) {
        CHECK(canonicalSize(text));
        CHECK_FALSE(has(text, "\x1b"));
        CHECK_FALSE(has(text, "\n# Fine"));
    }
    CHECK_FALSE(has(textOf(file("junit.xml")), "\ufffe"));
    CHECK(has(textOf(file("report.md")), "\\# Fine \\<b\\>"));
    CHECK(json::parse(ctl(command + " --json").out).at("fine") == false);
}

TEST_CASE("A waiver with a reason is told and the code is 0; one without is not understood") {
    const Copy copy;
    copy.append("plugin.toml", "[nonsense]\n");
    copy.append("attune-check.toml", "[[waive]]\ncheck = \"AT-MAN-03\"\nreason = \"A trial.\"\n");
    const std::string command = "plugin check " + copy.folder() + " --level load";
    const Said waived = ctl(command);
    CHECK(waived.exit == 0);
    CHECK(has(waived.out, "waived, because: A trial."));
    copy.append("attune-check.toml", "[[waive]]\ncheck = \"AT-MAN-04\"\n");
    const Said said = ctl(command);
    CHECK(said.exit == 2);
    CHECK(has(said.out, "gives no reason"));
}

TEST_CASE("A check is explained with an example, wherever Attune is installed") {
    const Said said = ctl("plugin explain AT-PURE-01");
    CHECK(said.exit == 0);
    CHECK(has(said.out, "Mended:"));
    CHECK(has(ctl("plugin explain").out, "AT-BIN-02: "));
    CHECK(json::parse(ctl("plugin explain AT-MAN-01 --json").out).at("id") == "AT-MAN-01");
}

TEST_CASE("What cannot be checked or explained ends with 2 and a sentence") {
    const std::string wrong =
        GENERATE("check", "check /nonexistent", "check " MATCH " --level high", "check " MATCH " --jobs 0",
                 "check " MATCH " --seed -1", "check " MATCH " --seed 10000000000000000000000",
                 "check " MATCH " --level load --junit /nonexistent/x", "explain AT-NONE-01");
    const Said said = ctl("plugin " + wrong);
    INFO(wrong << ": " << said.out);
    CHECK(said.exit == 2);
    CHECK(said.out.size() > 20);
}
