// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.hpp"

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
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

// Of its canonical form, in bytes; nothing if a string in it is not UTF-8.
[[nodiscard]] std::optional<std::size_t> canonicalSize(const json &value);

// Of objects and arrays within each other, as in JsonLimits; 0 for a text or a number.
[[nodiscard]] int depth(const json &value);

// nlohmann compares signed with unsigned by wrapping; here 2^64 - 1 is not -1.
[[nodiscard]] bool isIntegerWithin(const json &value, std::int64_t min, std::int64_t max);

} // namespace attune
