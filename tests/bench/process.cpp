// SPDX-License-Identifier: Apache-2.0
#include "bench/process.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ; // NOLINT(readability-redundant-declaration): unistd.h has it only for GNU

namespace attune::bench {
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

} // namespace

void start(benchmark::State &state, const std::vector<std::string> &command) {
    for (auto _ : state) {
        if (!runs(command)) {
            state.SkipWithError("it did not start");
            return;
        }
    }
}

} // namespace attune::bench
