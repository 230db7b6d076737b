// SPDX-License-Identifier: Apache-2.0
// The texts that views name, in every language; and the words that are shown as a person's.
#pragma once

#include "check/seen.hpp"

namespace attune::check {

[[nodiscard]] Findings missingTexts(const Subject &subject, const Seen &seen);
[[nodiscard]] Findings brokenTexts(const Subject &subject, const Seen &seen);
[[nodiscard]] Findings unsaidWords(const Seen &seen);

} // namespace attune::check
