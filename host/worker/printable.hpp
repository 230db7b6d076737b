// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace attune::worker {

// Text that a plugin chose, made fit to be shown: valid UTF-8, control characters escaped, so that it cannot steer a
// terminal.
[[nodiscard]] std::string printable(std::string_view text);

} // namespace attune::worker
