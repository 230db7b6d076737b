// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "home/places.hpp"
#include "home/play.hpp"
#include "worker/worker.hpp"

namespace attune::home {

// Starts the activity of a session in a worker process of its own.
[[nodiscard]] Launcher workerLauncher(const catalog::Catalog &catalog, const Places &places, worker::Watch watch = {});

} // namespace attune::home
