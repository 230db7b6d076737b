// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "home/home.hpp"
#include "home/places.hpp"
#include "log/log.hpp"

namespace attune::home {

// Opens what is kept in a folder; makes it if it is not there. Error codes: those of Home::open, of the store and of the
// keys.
[[nodiscard]] Result<std::unique_ptr<Home>> openOnDisk(const Places &places, Clock &clock, Random &random,
                                                       const log::Logger &logger = {});

} // namespace attune::home
