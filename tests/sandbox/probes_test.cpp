// SPDX-License-Identifier: Apache-2.0
// All that no plugin may, tried from a constructor and from a call.
#include "sandbox/bundle.hpp"

#include <catch2/catch_test_macros.hpp>

namespace attune::worker::test {

TEST_CASE("No probe gets through, whatever Landlock the kernel has, from a constructor or from a call") {
    const auto here = confinementHere(WORKER);
    REQUIRE(here);
    if (here->layers != allLayers)
        SKIP("this machine does not have all layers; `attunectl doctor` names them");
    for (const std::uint32_t abi : {1U, 2U, here->landlockAbi}) {
        const Outside outside;
        const Bundle bundle(outside, {}, {.landlockAbi = abi});
        ownOrphans();
        const auto all = attempts(bundle.launch());
        const auto escaped = through(all);
        WARN("Landlock ABI " << abi << ": " << all.size() << " probes, " << tried(all) << " attempts, "
                             << escaped.size() << " got through");
        CHECK(all.size() >= 150);
        CHECK(escaped == std::vector<std::string>{});
        CHECK(outside.traces() == std::vector<std::string>{});
        CHECK_FALSE(hasOrphans());
    }
}

} // namespace attune::worker::test
