// SPDX-License-Identifier: Apache-2.0
// What a plugin has around it, told by itself; so here it may look.
#include "sandbox/outside.hpp"
#include "worker/worker.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <sys/resource.h>

namespace attune::worker::test {
namespace {

// The plugin `counter` in the worker of the tests, which takes the limits and nothing else from itself.
Launch talkative(const TempFolder &bundle) {
    std::filesystem::copy_file(COUNTER_PLUGIN, bundle / "libcounter.so");
    std::ofstream(bundle / "policy") << static_cast<std::uint32_t>(Layer::limits) << " 0 0 0";
    Launch launch;
    launch.worker = TEST_WORKER;
    launch.library = bundle / "libcounter.so";
    launch.pluginId = launch.activity = "org.example.counter";
    launch.pluginVersion = "1.0.0";
    launch.content = json::object();
    launch.ours = true;
    return launch;
}

} // namespace

TEST_CASE("A worker has four descriptors, no environment, and may neither write files nor be looked into") {
    const UniqueFd inherited(::open("/dev/null", O_RDONLY)); // not closed on exec, as a careless library would leave it
    ::setenv("ATTUNE_TEST_SECRET", "words", 1);
    rlimit core{};
    ::getrlimit(RLIMIT_CORE, &core);
    core.rlim_cur = core.rlim_max = std::max<rlim_t>(core.rlim_max, 1024);
    ::setrlimit(RLIMIT_CORE, &core); // fails without privileges where cores are forbidden anyway
    const TempFolder bundle(TempFolder::defaultBase());
    const auto activity = launch(talkative(bundle));
    core::Event event;
    event.type = "surroundings";
    const auto step = activity->reduce({{"count", 0}}, event);
    REQUIRE(step);
    CHECK(std::get<core::Advanced>(*step).state == json({{"core", 0},
                                                         {"dumpable", 0},
                                                         {"environment", 0},
                                                         {"files", 4},
                                                         {"growth", 0},
                                                         {"most_files", 16},
                                                         {"no_new_privileges", 1}}));
}

} // namespace attune::worker::test
