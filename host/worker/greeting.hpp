// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "worker/messages.hpp"
#include "worker/worker.hpp"

namespace attune::worker {

// What a worker is first told: the library, what it must say of itself, and how much it may answer.
[[nodiscard]] Hello greeting(const Launch &launch);

} // namespace attune::worker
