// SPDX-License-Identifier: Apache-2.0
// The process in which a plugin runs: what it has, and when it ends.
#include "support.hpp"

#include "worker/link.hpp"
#include "worker/pidfd.hpp"
#include "worker/unique_fd.hpp"

#include <algorithm>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <random>
#include <sys/wait.h>
#include <thread>

namespace attune::worker::test {
namespace {

Child spawned() {
    auto child = Child::spawn(WORKER);
    if (!child)
        FAIL(child.error().sentence);
    return std::move(*child);
}

bool endsWithin(const UniqueFd &process, int milliseconds) {
    pollfd ended{process.get(), POLLIN, 0};
    return ::poll(&ended, 1, milliseconds) == 1;
}

// A host of its own: starts a worker, says which, and goes on as told until it is killed.
struct OtherHost {
    pid_t pid = 0;
    UniqueFd worker; // pidfd
};

[[noreturn]] void beHost(int report, bool leavesItHanging) {
    Launch long_ = launchOf("counter");
    long_.deadlines.call = std::chrono::minutes(1);
    const auto activity = launch(long_);
    static_cast<void>(activity->init(event("start")));
    const int pid = activity->stats().pid;
    static_cast<void>(!::write(report, &pid, sizeof pid));
    if (leavesItHanging)
        static_cast<void>(activity->reduce(count(0), event("hang")));
    for (;;)
        ::pause();
}

OtherHost startHost(bool leavesItHanging) {
    int ends[2];
    REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
    const UniqueFd in(ends[0]), out(ends[1]);
    OtherHost host;
    host.pid = ::fork();
    if (host.pid == 0)
        beHost(out.get(), leavesItHanging);
    int worker = 0;
    REQUIRE(::read(in.get(), &worker, sizeof worker) == sizeof worker);
    host.worker = UniqueFd(::pidfd_open(worker, 0));
    REQUIRE(host.worker);
    return host;
}

// A greeting of a form that this version does not know.
struct OtherHello {
    static constexpr FrameType type = FrameType::Hello;
    std::string greeting = "good day";
    template <class Self> static auto fields(Self &self, auto &&visit) { return visit(self.greeting); }
};

} // namespace

TEST_CASE("An event goes through a worker and comes back as a state, effects and a view") {
    const auto activity = launch(launchOf("counter"));
    const auto first = activity->init(event("start"));
    REQUIRE(first);
    CHECK(std::get<core::Advanced>(*first).state == count(0));
    CHECK(std::get<core::Advanced>(*first).effects == json::array());
    requireGoesOn(*activity);
    const auto view = activity->view(count(3), 2);
    REQUIRE(view);
    CHECK(*view == json({{"seat", 2}, {"state", count(3)}}));
    CHECK(activity->stats().started == 1);
}

TEST_CASE("No worker is started before it is needed, and none stays behind") {
    UniqueFd process;
    {
        const auto activity = launch(launchOf("counter"));
        CHECK(activity->stats().pid == 0);
        REQUIRE(activity->init(event("start")));
        process = UniqueFd(::pidfd_open(activity->stats().pid, 0));
        REQUIRE(process);
    }
    CHECK(endsWithin(process, 0));
}

TEST_CASE("No worker outlives its host, idle or hanging") {
    for (const bool leavesItHanging : {false, true}) {
        const OtherHost host = startHost(leavesItHanging);
        std::this_thread::sleep_for(std::chrono::milliseconds(50)); // so that the hanging one hangs
        CHECK_FALSE(endsWithin(host.worker, 0));
        ::kill(host.pid, SIGKILL);
        ::waitpid(host.pid, nullptr, 0);
        CHECK(endsWithin(host.worker, 2000));
    }
}

TEST_CASE("A worker outlives the thread that made the first call") {
    const auto activity = launch(launchOf("counter"));
    std::thread([&] { requireGoesOn(*activity); }).join();
    for (int i = 0; i < 20; ++i)
        requireGoesOn(*activity);
    CHECK(activity->stats().started == 1);
}

TEST_CASE("Several activities live side by side, each in its own thread") {
    std::vector<std::thread> threads;
    std::array<bool, 4> worked{};
    for (bool &mine : worked)
        threads.emplace_back([&mine] {
            const auto activity = launch(launchOf("counter"));
            json state = count(0);
            for (int i = 0; i < 50; ++i)
                if (auto step = activity->reduce(state, event("intent")))
                    state = std::get<core::Advanced>(*step).state;
            mine = state == count(50);
        });
    for (std::thread &thread : threads)
        thread.join();
    CHECK(worked == std::array{true, true, true, true});
}

TEST_CASE("Every frame can be watched") {
    std::string seen;
    Watch watch;
    watch.onFrame = [&](std::string_view direction, std::string_view type, std::string_view) {
        seen += std::string(direction) + std::string(type) + " ";
    };
    const auto activity = launch(launchOf("counter"), watch);
    requireGoesOn(*activity);
    CHECK(seen == "->Hello <-Ready ->Open <-Result ->Reduce <-Result ");
}

TEST_CASE("A worker of another version says so, whatever form its greeting has") {
    Hello newer;
    newer.protocol = protocolVersion + 1;
    const Watch none;
    Link first(spawned(), none), second(spawned(), none);
    for (const auto &ready : {first.ask<Ready>(OtherHello{}, patience), second.ask<Ready>(newer, patience)}) {
        REQUIRE(ready);
        CHECK(ready->status == static_cast<std::uint32_t>(LoadStatus::otherProtocol));
    }
}

TEST_CASE("A worker that is sent noise leaves, and does not crash") {
    std::mt19937 random(3);
    for (int round = 0; round < 20; ++round) {
        Child worker = spawned();
        std::string noise(20 + random() % 500, '\0');
        std::ranges::generate(noise, [&] { return static_cast<char>(random() & 0xff); });
        REQUIRE(::write(worker.channel(), noise.data(), noise.size()) > 0);
        REQUIRE(worker.endsWithin(2000));
        const Ending ending = worker.kill();
        CHECK_FALSE(ending.bySignal);
        CHECK(ending.value == 0);
    }
}

TEST_CASE("Started by hand, the worker says what it is") {
    const std::string command = std::string(WORKER) + " 2>&1 3>&-";
    FILE *output = ::popen(command.c_str(), "r");
    REQUIRE(output);
    std::array<char, 1000> text{};
    const std::size_t size = std::fread(text.data(), 1, text.size(), output);
    CHECK(WEXITSTATUS(::pclose(output)) == 2);
    CHECK(std::string_view(text.data(), size).starts_with("attune-worker runs one plugin of Attune"));
}

} // namespace attune::worker::test
