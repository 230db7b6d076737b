// SPDX-License-Identifier: Apache-2.0
// What a good reader would say of an exercise that is well formed: too long, too hard, a word that blames, a part that nobody meets.
#pragma once

#include "catalog/catalog.hpp"
#include "catalog/document.hpp"

namespace attune::catalog {

struct Remark {
    enum class Level { warning, note };
    Error what;
    Level level = Level::warning;
};
using Remarks = std::vector<Remark>;

// `words`: the folder with blame.<language>.toml. `exercise` was read from its folder without mistakes.
[[nodiscard]] Remarks review(const Exercise &exercise, const std::filesystem::path &words);

// Where a text stands, for remarks of others.
[[nodiscard]] Place placeOfText(const Exercise &exercise, const Language &language, const std::string &key);

} // namespace attune::catalog
