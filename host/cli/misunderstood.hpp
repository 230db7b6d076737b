// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <optional>
#include <string>

namespace attune::cli {

// After a command that could not be parsed: which word is not known or is missing, and which there are. Nothing if
// that was not what went wrong.
[[nodiscard]] std::optional<std::string> misunderstood(const CLI::App &app);

// Of an option: digits alone, from the least up to 2^64 - 1.
[[nodiscard]] CLI::Validator wholeNumber(std::uint64_t least);

} // namespace attune::cli
