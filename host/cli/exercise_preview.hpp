// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/context.hpp"

namespace attune::cli {

void addExercisePreview(CLI::App &exercise, Context &context);

} // namespace attune::cli
