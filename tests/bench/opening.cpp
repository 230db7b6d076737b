// SPDX-License-Identifier: Apache-2.0
// A home of 100,000 rows through Home, against SQLite and libsodium over the same file. Each reading is a process of its
// own.
#include "bench/folder.hpp"

#include <benchmark/benchmark.h>
#include <cstdio>
#include <optional>

namespace {

constexpr std::size_t rows = 100'000;

struct Cost {
    double seconds = 0, peakKib = 0;
};

std::optional<Cost> costOf(const std::string &what, const std::string &rest) {
    const std::string command = std::string(HOME_PROCESS) + " " + what + " " + rest;
    std::FILE *output = ::popen(command.c_str(), "r");
    Cost cost;
    const bool read = output != nullptr && std::fscanf(output, "%lf %lf", &cost.seconds, &cost.peakKib) == 2;
    return output != nullptr && ::pclose(output) == 0 && read ? std::optional(cost) : std::nullopt;
}

// Written once, for all that read it.
const std::string &grownHome() {
    static const attune::bench::Folder folder("grown-home");
    static const std::string path =
        costOf("grow", "'" + folder.path.string() + "' " + std::to_string(rows)) ? folder.path.string() : "";
    return path;
}

void reading(benchmark::State &state, const char *what) {
    for (auto _ : state) {
        const auto cost = grownHome().empty() ? std::nullopt : costOf(what, "'" + grownHome() + "'");
        if (!cost) {
            state.SkipWithError("the home was not read");
            return;
        }
        state.SetIterationTime(cost->seconds);
        state.counters["peak MiB"] = cost->peakKib / 1024;
        state.counters["rows/s"] = static_cast<double>(rows) / cost->seconds;
    }
}

void openedHome(benchmark::State &state) {
    reading(state, "open");
}
void plainlyOpened(benchmark::State &state) {
    reading(state, "plain");
}
void plainlyOpenedAndChecked(benchmark::State &state) {
    reading(state, "signed");
}

BENCHMARK(plainlyOpened)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1)
    ->UseManualTime()
    ->Repetitions(5)
    ->ReportAggregatesOnly();
BENCHMARK(plainlyOpenedAndChecked)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1)
    ->UseManualTime()
    ->Repetitions(3)
    ->ReportAggregatesOnly();
BENCHMARK(openedHome)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1)
    ->UseManualTime()
    ->Repetitions(5)
    ->ReportAggregatesOnly();

} // namespace
