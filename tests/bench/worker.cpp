// SPDX-License-Identifier: Apache-2.0
// A step and a view of a real plugin in its process, against the same bytes there and back over a raw socketpair; and the start of
// that process, against a bare fork and exec (justTrue).
#include "worker/worker.hpp"

#include "bench/sample_session.hpp"

#include <array>
#include <benchmark/benchmark.h>
#include <cstdint>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using namespace attune;

// How many bytes go each way.
struct Trip {
    std::uint32_t out = 0, back = 0;
};

// The plugin `match` with the content of boundary_circles, as the window starts it.
struct Running {
    std::array<Trip, 2> trips; // of the last step, and of the last view
    home::Places places = home::findPlaces();
    catalog::Catalog catalog = catalog::discover(places.folders);
    core::Opening opening = bench::opening(catalog);
    std::unique_ptr<core::Activity> activity;
    core::Event event = core::startEvent(opening, json::array(), {});
    json state;

    Running() {
        worker::Watch watch;
        watch.onFrame = [this](std::string_view direction, std::string_view type, std::string_view bytes) {
            const bool asks = direction == "->";
            m_now = asks ? &trips[type == "View" ? 1 : 0] : m_now;
            (asks ? m_now->out : m_now->back) = static_cast<std::uint32_t>(bytes.size());
        };
        activity = home::workerLauncher(catalog, places, watch)(opening).value();
        state = std::get<core::Advanced>(activity->init(event).value()).state;
        event.seq = 2;
        event.type = "pause";
        event.payload = {{"minutes", 5}};
    }
    [[nodiscard]] bool go() const { return activity->reduce(state, event) && activity->view(state, 1); }

private:
    Trip *m_now = nullptr;
};

void pluginStepAndView(benchmark::State &state) {
    const Running running;
    for (auto _ : state) {
        if (!running.go()) {
            state.SkipWithError("the plugin did not answer");
            return;
        }
    }
}
BENCHMARK(pluginStepAndView)->Unit(benchmark::kMicrosecond)->UseRealTime()->Repetitions(5)->ReportAggregatesOnly();

// From nothing to the first state: started, locked in, loaded and opened.
void workerStart(benchmark::State &state) {
    const Running running;
    const auto launcher = home::workerLauncher(running.catalog, running.places);
    const core::Event begin = core::startEvent(running.opening, json::array(), {});
    for (auto _ : state) {
        auto activity = launcher(running.opening).value();
        if (!activity->init(begin))
            state.SkipWithError("the plugin did not start");
        state.PauseTiming(); // it is waited for when it leaves
        activity.reset();
        state.ResumeTiming();
    }
}
BENCHMARK(workerStart)->Unit(benchmark::kMillisecond)->UseRealTime()->Repetitions(5)->ReportAggregatesOnly();

bool move(int end, std::string &bytes, ssize_t (*how)(int, void *, std::size_t)) {
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t n = how(end, bytes.data() + done, bytes.size() - done);
        if (n <= 0)
            return false;
        done += static_cast<std::size_t>(n);
    }
    return true;
}
bool get(int end, std::string &bytes) {
    return move(end, bytes, ::read);
}
bool put(int end, std::string &bytes) {
    return move(end, bytes, [](int to, void *from, std::size_t size) { return ::write(to, from, size); });
}

// Answers each trip with as many bytes as the plugin did.
[[noreturn]] void answer(int end, const std::array<Trip, 2> &trips) {
    for (;;) {
        for (const Trip &trip : trips) {
            std::string asked(trip.out, 'x'), said(trip.back, 'y');
            if (!get(end, asked) || !put(end, said))
                ::_exit(0);
        }
    }
}

void rawStepAndView(benchmark::State &state) {
    const Running running;
    std::array<int, 2> ends{};
    if (!running.go() || ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        state.SkipWithError("no plugin to measure, or no socketpair");
        return;
    }
    const pid_t other = ::fork();
    if (other == 0) {
        ::close(ends[0]);
        answer(ends[1], running.trips);
    }
    ::close(ends[1]);
    for (auto _ : state) {
        for (const Trip &trip : running.trips) {
            std::string asked(trip.out, 'x'), said(trip.back, '\0');
            if (!put(ends[0], asked) || !get(ends[0], said))
                state.SkipWithError("the other end is gone");
        }
    }
    ::close(ends[0]);
    ::waitpid(other, nullptr, 0);
}
BENCHMARK(rawStepAndView)->Unit(benchmark::kMicrosecond)->UseRealTime()->Repetitions(5)->ReportAggregatesOnly();

} // namespace
