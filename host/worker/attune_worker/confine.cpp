// SPDX-License-Identifier: Apache-2.0
#include "worker/attune_worker/confine.hpp"

#include "worker/attune_worker/channel.hpp"

#include <array>
#include <csignal>
#include <cstdlib>
#include <linux/close_range.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace attune::worker {
namespace {

using Bundle = const std::filesystem::path &;

bool limit(__rlimit_resource resource, rlim_t value) {
    const rlimit both{value, value};
    return ::setrlimit(resource, &both) == 0;
}

struct Step {
    const char *name;
    bool (*take)(Bundle bundle);
};

// In this order. Later layers (memory, Landlock, seccomp) are rows below these.
constexpr std::array steps{
    Step{"close_range", [](Bundle) { return ::close_range(Channel::fd + 1, ~0u, 0) == 0; }},
    Step{"environment", [](Bundle) { return ::clearenv() == 0; }},
    Step{"working directory", [](Bundle) { return ::chdir("/") == 0; }},
    Step{"no new privileges", [](Bundle) { return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0; }},
    Step{"not dumpable", [](Bundle) { return ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0; }},
    Step{"no core file", [](Bundle) { return limit(RLIMIT_CORE, 0); }},
    Step{"no file growth", [](Bundle) { return limit(RLIMIT_FSIZE, 0); }},
    Step{"16 open files", [](Bundle) { return limit(RLIMIT_NOFILE, 16); }},
};

} // namespace

void dieWithHost() {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    // A host that died a moment earlier sends no signal any more, but its end of the channel is closed by now. What it
    // had written before may still be there to read, so waiting for the end of the channel would be too late.
    pollfd channel{Channel::fd, 0, 0};
    if (::poll(&channel, 1, 0) == 1 && (channel.revents & (POLLHUP | POLLERR)) != 0) {
        ::_exit(EXIT_SUCCESS);
    }
}

std::optional<std::string> confine(Bundle bundle) {
    for (const Step &step : steps)
        if (!step.take(bundle))
            return step.name;
    return std::nullopt;
}

} // namespace attune::worker
