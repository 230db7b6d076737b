// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "store/log.hpp"

#include <optional>

namespace attune::store {

// What went wrong, in words for a person. `file` goes into the place, never into the sentence.
[[nodiscard]] Error errorFor(std::string_view code, const std::filesystem::path &file);
[[nodiscard]] Error errorForErrno(int number, const std::filesystem::path &file);
[[nodiscard]] Error errorForSqlite(int code, const std::filesystem::path &file);

[[nodiscard]] std::optional<Error> tooLarge(std::span<const Row> rows);

} // namespace attune::store
