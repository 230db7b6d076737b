// SPDX-License-Identifier: Apache-2.0
// From nothing to something: whole processes.
#include "bench/process.hpp"

#include <filesystem>
#include <unistd.h>

namespace {

using attune::bench::start;

std::string freshHome() {
    return (std::filesystem::temp_directory_path() / ("attune-bench-" + std::to_string(::getpid()))).string();
}

void justTrue(benchmark::State &state) {
    start(state, {"/bin/true"});
}
void ctlStart(benchmark::State &state) {
    start(state, {CTL, "--version"});
}
void ctlCatalogue(benchmark::State &state) {
    start(state, {CTL, "exercise", "list"});
}
void bareWindow(benchmark::State &state) {
    start(state, {BARE_WINDOW});
}
void window(benchmark::State &state) {
    start(state, {WINDOW, "--until-shown", "--home", freshHome()});
    std::filesystem::remove_all(freshHome());
}

BENCHMARK(justTrue)->Unit(benchmark::kMillisecond)->UseRealTime()->Repetitions(5)->ReportAggregatesOnly();
BENCHMARK(ctlStart)->Unit(benchmark::kMillisecond)->UseRealTime()->Repetitions(5)->ReportAggregatesOnly();
BENCHMARK(ctlCatalogue)->Unit(benchmark::kMillisecond)->UseRealTime()->Repetitions(5)->ReportAggregatesOnly();
BENCHMARK(bareWindow)->Unit(benchmark::kMillisecond)->UseRealTime()->Repetitions(9)->ReportAggregatesOnly();
BENCHMARK(window)->Unit(benchmark::kMillisecond)->UseRealTime()->Repetitions(9)->ReportAggregatesOnly();

} // namespace
