// SPDX-License-Identifier: Apache-2.0
// What one seat would see of a view that an activity returned: docs/plugin-author/view/*.json.
#pragma once

#include "home/play.hpp"

#include <filesystem>

namespace attune::test {

// {"nodes": […], "effects"?: [those that came with it], "typed"?: {input: what its owner has typed so far}}, with texts beside it.
// Read, resolved and filled in by what does so for plugins.
[[nodiscard]] Result<home::Screen> screenOf(const std::filesystem::path &file, const core::Opening &opening,
                                            const catalog::Reader &reader, const catalog::Texts &words);

} // namespace attune::test
