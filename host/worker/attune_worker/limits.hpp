// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace attune::worker {

// What this process may use up. False: the kernel took one of the limits not.
[[nodiscard]] bool limitResources();

} // namespace attune::worker
