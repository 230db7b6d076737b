// SPDX-License-Identifier: Apache-2.0
#include "check/report.hpp"
#include "workbench.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <thread>

namespace attune::check::test {
namespace {

Result passing(Subject &) {
    return {};
}
Result failing(Subject &) {
    return failed("it is <wrong> & \"odd\"", {{{"type", "stop"}}});
}
Result crashing(Subject &subject) {
    const auto activity = subject.start(subject.trials.front());
    static_cast<void>(need(activity->init(core::startEvent(subject.trials.front().opening, json::array(), {}))));
    return {};
}
Result endless(Subject &subject) {
    const auto activity = subject.start(subject.trials.front());
    for (;;)
        static_cast<void>(need(activity->init(core::startEvent(subject.trials.front().opening, json::array(), {}))));
}
Result puzzled(Subject &) {
    static_cast<void>(json(7).at("field"));
    return {};
}

Report run(const Subject &subject, Result (*check)(Subject &), const Running &running = {}) {
    const std::vector<Check> checks{{"AT-MAN-01", Level::load, "first", &passing},
                                    {"AT-MAN-02", Level::load, "second", check},
                                    {"AT-MAN-03", Level::load, "third", &passing}};
    return runChecks(subject, checks, running);
}

std::vector<std::string> firedIn(const Report &report) {
    std::vector<std::string> ids;
    for (const Outcome &outcome : report.outcomes)
        if (fired(outcome.result.status))
            ids.emplace_back(outcome.check.id);
    return ids;
}

Status second(const Report &report) {
    return report.outcomes.at(1).result.status;
}

} // namespace

TEST_CASE("Whatever happens in one check, it has its status and the others go on") {
    const Bundle good;
    const Bundle dies({"-DON_INIT=abort();"}), hangs({"-DON_INIT=for (volatile int i = 1; i;) ;"});
    CHECK(second(run(good.subject(), &failing)) == Status::fail);
    CHECK(second(run(good.subject(), &puzzled)) == Status::fail);
    CHECK(second(run(dies.subject(), &crashing)) == Status::crash);
    CHECK(second(run(hangs.subject(), &crashing)) == Status::timeout);
    const Report late = run(good.subject(), &endless, {.jobs = 1, .deadline = std::chrono::milliseconds(50)});
    CHECK(second(late) == Status::timeout);
    CHECK(late.outcomes.back().result.status == Status::pass);
    CHECK_FALSE(late.isFine());
}

TEST_CASE("A run of several jobs tells the same as one of one job") {
    const Bundle bundle;
    const auto told = [&](int jobs) {
        json report = asJson(runChecks(bundle.subject(Level::core), allChecks(), {.jobs = jobs}));
        report.erase("ms");
        for (json &check : report["checks"])
            check.erase("ms");
        return report;
    };
    CHECK(told(1) == told(3));
}

TEST_CASE("Where no session begins, that is reported, and every check comes to its end") {
    const Bundle bundle({R"(-DON_INIT=return step(&s, state, effects, "[{\"do\":\"x\"}]");)"});
    const Report report = runChecks(bundle.subject(), allChecks(), {.jobs = 2});
    CHECK(report.outcomes.size() == allChecks().size());
    CHECK(firedIn(report) == std::vector<std::string>{"AT-STATE-07"});
}

TEST_CASE("A library that does not load fails at every level, by a check of that level") {
    const Bundle bundle({"-DON_INIT=extern void nowhere(void); nowhere();", "-Wl,-z,undefs,-z,lazy"});
    CHECK(firedIn(runChecks(bundle.subject(Level::load), allChecks())) == std::vector<std::string>{"AT-ABI-01"});
    CHECK(firedIn(runChecks(bundle.subject(Level::core), allChecks())) == std::vector<std::string>{"AT-BIN-08"});
}

TEST_CASE("A level has the checks of those below it, and no more") {
    const Bundle bundle;
    std::set<std::string_view> below;
    for (const Level level : {Level::load, Level::core, Level::strict, Level::paranoid}) {
        std::set<std::string_view> ids;
        for (const Outcome &outcome : runChecks(bundle.subject(level), manifestChecks()).outcomes)
            ids.insert(outcome.check.id);
        CHECK(std::ranges::includes(ids, below));
        below = ids;
    }
    CHECK(below.size() == manifestChecks().size());
}

TEST_CASE("What is waived is told with its reason, and does not count") {
    const Bundle bundle;
    bundle.write("attune-check.toml", "[[waive]]\ncheck = \"AT-MAN-02\"\nreason = \"Known until spring.\"\n");
    const auto waivers = readWaivers(bundle.folder());
    REQUIRE(waivers);
    const Report report = run(bundle.subject(), &failing, {.jobs = 1, .deadline = {}, .waivers = *waivers});
    CHECK(report.isFine());
    CHECK(asText(report).find("waived, because: Known until spring.") != std::string::npos);
    CHECK(asText(report).find("1 waived") != std::string::npos);
}

TEST_CASE("A waiver without a reason, or for no check, is none") {
    const Bundle bundle;
    CHECK(readWaivers(bundle.folder())->empty());
    for (const char *text :
         {"[[waive]]\ncheck = \"AT-MAN-02\"\n", "[[waive]]\ncheck = \"AT-MAN-02\"\nreason = \"  \"\n",
          "[[waive]]\ncheck = \"AT-ODD-99\"\nreason = \"x\"\n", "waive = 7\n", "[[waive]]\ncheck = 7\n",
          "[[waive]]\ncheck = \"AT-MAN-02\"\nreason = \"x\"\nuntil = \"spring\"\n", "all = true\n", "[[waive]\n"}) {
        INFO(text);
        bundle.write("attune-check.toml", text);
        const auto waivers = readWaivers(bundle.folder());
        REQUIRE_FALSE(waivers);
        CHECK(waivers.error().front().place.file.ends_with("attune-check.toml"));
    }
}

TEST_CASE("A report has a closing line in text, and is well-formed in each form") {
    const Bundle bundle;
    const Report report = run(bundle.subject(), &failing);
    const std::string text = asText(report);
    CHECK(text.find("\n3 checks: 2 passed, 1 failed, ") != std::string::npos);
    CHECK(text.find("{\"type\":\"stop\"}") != std::string::npos);
    CHECK(text.find("attunectl plugin explain AT-MAN-02") != std::string::npos);
    CHECK(asJson(report).at("summary").at("fail") == 1);
    CHECK(asJson(report).at("fine") == false);
    CHECK(asJunit(report).find("it is &lt;wrong&gt; &amp; &quot;odd&quot;") != std::string::npos);
    CHECK(asJunit(report).find("failures=\"1\"") != std::string::npos);
    CHECK(asMarkdown(report).find("## AT-MAN-02: fail") != std::string::npos);
}

} // namespace attune::check::test
