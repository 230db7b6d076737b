// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/faulty_vfs.hpp"

#include <map>
#include <random>
#include <span>

namespace attune::test {

using DiskImage = std::map<std::string, std::string>; // name -> content

// What a power cut after these steps may leave: all that was synced, and of the rest any part of it. Each sector of a
// write that was under way is old, new or garbled, independently of the others.
[[nodiscard]] DiskImage afterPowerCut(std::span<const DiskStep> steps, std::mt19937 &random);

} // namespace attune::test
