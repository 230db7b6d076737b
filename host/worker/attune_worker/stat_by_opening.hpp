// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace attune::worker {

// newfstatat() asks of any path whatever Landlock says, and of a descriptor: glibc 2.36 has no other way to ask that. The filters
// trap it; from here on the trap answers of descriptors, and of what this process may open.
[[nodiscard]] bool statByOpening();

} // namespace attune::worker
