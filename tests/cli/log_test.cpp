// SPDX-License-Identifier: Apache-2.0
// The log file of a home: what went wrong is there, and nobody who was there.
#include "core/json.hpp"
#include "support/run.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <regex>

using namespace attune;
using namespace attune::test;

namespace {

constexpr const char *planted = "planted-7f3a";

std::string contentOf(const std::filesystem::path &file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

Said play(const TempFolder &home, const std::string &arguments) {
    return run("ATTUNE_LOG=all " + std::string(PROGRAM) + " play " + arguments + " --home " + home.path().string());
}

bool has(const std::string &text, const std::string &part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("The log of a session has its codes and no name, no word, no title and no exercise") {
    const TempFolder home;
    const auto script = home.path() / "script.jsonl";
    std::ofstream(script) << R"({"seat":1,"use":"ready_ready"}
{"seat":2,"use":"ready_ready"}
{"sit":1}
{"seat":1,"draft":"stress_before","value":"planted-7f3a"}
{"seat":1,"use":"stress_before","value":3}
{"leave":true}
)";
    const Said said = play(home, "daily_stress_talk --who couple --script " + script.string());
    INFO(said.out);
    REQUIRE(said.exit == 0);
    CHECK(has(said.out, planted)); // it was said
    const std::string log = contentOf(home.path() / "logs" / "attune.log");
    INFO(log);
    for (const char *code :
         {"store.opened", "session.opened session=", "worker.started plugin=org.attune.", "session.closed"}) {
        CHECK(has(log, code));
    }
    for (const char *secret : {planted, "Robin", "Sam", "daily_stress", "stress_before", "ready", "left", "sit"}) {
        CHECK_FALSE(has(log, secret));
    }
    const std::regex line(
        "[0-9TZ:.-]+ (info|warning|error) [a-z]+ [a-z_.]+( (session|plugin)=[a-z0-9._-]+)?( [a-z_]+=-?[0-9]+)*\n");
    std::string rest = log;
    while (!rest.empty()) {
        const std::string one = rest.substr(0, rest.find('\n') + 1);
        CHECK(std::regex_match(one, line));
        rest.erase(0, one.size());
    }
}

TEST_CASE("Unless a developer asks for it, the log has only what went wrong: not who was here when") {
    const TempFolder home;
    const auto script = home.path() / "script.jsonl";
    std::ofstream(script) << R"({"leave":true})"
                             "\n";
    REQUIRE(run(std::string(PROGRAM) + " play boundary_circles --script " + script.string() + " --home " +
                home.path().string())
                .exit == 0);
    REQUIRE(std::filesystem::exists(home.path() / "attune.log"));
    CHECK(contentOf(home.path() / "logs" / "attune.log").empty());
}

TEST_CASE("A worker that dies leaves a line with its plugin and nothing else") {
    const TempFolder home;
    std::string log;
    for (int seed = 1; seed < 30 && !has(log, "worker.crashed"); ++seed) { // plays by themselves lose some on the way
        REQUIRE(play(home, "needs_cards --auto --seed " + std::to_string(seed)).exit == 0);
        log = contentOf(home.path() / "logs" / "attune.log");
    }
    CHECK(has(log, "warning worker worker.crashed plugin=org.attune.match\n"));
    CHECK(has(log, "times=2"));
}

TEST_CASE("Of a play of guests nothing is logged, as nothing is kept") {
    const TempFolder state;
    REQUIRE(run("XDG_STATE_HOME=" + state.path().string() + " XDG_DATA_HOME=" + state.path().string() + " " + PROGRAM +
                " play needs_cards --auto --seed 1")
                .exit == 0);
    CHECK(std::filesystem::is_empty(state.path()));
}

TEST_CASE("A home that cannot be opened is a code in the log") {
    const TempFolder home;
    std::ofstream(home.path() / "attune.log") << std::string(4096, 'x');
    CHECK(play(home, "needs_cards --auto --seed 1").exit == 1);
    CHECK(has(contentOf(home.path() / "logs" / "attune.log"), "error store store.foreign\n"));
}

TEST_CASE("With no standard output there is no place for words, and above all not in a file") {
    const TempFolder home;
    const auto script = home.path() / "script.jsonl";
    std::ofstream(script) << R"({"seat":1,"use":"ready_ready"}
{"seat":2,"use":"ready_ready"}
{"sit":1}
{"seat":1,"draft":"stress_before","value":"planted-7f3a"}
{"leave":true}
)";
    for (const char *closed : {">&-", "<&- >&- 2>&-"}) {
        const TempFolder fresh;
        (void)run("sh -c 'ATTUNE_LOG=all " + std::string(PROGRAM) + " play daily_stress_talk --who couple --script " +
                  script.string() + " --home " + fresh.path().string() + " " + closed + "'");
        REQUIRE(std::filesystem::exists(fresh / "attune.log"));
        for (const auto &file : std::filesystem::recursive_directory_iterator(fresh.path())) {
            CHECK((!file.is_regular_file() || !has(contentOf(file.path()), planted)));
        }
    }
}
