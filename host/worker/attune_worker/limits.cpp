// SPDX-License-Identifier: Apache-2.0
#include "worker/attune_worker/limits.hpp"

#include <algorithm>
#include <array>
#include <sys/resource.h>

namespace attune::worker {
namespace {

struct Limit {
    __rlimit_resource resource;
    rlim_t most;
};

constexpr std::array limits{
    Limit{RLIMIT_CORE, 0},
    Limit{RLIMIT_FSIZE, 0},
    Limit{RLIMIT_NOFILE, 16},
    Limit{RLIMIT_NPROC, 0}, // counts all of a user's processes, and does not hold root; seccomp holds everybody
    Limit{RLIMIT_MEMLOCK, 0},
    Limit{RLIMIT_MSGQUEUE, 0},
    Limit{RLIMIT_CPU, 300},  // seconds, of the whole session: for one that spins while its host is stopped
#ifndef __SANITIZE_ADDRESS__ // whose shadow takes terabytes of addresses
    Limit{RLIMIT_AS, rlim_t{256} << 20},
#endif
};

} // namespace

bool limitResources() {
    return std::ranges::all_of(limits, [](const Limit &limit) {
        rlimit now{};
        ::getrlimit(limit.resource, &now);
        const rlim_t most = std::min(limit.most, now.rlim_max); // raising one would take privileges
        const rlimit both{most, most};
        return ::setrlimit(limit.resource, &both) == 0;
    });
}

} // namespace attune::worker
