// SPDX-License-Identifier: Apache-2.0
#include "worker/restart_budget.hpp"

#include <catch2/catch_test_macros.hpp>

namespace attune::worker {

using std::chrono::seconds;

TEST_CASE("Three failures within a minute are borne, the fourth is not") {
    RestartBudget budget(3);
    const RestartBudget::Instant start{};
    CHECK(budget.spend(start));
    CHECK(budget.spend(start + seconds(20)));
    CHECK(budget.spend(start + seconds(40)));
    CHECK_FALSE(budget.spend(start + seconds(60)));
}

TEST_CASE("Failures of more than a minute ago are forgotten") {
    RestartBudget budget(1);
    const RestartBudget::Instant start{};
    CHECK(budget.spend(start));
    CHECK(budget.spend(start + seconds(61)));
    CHECK_FALSE(budget.spend(start + seconds(62)));
}

} // namespace attune::worker
