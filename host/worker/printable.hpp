// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plain.hpp"

namespace attune::worker {

using attune::printable;

} // namespace attune::worker
