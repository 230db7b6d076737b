// SPDX-License-Identifier: Apache-2.0
// What somebody should know of an exercise before they begin, as the window tells it.
#pragma once

#include "catalog/catalog.hpp"

namespace attune::cli {

// `words`: the exercise's texts, then the host's own.
[[nodiscard]] std::string exercisePage(const catalog::Exercise &exercise, const catalog::Resolver &words);

} // namespace attune::cli
