// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/context.hpp"

namespace attune::cli {

void addGraphVerb(CLI::App &plugin, Context &context);

} // namespace attune::cli
