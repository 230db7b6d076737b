// SPDX-License-Identifier: Apache-2.0
// What the catalogue needs of ICU, in and out as UTF-8.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>

namespace attune::catalog {

// The proper form of a BCP 47 tag ("pt-BR" for "pt-br"); nothing, if ICU knows no such language.
[[nodiscard]] std::optional<std::string> properLanguage(const std::string &tag);

// Why a MessageFormat pattern does not parse, in words; nothing, if it does.
[[nodiscard]] std::optional<std::string> patternProblem(const std::string &pattern, const std::string &language);

using Argument = std::variant<std::int64_t, std::string>;
using Arguments = std::map<std::string, Argument>;
// The pattern as it stands, if it does not parse.
[[nodiscard]] std::string formatted(const std::string &pattern, const std::string &language,
                                    const Arguments &arguments);

// The words of a text, a space before each, without what tells apart letters that people look for as one: case, accents, width.
[[nodiscard]] std::string folded(std::string_view text);
[[nodiscard]] bool isRegularExpression(const std::string &pattern);
// Those of the texts in which it is found; "$" is the very end of a text. Once one takes too long, none of the rest.
[[nodiscard]] std::set<std::string> matching(const std::string &pattern, const std::set<std::string> &texts);

// Wrapped in directional isolates if its direction could disturb a text of that language; else as it is.
[[nodiscard]] std::string isolated(const std::string &words, const std::string &language);

} // namespace attune::catalog
