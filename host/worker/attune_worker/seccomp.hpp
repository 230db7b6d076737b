// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace attune::worker {

// Each leaves the system calls that its stage needs, for good. `refusal`: what the others return; 0: they end the process.
// Those of another architecture always end it. False: the kernel did not take the filter.
[[nodiscard]] bool filterForLoading(int refusal);
[[nodiscard]] bool filterForCalls(int refusal);

} // namespace attune::worker
