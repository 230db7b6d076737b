// SPDX-License-Identifier: Apache-2.0
#include "catalog/nesting.hpp"

#include <algorithm>

namespace attune::catalog {
namespace {

constexpr int deepest = 32;

// Walks over TOML outside of its texts and comments.
class Walk {
public:
    explicit Walk(std::string_view toml) : m_rest(toml), m_whole(toml) {}

    int tooDeepAt() {
        while (!m_rest.empty()) {
            const char c = m_rest.front();
            if (c == '"' || c == '\'')
                skipText(c);
            else if (c == '#')
                skip(std::min(m_rest.find('\n'), m_rest.size()));
            else if (count(c), skip(1); m_brackets > deepest || m_dots > deepest)
                return line();
        }
        return 0;
    }

private:
    void count(char c) {
        if (c == '.')
            ++m_dots;
        else if (c == '=' || c == ',' || c == '{' || c == '[' || c == '\n')
            m_dots = 0;
        if (c == '{' || c == '[')
            ++m_brackets;
        else if (c == '}' || c == ']')
            --m_brackets;
    }

    void skipText(char quote) {
        const bool threefold = m_rest.starts_with(std::string_view(quote == '"' ? "\"\"\"" : "'''"));
        skip(threefold ? 3 : 1);
        while (!m_rest.empty()) {
            if (quote == '"' && m_rest.front() == '\\') {
                skip(2);
            } else if (m_rest.front() == quote && (!threefold || run(quote) >= 3)) {
                skip(threefold ? std::min<std::size_t>(run(quote), 5)
                               : 1); // two quotes may stand before the closing three
                return;
            } else if (!threefold && m_rest.front() == '\n') {
                return; // broken; the parser says so
            } else {
                skip(1);
            }
        }
    }

    [[nodiscard]] std::size_t run(char quote) const { return std::min(m_rest.find_first_not_of(quote), m_rest.size()); }
    void skip(std::size_t n) { m_rest.remove_prefix(std::min(n, m_rest.size())); }
    [[nodiscard]] int line() const {
        const auto before = m_whole.substr(0, m_whole.size() - m_rest.size());
        return 1 + static_cast<int>(std::ranges::count(before, '\n'));
    }

    std::string_view m_rest, m_whole;
    int m_brackets = 0, m_dots = 0;
};

} // namespace

int tooDeepAt(std::string_view toml) {
    return Walk(toml).tooDeepAt();
}

} // namespace attune::catalog
