// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "worker/messages.hpp"

#include <attune/attune.h>
#include <tl/expected.hpp>

namespace attune::worker {

// Loads the library and finds the activity, or says what is wrong with it. It is never unloaded: the end of the process
// is the unload.
[[nodiscard]] tl::expected<const attune_activity *, Ready> load(const Hello &hello);

} // namespace attune::worker
