// SPDX-License-Identifier: Apache-2.0
#include "workbench.hpp"

#include <catch2/catch_test_macros.hpp>

namespace attune::check::test {

TEST_CASE("A good plugin can be read and played with the exercise that it brings") {
    Subject subject = Bundle().subject();
    REQUIRE(subject.plugin);
    REQUIRE(subject.trials.size() == 1);
    CHECK(subject.trials.front().name == "weather, couple, adult");
}

TEST_CASE("What can be played has no reason to be skipped; what cannot has one that names it") {
    const Bundle good;
    Subject playable = good.subject();
    CHECK(playable.unplayable().value_or("") == "");
    const Bundle bad({"-DON_OPEN=return ATTUNE_BAD_INPUT;"});
    Subject refusing = bad.subject();
    CHECK(refusing.unplayable().value_or("").starts_with("it does not begin"));
    const Bundle unread;
    unread.replace("plugin.toml", "schema = 1", "schema = 7");
    Subject unreadable = unread.subject();
    CHECK(unreadable.unplayable().value_or("").starts_with("the manifest cannot be read"));
}

} // namespace attune::check::test
