// SPDX-License-Identifier: Apache-2.0
// From nothing to something: a whole process, its start and its end.
#include <benchmark/benchmark.h>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <spawn.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

extern char **environ; // NOLINT(readability-redundant-declaration): unistd.h has it only for GNU

namespace {

bool runs(std::vector<std::string> command) {
    std::vector<char *> arguments;
    for (std::string &one : command)
        arguments.push_back(one.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t silent;
    posix_spawn_file_actions_init(&silent);
    posix_spawn_file_actions_addopen(&silent, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t pid = 0;
    int status = 1;
    const bool started = ::posix_spawn(&pid, arguments[0], &silent, nullptr, arguments.data(), environ) == 0;
    posix_spawn_file_actions_destroy(&silent);
    return started && ::waitpid(pid, &status, 0) == pid && status == 0;
}

void start(benchmark::State &state, const std::vector<std::string> &command) {
    for (auto _ : state) {
        if (!runs(command)) {
            state.SkipWithError("it did not start");
            return;
        }
    }
}

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
