// SPDX-License-Identifier: Apache-2.0
// A report in four forms. The form of the JSON is public: docs/plugin-author/check.md.
#pragma once

#include "check/run.hpp"

namespace attune::check {

[[nodiscard]] std::string asText(const Report &report);
[[nodiscard]] json asJson(const Report &report);
[[nodiscard]] std::string asJunit(const Report &report);
[[nodiscard]] std::string asMarkdown(const Report &report);

} // namespace attune::check
