// SPDX-License-Identifier: Apache-2.0
// From the bytes of a plugin to values that the host may believe to be of their form, if not of their meaning.
#pragma once

#include "worker/faults.hpp"

namespace attune::worker {

[[nodiscard]] core::OrFault<void> checkReady(const Faults &faults, const Ready &ready, std::uint32_t required);
[[nodiscard]] core::OrFault<void> checkOpened(const Faults &faults, const Answer &answer);
[[nodiscard]] core::OrFault<core::Step> readStep(const Faults &faults, Stage stage, const Answer &answer);
[[nodiscard]] core::OrFault<json> readView(const Faults &faults, const Answer &answer);

} // namespace attune::worker
