// SPDX-License-Identifier: Apache-2.0
#include "catalog/search.hpp"

#include "catalog/icu.hpp"

#include <algorithm>
#include <sstream>

namespace attune::catalog {

Searchable::Searchable(std::string_view text) : m_text(folded(text)) {}

Sought::Sought(std::string_view words) {
    std::istringstream all(folded(words));
    for (std::string word; all >> word;)
        m_words.push_back(" " + word);
}

bool Sought::isIn(const Searchable &text) const {
    return std::ranges::all_of(m_words,
                               [&](const std::string &word) { return text.m_text.find(word) != std::string::npos; });
}

} // namespace attune::catalog
