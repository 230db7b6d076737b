// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.hpp"

#include <cstddef>
#include <filesystem>
#include <string>

namespace attune::catalog {

// The bytes of a regular file. Never waits: a pipe, a folder or a device in its place is an error, not a hang.
[[nodiscard]] Result<std::string> readFile(const std::filesystem::path &path, std::size_t maxBytes = 1 << 20);

// `name` inside `folder`: relative, without "..", an existing regular file, and no link leads out. `key` is where it was named.
[[nodiscard]] Result<std::filesystem::path> fileInside(const std::filesystem::path &folder, const std::string &name,
                                                       const Place &key);

} // namespace attune::catalog
