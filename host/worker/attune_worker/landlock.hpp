// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>

namespace attune::worker {

// From here on this process opens, to read and to run, what lies in `bundle` and in the folders of libraries, and nothing
// else; it reaches no TCP port, and signals and abstract sockets of no other process, as far as the kernel can see to that.
// Returns the ABI in force: the newest that kernel and program know, at most `newest`; 0 if there is none.
[[nodiscard]] std::uint32_t restrictToLibraries(const std::filesystem::path &bundle, std::uint32_t newest);

// Nothing at all any more.
[[nodiscard]] bool restrictToNothing(std::uint32_t abi);

} // namespace attune::worker
