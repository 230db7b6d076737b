// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace attune::worker {

// The kernel kills this process when the thread that started it ends; the host keeps that thread. If it
// ended before this call, this process ends here.
void dieWithHost();

// Takes from this process what a plugin does not need, for good. Static constructors of a plugin run while it is
// loaded, so this comes first. `bundle` is the folder that it will be loaded from. Returns the step that failed, or
// nothing.
[[nodiscard]] std::optional<std::string> confine(const std::filesystem::path &bundle);

} // namespace attune::worker
