// SPDX-License-Identifier: Apache-2.0
#include "support.hpp"

#include <csignal>
#include <iterator>
#include <random>

namespace attune::worker::test {
namespace {

std::ptrdiff_t openDescriptors() {
    return std::distance(std::filesystem::directory_iterator("/proc/self/fd"), {});
}

} // namespace

TEST_CASE("A worker killed two hundred times, at any moment, loses no state and leaks no descriptor") {
    std::mt19937 random(7);
    bool killsAtQuestion = false;
    ProcessActivity *self = nullptr;
    Watch watch;
    watch.onFrame = [&](std::string_view direction, std::string_view, std::string_view) {
        if (killsAtQuestion && direction == "->" && self->stats().pid > 0) {
            killsAtQuestion = false;
            ::kill(self->stats().pid, SIGKILL);
        }
    };
    Launch patient = launchOf("counter");
    patient.restartsAllowed = 1000;
    const auto activity = launch(patient, watch);
    self = activity.get();
    json state = count(0);
    REQUIRE(activity->view(state, 1));
    const auto before = openDescriptors();

    int survived = 0;
    for (int kill = 0; kill < 200; ++kill) {
        if (random() % 2 == 0)
            killsAtQuestion = true;
        else
            ::kill(activity->stats().pid, SIGKILL);
        if (const auto step = activity->reduce(state, event("intent")))
            state = std::get<core::Advanced>(*step).state;
        else {
            REQUIRE(step.error().kind == Kind::crashed);
            ++survived;
        }
        const auto step = activity->reduce(state, event("intent"));
        REQUIRE(step);
        state = std::get<core::Advanced>(*step).state;
    }

    CHECK(survived > 0);
    CHECK(state == count(400 - survived));
    CHECK(activity->stats().started == 201);
    CHECK(openDescriptors() == before);
}

} // namespace attune::worker::test
