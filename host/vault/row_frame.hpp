// SPDX-License-Identifier: Apache-2.0
// The frame around what a row holds; knows bytes, not what they mean.
#pragma once

#include "core/error.hpp"
#include "store/log.hpp"

#include <optional>
#include <string_view>

namespace attune::vault {

struct Frame { // borrowed from the row
    std::string_view vault, body;
};

[[nodiscard]] Result<store::Row> writeFrame(const Frame &frame);

// nullopt: whole, but of a version or kind that is not known here. Error code vault.damaged.
[[nodiscard]] Result<std::optional<Frame>> readFrame(std::span<const std::byte> row);

} // namespace attune::vault
