// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace attune::catalog {

// The line of TOML on which brackets or dotted keys nest more than 32 deep; 0 if there is none. The parser bounds brackets only,
// and a key of a hundred thousand dots makes a tree whose destruction overflows the stack.
[[nodiscard]] int tooDeepAt(std::string_view toml);

} // namespace attune::catalog
