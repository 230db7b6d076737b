// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/context.hpp"

namespace attune::cli {

// `check` and `explain`, below `plugin`.
void addCheckVerbs(CLI::App &plugin, Context &context);

} // namespace attune::cli
