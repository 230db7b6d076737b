// SPDX-License-Identifier: Apache-2.0
// Runs a program as a person would, and keeps what it said.
#pragma once

#include <array>
#include <cstdio>
#include <string>
#include <sys/wait.h>

namespace attune::test {

struct Said {
    int exit = -1;
    std::string out; // standard output and error
};

inline Said run(const std::string &command) {
    Said said;
    FILE *pipe = ::popen((command + " 2>&1").c_str(), "r");
    std::array<char, 4096> part{};
    for (std::size_t n = 0; (n = std::fread(part.data(), 1, part.size(), pipe)) > 0;) {
        said.out.append(part.data(), n);
    }
    const int status = ::pclose(pipe);
    said.exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return said;
}

} // namespace attune::test
