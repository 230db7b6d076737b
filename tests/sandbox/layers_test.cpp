// SPDX-License-Identifier: Apache-2.0
// Each layer is needed: without it, something gets through.
#include "sandbox/bundle.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

namespace attune::worker::test {
namespace {

struct Without {
    const char *what;
    Taken taken;
    const char *gets; // one of those that get through
};

Taken allBut(Layer layer) {
    return {.layers = allLayers & ~static_cast<std::uint32_t>(layer)};
}

const std::vector<Without> cases{
    {"limits", allBut(Layer::limits), "a gigabyte by mmap (call)"},
    {"Landlock", allBut(Layer::landlock), "read a file (constructor)"},
    {"seccomp while loading", allBut(Layer::loadFilter), "send over UDP (constructor)"},
    {"seccomp during calls", allBut(Layer::callFilter), "tell what exists (call)"},
    {"confining before loading", {.loadsFirst = true}, "write a file (constructor)"},
};

} // namespace

TEST_CASE("With any one layer taken away, something gets through") {
    const auto here = confinementHere(WORKER);
    REQUIRE(here);
    if (here->layers != allLayers)
        SKIP("this machine does not have all layers; `attunectl doctor` names them");
    for (const auto &[what, taken, gets] : cases) {
        DYNAMIC_SECTION("Without " << what) {
            const Outside outside;
            const Bundle bundle(outside, {}, taken);
            const auto escaped = through(attempts(bundle.launch()));
            WARN("Without " << what << ", " << escaped.size() << " get through: " << listed(escaped));
            CHECK(std::ranges::find(escaped, gets) != escaped.end());
        }
    }
}

} // namespace attune::worker::test
