// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json.hpp"

#include <string_view>

namespace attune::core {

// Code points of valid UTF-8.
[[nodiscard]] std::size_t characters(std::string_view utf8);

// Without control characters, which no one can see or mean; line breaks and tabs stay.
[[nodiscard]] json cleaned(const json &value);

} // namespace attune::core
