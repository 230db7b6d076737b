// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace attune::test {

// Of this thread's `new` from now on the nth (from 0) throws std::bad_alloc, once.
void failNewAt(std::size_t nth);
// How many there were since; nothing fails from now on.
std::size_t newsCounted();

} // namespace attune::test
