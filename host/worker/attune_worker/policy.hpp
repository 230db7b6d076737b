// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "worker/confinement.hpp"

#include <cerrno>
#include <filesystem>

namespace attune::worker {

struct Policy {
    std::uint32_t layers = allLayers;
    std::uint32_t landlockAbi = ~0u; // the newest to use, of those that this program and the kernel know
#ifdef __SANITIZE_ADDRESS__
    int refusal = EPERM; // a sanitizer asks for more than a plugin may, and has to live to write its report
#else
    int refusal = 0; // what a forbidden system call returns; 0: it ends the process
#endif
};

// What this program takes from itself before it loads what is in `bundle`. The worker that is installed takes everything,
// and nothing that it is told or finds changes that; what the tests need otherwise is another program, with another
// definition of this function.
[[nodiscard]] Policy policy(const std::filesystem::path &bundle);

} // namespace attune::worker
