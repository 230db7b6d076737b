// SPDX-License-Identifier: Apache-2.0
// A step and a view of a real plugin in its process against the round trip of the same number of bytes over a raw socketpair.
#include "worker/worker.hpp"
#include "core/session.hpp"

#include <array>
#include <benchmark/benchmark.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench/sample_session.hpp"

namespace {

using namespace attune;

// The plugin `match` with the content of boundary_circles, as the window starts it.
struct Running {
    home::Places places = home::findPlaces();
    catalog::Catalog catalog = catalog::discover(places.folders);
    core::Opening opening = bench::opening(catalog);
    std::unique_ptr<core::Activity> activity = home::workerLauncher(catalog, places)(opening).value();
    core::Event start = core::startEvent(opening, json::array(), {});
};

void pluginStep(benchmark::State &state) {
    const Running running;
    const auto start = running.activity->init(running.start);
    if (!start) {
        state.SkipWithError("the plugin did not start");
        return;
    }
    const json before = std::get<core::Advanced>(*start).state;
    core::Event event = running.start;
    event.seq = 2;
    event.type = "pause";
    event.payload = {{"minutes", 5}};
    for (auto _ : state) {
        auto step = running.activity->reduce(before, event);
        benchmark::DoNotOptimize(step);
    }
}
BENCHMARK(pluginStep)->Unit(benchmark::kMicrosecond)->UseRealTime()->Repetitions(5)->ReportAggregatesOnly();

void pluginView(benchmark::State &state) {
    const Running running;
    const auto start = running.activity->init(running.start);
    if (!start) {
        state.SkipWithError("the plugin did not start");
        return;
    }
    const json before = std::get<core::Advanced>(*start).state;
    for (auto _ : state) {
        auto view = running.activity->view(before, 1);
        benchmark::DoNotOptimize(view);
    }
}
BENCHMARK(pluginView)->Unit(benchmark::kMicrosecond)->UseRealTime()->Repetitions(5)->ReportAggregatesOnly();

void rawSocketpair(benchmark::State &state) {
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        state.SkipWithError("no socketpair");
        return;
    }
    std::array<char, 1024> bytes{};
    const pid_t echo = ::fork();
    if (echo == 0) {
        ::close(ends[0]);
        for (ssize_t n = 0; (n = ::read(ends[1], bytes.data(), bytes.size())) > 0;) {
            if (::write(ends[1], bytes.data(), static_cast<std::size_t>(n)) != n) {
                break;
            }
        }
        ::_exit(0);
    }
    ::close(ends[1]);
    for (auto _ : state) {
        if (::write(ends[0], bytes.data(), bytes.size()) < 0) {
            break;
        }
        for (std::size_t got = 0; got < bytes.size();) {
            const ssize_t n = ::read(ends[0], bytes.data(), bytes.size());
            if (n <= 0) {
                break;
            }
            got += static_cast<std::size_t>(n);
        }
    }
    ::close(ends[0]);
    ::waitpid(echo, nullptr, 0);
}
BENCHMARK(rawSocketpair)->Unit(benchmark::kMicrosecond)->UseRealTime()->Repetitions(5)->ReportAggregatesOnly();

} // namespace
