// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check/check.hpp"

#include <optional>

namespace attune::check {

// The part of a family's page that is about this check, as Markdown; nothing if there is none.
[[nodiscard]] std::optional<std::string> explain(std::string_view id);
// The headings of all pages: "AT-MAN-01: plugin.toml is there and can be read as TOML".
[[nodiscard]] std::vector<std::string> explained();

} // namespace attune::check
