// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.hpp"

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace attune {

using json = nlohmann::json; // object keys are sorted, so dump() is canonical

struct JsonLimits {
    std::size_t bytes = 1 << 20;
    int depth = 32;
};

// Parses text from a source that is not trusted: size, depth, valid UTF-8, no duplicate keys, no floating point.
[[nodiscard]] Result<json> parseCanonical(std::string_view text, JsonLimits limits = {});

// Sorted keys, no white space. Requires valid UTF-8 in every string.
[[nodiscard]] std::string canonical(const json &value);

} // namespace attune
