// SPDX-License-Identifier: Apache-2.0
// The worker that is installed kills for what the worker of the tests only refuses.
#include "sandbox/bundle.hpp"

#include <catch2/catch_test_macros.hpp>

namespace attune::worker::test {
namespace {

using Kind = core::Fault::Kind;

bool says(const core::Fault &fault, std::string_view words) {
    UNSCOPED_INFO(fault.error.code << ": " << fault.error.sentence);
    return fault.error.sentence.find(words) != std::string::npos;
}

bool hasFilters() {
    const auto here = confinementHere(WORKER);
    return here && here->has(Layer::loadFilter) && here->has(Layer::callFilter);
}

Launch installed(const Bundle &bundle) {
    Launch launch = bundle.launch();
    launch.worker = WORKER;
    return launch;
}

} // namespace

TEST_CASE("The installed worker is killed for what no plugin may, from a constructor and from a call") {
    if (!hasFilters())
        SKIP("this machine has no seccomp");
    const Outside outside;
    ownOrphans();
    for (const char *probe : {"fork",
                              "clone a thread",
                              "clone3 a process",
                              "execve",
                              "socket TCP",
                              "socket unix stream",
                              "socketpair stream",
                              "send over UDP",
                              "signal the host",
                              "ptrace the host",
                              "read the memory of the host",
                              "memory to write and run",
                              "run what was written",
                              "memfd",
                              "io_uring_setup",
                              "bpf",
                              "prctl: be looked into",
                              "rename",
                              "truncate",
                              "chmod",
                              "dup2 over the channel",
                              "timer_create",
                              "get hold of a path",
                              "write a file"}) {
        for (const char *when : {"constructor", "call"}) {
            DYNAMIC_SECTION(probe << ", in a " << when) {
                const Bundle bundle(outside, {when, probe});
                const core::Fault fault = firstFault(installed(bundle));
                CHECK(fault.kind == Kind::crashed);
                CHECK(says(fault, "SIGSYS"));
            }
        }
    }
    CHECK(outside.traces() == std::vector<std::string>{});
    CHECK_FALSE(hasOrphans());
}

#ifdef __x86_64__
TEST_CASE("Calls by the tables of other architectures end the worker") {
    if (!hasFilters())
        SKIP("this machine has no seccomp");
    const Outside outside;
    for (const char *probe : {"call by the x32 table", "call by the 32-bit table"})
        for (const char *when : {"constructor", "call"})
            for (const char *worker : {WORKER, TEST_WORKER}) {
                const Bundle bundle(outside, {when, probe});
                Launch launch = bundle.launch();
                launch.worker = worker;
                CHECK(firstFault(launch).kind == Kind::crashed);
            }
}
#endif

TEST_CASE("What only spins or floods is ended by the host, from a constructor and from a call") {
    const Outside outside;
    for (const char *probe : {"spin", "flood the output"})
        for (const char *when : {"constructor", "call"}) {
            const Bundle bundle(outside, {when, probe});
            Launch launch = installed(bundle);
            launch.deadlines.hello = launch.deadlines.call = std::chrono::milliseconds(400);
            CHECK(firstFault(launch).kind == Kind::hung);
        }
}

TEST_CASE("In the installed worker a constructor finds no file of others, and nothing is told about one") {
    const auto here = confinementHere(WORKER);
    REQUIRE(here);
    if (!here->has(Layer::landlock))
        SKIP("this machine has no Landlock");
    const Outside outside;
    for (const char *probe : {"read a file", "read /etc/passwd", "read its own maps", "newfstatat",
                              "newfstatat with AT_EMPTY_PATH", "readlink", "access"}) {
        const Bundle bundle(outside, {"constructor", probe});
        CHECK(through(attempts(installed(bundle))) == std::vector<std::string>{});
    }
}

} // namespace attune::worker::test
