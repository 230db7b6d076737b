// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check/table.hpp"

namespace attune::check {

// All that decides how a session goes on: two that have the same are one.
[[nodiscard]] std::string keyOf(const core::Session &session);

// What the seats see of it, without words, numbers and how many; rounds that look alike are one.
[[nodiscard]] std::string lookOf(const core::Session &session, const std::vector<SharedView> &views);

} // namespace attune::check
