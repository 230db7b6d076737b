// SPDX-License-Identifier: Apache-2.0
// The checker is checked: for each check a plugin that is wrong in that one way. Just that check sees it.
#include "check/run.hpp"
#include "mutants.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <cstdlib>
#include <set>

namespace attune::check::test {
namespace {

std::vector<Mutant> allMutants() {
    std::vector<Mutant> all;
    for (const auto *family : {&manifestMutants(), &binaryMutants(), &abiMutants(), &lifeMutants(), &pureMutants(),
                               &eventMutants(), &stateMutants(), &viewMutants(), &flowMutants(), &privacyMutants()})
        all.insert(all.end(), family->begin(), family->end());
    return all;
}

// "AT-BIN-13 fail", one for each that fired, with its first sentence.
struct Fired {
    std::vector<std::string> ids;
    std::string told;
};

Fired firedOn(const Mutant &mutant) {
    const Bundle bundle(mutant.flags);
    if (mutant.edit)
        mutant.edit(bundle);
    const Report report = runChecks(bundle.subject(), allChecks(), {.jobs = 2});
    Fired all;
    for (const Outcome &outcome : report.outcomes)
        if (fired(outcome.result.status)) {
            all.ids.emplace_back(outcome.check.id);
            all.told += std::string(outcome.check.id) + " " + std::string(name(outcome.result.status)) + ": " +
                        outcome.result.findings.front().text + " (" +
                        std::to_string(outcome.result.findings.front().log.size()) + " events)\n";
        } else if (outcome.check.id == mutant.check) {
            all.told += std::string(outcome.check.id) + " did not fire " + outcome.result.reason + "\n";
        }
    return all;
}

} // namespace

// What the good plugin gives no occasion for is left out, and nothing else.
void passes(const Bundle &bundle, const std::set<std::string_view> &without) {
    for (const Outcome &outcome : runChecks(bundle.subject(), allChecks(), {.jobs = 2}).outcomes) {
        INFO(outcome.check.id << " " << name(outcome.result.status) << " " << outcome.result.reason);
        for (const Finding &finding : outcome.result.findings)
            UNSCOPED_INFO(finding.text);
        CHECK(outcome.result.status == (without.contains(outcome.check.id) ? Status::skip : Status::pass));
    }
}

TEST_CASE("The good plugin passes every check that it gives an occasion for, with a line to write and without") {
    passes(Bundle(),
           {"AT-EVT-11", "AT-STATE-05", "AT-STATE-09", "AT-FLOW-04", "AT-PRIV-03", "AT-PRIV-04", "AT-PRIV-05"});
    const Bundle writing({"-include", CHECKED "/line.h"});
    writing.write("text.en.toml", "line = \"One line\"\n" + writing.read("text.en.toml"));
    passes(writing, {"AT-STATE-05", "AT-STATE-09", "AT-FLOW-04"});
}

TEST_CASE("Each check fires on the plugin that is broken for it, and no other does") {
    const auto start = std::chrono::steady_clock::now();
    const char *only = std::getenv("ATTUNE_MUTANT"); // the beginning of an id, while working on one
    std::string table = "check       fired\n";
    for (const Mutant &mutant : allMutants()) {
        if (only != nullptr && !mutant.check.starts_with(only))
            continue;
        const Fired found = firedOn(mutant);
        table += mutant.check + std::string(12 - mutant.check.size(), ' ') + found.told;
        INFO(mutant.check << " was to fire alone, and this did:\n" << found.told);
        CHECK(found.ids == std::vector{mutant.check});
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    WARN(table << took.count() << " s");
}

TEST_CASE("There is a broken plugin for every check, and every one is for a check") {
    std::vector<std::string> broken, ids;
    for (const Mutant &mutant : allMutants())
        broken.push_back(mutant.check);
    for (const Check &check : allChecks())
        ids.emplace_back(check.id);
    CHECK(broken == ids);
}

} // namespace attune::check::test
