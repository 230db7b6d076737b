// SPDX-License-Identifier: Apache-2.0
#include "packed/version.hpp"

#include <algorithm>
#include <compare>
#include <string>
#include <tuple>
#include <vector>

namespace attune::packed {
namespace {

// Numbers come before words, and may be longer than any integer.
struct Part {
    bool isWord = false;
    std::string_view digits, word;
    [[nodiscard]] auto key() const { return std::tuple(isWord, digits.size(), digits, word); }
    auto operator<=>(const Part &other) const { return key() <=> other.key(); }
    bool operator==(const Part &other) const { return key() == other.key(); }
};

Part partOf(std::string_view text) {
    if (text.find_first_not_of("0123456789") != std::string_view::npos) {
        return {true, {}, text};
    }
    return {false, text.substr(std::min(text.find_first_not_of('0'), text.size())), {}};
}

std::vector<Part> partsOf(std::string_view text) {
    std::vector<Part> parts;
    while (!text.empty()) {
        const std::size_t dot = std::min(text.find('.'), text.size());
        parts.push_back(partOf(text.substr(0, dot)));
        text.remove_prefix(std::min(dot + 1, text.size()));
    }
    return parts;
}

struct Version {
    std::vector<Part> numbers;
    bool isRelease; // after all that led up to it
    std::vector<Part> before;
    auto operator<=>(const Version &) const = default;
};

Version versionOf(std::string_view text) {
    text = text.substr(0, text.find('+')); // how it was built says nothing of its age
    const std::size_t dash = std::min(text.find('-'), text.size());
    return {partsOf(text.substr(0, dash)), dash == text.size(), partsOf(text.substr(std::min(dash + 1, text.size())))};
}

} // namespace

bool isOlder(std::string_view version, std::string_view than) {
    return versionOf(version) < versionOf(than);
}

} // namespace attune::packed
