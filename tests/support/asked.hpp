// SPDX-License-Identifier: Apache-2.0
// How much of something is tried: little at every run, more when asked for.
#pragma once

#include <cstdlib>

namespace attune::test {

#ifdef __SANITIZE_ADDRESS__
inline constexpr int share = 20; // of the whole: the sanitizers take their time
#else
inline constexpr int share = 1;
#endif

inline int asked(const char *variable, int otherwise) {
    const char *given = std::getenv(variable);
    return given == nullptr ? otherwise : std::atoi(given);
}

} // namespace attune::test
