// SPDX-License-Identifier: Apache-2.0
// Sessions on record, of the version before: the good plugin is at state_version 2.
#include "check/golden.hpp"
#include "workbench.hpp"

#include <catch2/catch_test_macros.hpp>

namespace attune::check::test {
namespace {

Result migrated(const Bundle &bundle, const std::vector<json> &states) {
    core::Opening opening = bundle.subject().trials.front().opening;
    opening.stateVersion = 1;
    std::vector<core::SharedRecord> records;
    for (const json &state : states) {
        records.push_back({core::startEvent(opening, json::array(), {}), true, state, json::array()});
    }
    bundle.write("tests/one.log.jsonl", asGolden(opening, records));
    Subject subject = bundle.subject();
    return migrateGolden(subject);
}

} // namespace

TEST_CASE("A session of the version before is brought forward, state by state") {
    const Bundle bundle;
    CHECK(migrated(bundle, {{{"phase", 0}, {"who", 0}}, {{"phase", 2}, {"who", 1}}}).status == Status::pass);
    const Result lost = migrated(bundle, {{{"phase", 0}, {"who", 0}}, {{"phase", 9}, {"who", 0}}});
    REQUIRE(lost.status == Status::fail);
    CHECK(lost.findings.front().text.starts_with("tests/one.log.jsonl:3: migrate() does not take this state."));
}

TEST_CASE("What it was brought forward to has to be a state that people can go on with") {
    for (const char *writes : {"{}", "[", "7.5"}) {
        const Bundle bundle(
            {std::string("-DMIGRATE=PUT(next, \"") + writes + "\") ? ATTUNE_INTERNAL : 1 ? ATTUNE_OK : 0"});
        const Result result = migrated(bundle, {{{"phase", 0}, {"who", 0}}});
        INFO(writes);
        CHECK(result.status == Status::fail);
    }
}

TEST_CASE("A plugin that does not migrate lets older sessions wait, and is not asked") {
    const Bundle bundle;
    bundle.replace("plugin.toml", "\"attune.migrate/1\", ", "");
    CHECK(migrated(bundle, {{{"phase", 0}, {"who", 0}}}).status == Status::skip);
}

} // namespace attune::check::test
