// SPDX-License-Identifier: Apache-2.0
#include "check/run.hpp"
#include "workbench.hpp"

#include <catch2/catch_test_macros.hpp>

namespace attune::check::test {

TEST_CASE("A good plugin with a line to write passes as well") {
    const Bundle writing({"-include", CHECKED "/line.h"});
    writing.write("text.en.toml", "line = \"One line\"\n" + writing.read("text.en.toml"));
    for (const Outcome &outcome : runChecks(writing.subject(), allChecks(), {.jobs = 2}).outcomes) {
        INFO(outcome.check.id << " " << name(outcome.result.status));
        for (const Finding &finding : outcome.result.findings)
            UNSCOPED_INFO(finding.text);
        CHECK(outcome.result.status == Status::pass);
    }
}

} // namespace attune::check::test
