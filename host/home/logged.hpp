// SPDX-License-Identifier: Apache-2.0
// The edges that can fail, each with a pen: what goes wrong there is logged as codes and numbers, whoever asked.
#pragma once

#include "home/play.hpp"
#include "log/log.hpp"

namespace attune::home {

// Faults and fresh starts of the plugin's process, and the beginning and end of its session.
[[nodiscard]] Launcher logged(Launcher launcher, log::Logger logger);

// Rows that could not be written or read.
[[nodiscard]] std::unique_ptr<store::Log> logged(std::unique_ptr<store::Log> log, log::Logger logger);

} // namespace attune::home
