// SPDX-License-Identifier: Apache-2.0
// attunectl play --log: sessions for a plugin's tests, which AT-STATE-05 plays again.
#include "check/golden.hpp"
#include "support/run.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <fstream>

using namespace attune;
using namespace attune::test;
namespace fs = std::filesystem;

namespace {

// Our own plugin, with a folder for tests.
class Project {
public:
    Project() {
        fs::copy(MATCH, bundle(), fs::copy_options::recursive);
        fs::create_directory(bundle() / "tests");
    }
    [[nodiscard]] fs::path bundle() const { return m_folder / "match"; }
    [[nodiscard]] fs::path log() const { return bundle() / "tests" / "one.log.jsonl"; }
    [[nodiscard]] check::Result checked() const {
        const fs::path programs = fs::path(PROGRAM).parent_path().parent_path() / "libexec" / "attune";
        check::Subject subject =
            check::subjectOf({.folder = bundle(),
                              .exercises = {},
                              .programs = {programs / "attune-worker", programs / "attune-check-worker", {}}});
        return check::replayGolden(subject);
    }
    [[nodiscard]] std::vector<std::string> lines() const {
        std::ifstream in(log());
        std::vector<std::string> all;
        for (std::string line; std::getline(in, line);) {
            all.push_back(line);
        }
        return all;
    }

private:
    TempFolder m_folder;
};

Said play(const std::string &way, const fs::path &log, const std::string &before = "") {
    return run(before + PROGRAM + " play needs_cards " + way + " --log " + log.string());
}

} // namespace

TEST_CASE("A session that was played by itself, from a script or by hand is on record, and the check plays it again") {
    const Project project;
    const auto [before, way] =
        GENERATE(std::pair{"", "--auto --seed 7"},
                 std::pair{"", "--seed 2 --languages es,en --who parent+teen --script " GOLDEN "/needs_cards.jsonl"},
                 std::pair{"printf '1\\n2\\n\\n1\\ns\\n' | ", "--who couple"});
    const Said said = play(way, project.log(), before);
    INFO(said.out);
    REQUIRE(said.exit == 0);
    CHECK(project.lines().size() > 3);
    const check::Result result = project.checked();
    INFO(result.reason << (result.findings.empty() ? "" : result.findings.front().text));
    CHECK(result.status == check::Status::pass);
}

TEST_CASE("Where a session on record leads elsewhere now, the check tells the file and the line") {
    const Project project;
    REQUIRE(play("--auto --seed 7", project.log()).exit == 0);
    auto lines = project.lines();
    json second = json::parse(lines.at(1));
    second["state"]["other"] = 1;
    lines.at(1) = canonical(second);
    std::ofstream out(project.log());
    for (const std::string &line : lines) {
        out << line << '\n';
    }
    out.close();
    const check::Result result = project.checked();
    REQUIRE(result.status == check::Status::fail);
    CHECK(result.findings.front().text.starts_with("tests/one.log.jsonl:2: the state differs"));
}

TEST_CASE(
    "What people keep is not recorded for a plugin's tests, nor is a thousand of plays, nor what cannot be written") {
    const Project project;
    const TempFolder home;
    CHECK(play("--auto --home " + home.path().string(), project.log()).exit == 2);
    CHECK(play("--auto --runs 2", project.log()).exit == 2);
    CHECK_FALSE(fs::exists(project.log()));
    const Said said = play("--auto", project.bundle() / "nowhere" / "x");
    CHECK(said.exit == 2);
    CHECK(said.out.find("cannot be written; choose another place") != std::string::npos);
}
