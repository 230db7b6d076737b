// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace attune::vault {

// No core file of this process, no debugger of the same user at it, nothing of it under /proc for others.
void keepToOneself();

} // namespace attune::vault
