// SPDX-License-Identifier: Apache-2.0
#include "core/json.hpp"
#include "support/run.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace attune;
using namespace attune::test;

// Forty seeds here; `attunectl play ID --auto --runs 1000` for more.
TEST_CASE("Played by itself, every exercise ends, refuses nothing that it offered, and replays the same") {
    json kinds = json::object(), who = json::object();
    for (const std::string exercise : {"boundary_circles", "needs_cards", "daily_stress_talk", "repair_walkthrough"}) {
        const Said said = run(std::string(PROGRAM) + " play " + exercise + " --auto --runs 40 --json");
        INFO(said.out);
        CHECK(said.exit == 0);
        const json total = json::parse(said.out);
        CHECK(total.at("fine") == 40);
        CHECK(total.at("outcomes").value("done", 0) > 10);
        kinds.update(total.at("acts_by_kind"));
        who.update(total.at("who"));
    }
    INFO(kinds.dump());
    for (const char *kind : {"accept",
                             "action",
                             "answer_holding_back",
                             "answer_private",
                             "answer_sealed",
                             "answer_shared",
                             "changed_mind",
                             "decline",
                             "draft",
                             "hold_back_later",
                             "leave",
                             "not_today",
                             "pass",
                             "pause",
                             "press",
                             "resume",
                             "sit",
                             "stop",
                             "timer",
                             "worker_killed"}) {
        CHECK(kinds.contains(kind));
    }
    CHECK(who.size() == 4);
}

TEST_CASE("What is kept stays when the same play is kept once more") {
    const TempFolder home;
    const std::string again =
        std::string(PROGRAM) + " play boundary_circles --auto --seed 7 --home " + home.path().string();
    CHECK(run(again).exit == 0);
    CHECK(run(again).exit == 0);
    const Said verified = run(std::string(PROGRAM) + " session verify --json --home " + home.path().string());
    INFO(verified.out);
    CHECK(verified.exit == 0);
    CHECK(json::parse(verified.out).at("sessions").size() == 2);
}
