// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/texts.hpp"
#include "core/session.hpp"
#include "home/home.hpp"

#include <vector>

namespace attune::home {

// A proposal that all accepted, as it enters the board: in the words of each reader, with people in place of seats.
[[nodiscard]] core::BoardEntry agreed(const core::Proposal &proposal, const core::Opening &opening,
                                      const std::vector<catalog::Resolver> &readers, Home &home);

} // namespace attune::home
