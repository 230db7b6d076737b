// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/context.hpp"

namespace attune::cli {

// plugin pack|install|remove|trust|distrust|off|on
void addAddedVerbs(CLI::App &plugin, Context &context);

} // namespace attune::cli
