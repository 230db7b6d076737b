// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace attune::worker {

// Dies with the host. By thread: the kernel acts when the thread that started this process ends. Where that thread ends before
// the host does, the host finds its worker dead at the next call and starts another one. The end of the channel covers the rest.
void dieWithHost();

// Takes from this process what a plugin does not need, for good. Static constructors of a plugin run while it is loaded, so
// this comes first. `bundle` is the folder that it will be loaded from. Returns the step that failed, or nothing.
[[nodiscard]] std::optional<std::string> confine(const std::filesystem::path &bundle);

} // namespace attune::worker
