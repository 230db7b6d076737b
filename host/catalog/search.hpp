// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace attune::catalog {

// A text in which people look for words; made once, and looked into often.
class Searchable {
public:
    Searchable() = default;
    explicit Searchable(std::string_view text);

private:
    friend class Sought;
    std::string m_text; // folded
};

// What somebody looks for.
class Sought {
public:
    explicit Sought(std::string_view words);
    // Each of the words begins a word of it, whatever its case and accents. No words at all are in every text.
    [[nodiscard]] bool isIn(const Searchable &text) const;

private:
    std::vector<std::string> m_words; // folded, a space before each
};

} // namespace attune::catalog
