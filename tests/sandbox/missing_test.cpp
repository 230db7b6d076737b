// SPDX-License-Identifier: Apache-2.0
// A machine that lacks a layer.
#include "sandbox/bundle.hpp"

#include <catch2/catch_test_macros.hpp>

namespace attune::worker::test {

TEST_CASE("Without any one layer a plugin of others does not run, and one sentence says why") {
    const Outside outside;
    for (const auto &[layer, name] : namedLayers) {
        const Bundle bundle(outside, {"never"}, {.layers = allLayers & ~static_cast<std::uint32_t>(layer)});
        Launch launch = bundle.launch();
        launch.ours = false;
        const core::Fault fault = firstFault(launch);
        CHECK(fault.kind == core::Fault::Kind::absent);
        CHECK(fault.error.code == "worker.not_confined");
        CHECK(fault.error.sentence.find("cannot shut it off") != std::string::npos);
    }
}

TEST_CASE("Without a layer not even a constructor of a plugin of others runs") {
    const Outside outside;
    const Bundle bundle(outside, {"constructor", "send over UDP"}, {.layers = 0});
    Launch launch = bundle.launch();
    launch.ours = false;
    CHECK(firstFault(launch).error.code == "worker.not_confined");
    CHECK(outside.traces() == std::vector<std::string>{});
    CHECK(through(attempts(bundle.launch())) ==
          std::vector<std::string>{"send over UDP (constructor)"}); // it would have
    CHECK(outside.traces() == std::vector<std::string>{"somebody called over UDP"});
}

TEST_CASE("Our own plugins run with the layers that there are, and what is in force is known") {
    const auto here = confinementHere(WORKER);
    REQUIRE(here);
    const Outside outside;
    for (const auto &[layer, name] : namedLayers) {
        const Taken taken{.layers = here->layers & ~static_cast<std::uint32_t>(layer)};
        const Bundle bundle(outside, {"never"}, taken);
        const auto activity = launch(bundle.launch());
        CHECK(activity->init({}));
        CHECK(activity->stats().confinement.layers == taken.layers);
    }
}

TEST_CASE("Landlock is used as far as kernel and policy know it") {
    const auto here = confinementHere(WORKER);
    REQUIRE(here);
    if (!here->has(Layer::landlock))
        SKIP("this machine has no Landlock");
    const Outside outside;
    for (std::uint32_t abi = 1; abi <= here->landlockAbi; ++abi) {
        const Bundle bundle(outside, {"never"}, {.landlockAbi = abi});
        const auto activity = launch(bundle.launch());
        CHECK(activity->init({}));
        CHECK(activity->stats().confinement.landlockAbi == abi);
    }
}

} // namespace attune::worker::test
