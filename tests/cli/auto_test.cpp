// SPDX-License-Identifier: Apache-2.0
#include "core/json.hpp"
#include "support/run.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace attune;
using namespace attune::test;

// Forty seeds here; `attunectl play ID --auto --runs 1000` for more.
TEST_CASE("Played by itself, every exercise ends, refuses nothing that it offered, and replays the same") {
    const std::string exercise = GENERATE("boundary_circles", "needs_cards", "daily_stress_talk", "repair_walkthrough");
    const Said said = run(std::string(PROGRAM) + " play " + exercise + " --auto --runs 40 --languages es,en --json");
    INFO(said.out);
    CHECK(said.exit == 0);
    CHECK(json::parse(said.out).at("fine") == 40);
}
