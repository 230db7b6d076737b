// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <benchmark/benchmark.h>
#include <string>
#include <vector>

namespace attune::bench {

// A whole process, its start and its end.
void start(benchmark::State &state, const std::vector<std::string> &command);

} // namespace attune::bench
