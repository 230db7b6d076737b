// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.hpp"
#include "core/json.hpp"

#include <concepts>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace attune::catalog {

using Language = std::string; // BCP 47: "en", "es"

// The texts of one exercise, plugin, or of the host: language -> key -> ICU MessageFormat pattern.
struct Texts {
    std::map<Language, std::map<std::string, std::string, std::less<>>> byLanguage;

    // Reads every text.<language>.toml of a folder. Broken patterns are errors with file, line and key.
    [[nodiscard]] static tl::expected<Texts, std::vector<Error>> read(const std::filesystem::path &folder);
};

// Who reads, and who else is there.
struct Reader {
    Language language = "en";
    int seat = 1;
    std::string band = "adult"; // child teen adult
    std::string role;           // mother son partner …; marks @mother, and @parent for mother, father and parent
    std::string pair;           // couple parent_child …
    struct Someone {
        std::string name;
        std::string grammar = "n"; // f m n
    };
    std::vector<Someone> seats; // seats[0] is seat 1
};

// Resolves texts for one reader: the exercise's first, then the plugin's, then the host's. A language that is missing
// falls back to English, then to any; a key that is missing everywhere resolves to the key in ⟦brackets⟧, so that it is
// seen.
class Resolver {
public:
    Resolver(std::vector<const Texts *> layers, Reader reader);
    // {"key": …, "args": …} or {"words": …}, as in docs/plugin-author/view.md
    [[nodiscard]] std::string text(const std::same_as<json> auto &text) const {
        return resolved(text);
    } // no string is meant
    [[nodiscard]] std::string text(std::string_view key, const json &args = json::object()) const;
    [[nodiscard]] bool has(std::string_view key) const;
    // A copy of the tree in which every Text became a string.
    [[nodiscard]] json tree(const json &tree) const;
    [[nodiscard]] const Reader &reader() const { return m_reader; }

private:
    [[nodiscard]] std::string resolved(const json &text) const;
    [[nodiscard]] const std::string *pattern(std::string_view key, Language &found) const;
    [[nodiscard]] std::optional<std::variant<std::int64_t, std::string>> argument(const json &value,
                                                                                  const Language &language) const;
    std::vector<const Texts *> m_layers;
    Reader m_reader;
};

} // namespace attune::catalog
