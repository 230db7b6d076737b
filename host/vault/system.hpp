// SPDX-License-Identifier: Apache-2.0
// The edges as the machine has them; main passes them in.
#pragma once

#include "core/edges.hpp"

#include <memory>

namespace attune::vault {

[[nodiscard]] std::unique_ptr<Clock> systemClock();
[[nodiscard]] std::unique_ptr<Random> systemRandom(); // fit for keys

} // namespace attune::vault
