// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.hpp"

#include <cstdio>
#include <cstdlib>

namespace attune::bench {

[[noreturn]] inline void giveUp(const char *sentence) {
    std::fprintf(stderr, "%s\n", sentence);
    std::exit(1);
}

template <class T> T must(Result<T> result) {
    if (!result) {
        giveUp(describe(result.error()).c_str());
    }
    if constexpr (!std::is_void_v<T>) {
        return *std::move(result);
    }
}

} // namespace attune::bench
