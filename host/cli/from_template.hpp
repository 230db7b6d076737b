// SPDX-License-Identifier: Apache-2.0
// New folders of authors: copied from a template as a whole, or not at all.
#pragma once

#include "core/error.hpp"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace attune::cli {

// What stands in the template, in file names and contents, and what takes its place; the first that fits is taken.
using Replacements = std::vector<std::pair<std::string, std::string>>;

// `to` must not be there yet. It is written beside, under another name, and appears when it is complete.
[[nodiscard]] Result<void> copyTemplate(const std::filesystem::path &from, const std::filesystem::path &to,
                                        const Replacements &replacements);

// "file:///usr/share/attune/schemas": for the lines that tell an editor which schema a file has.
[[nodiscard]] std::string schemasFrom(const std::filesystem::path &share);

} // namespace attune::cli
