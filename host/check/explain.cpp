// SPDX-License-Identifier: Apache-2.0
#include "check/explain.hpp"

#include "check/pages.hpp"

#include <algorithm>

namespace attune::check {
namespace {

constexpr std::string_view mark = "\n## ";

// From one heading to the next, the heading first.
std::vector<std::string_view> parts() {
    std::vector<std::string_view> all;
    for (const std::string_view page : pages)
        for (auto at = page.find(mark); at != std::string_view::npos;) {
            const auto next = page.find(mark, at + 1);
            all.push_back(
                page.substr(at + mark.size(), next == std::string_view::npos ? next : next - at - mark.size()));
            at = next;
        }
    return all;
}

} // namespace

std::optional<std::string> explain(std::string_view id) {
    const std::string head = std::string(id) + ":";
    const auto all = parts();
    const auto found = std::ranges::find_if(all, [&](std::string_view part) { return part.starts_with(head); });
    return found == all.end() ? std::nullopt : std::optional("## " + std::string(*found));
}

std::vector<std::string> explained() {
    std::vector<std::string> headings;
    for (const std::string_view part : parts())
        headings.emplace_back(part.substr(0, part.find('\n')));
    return headings;
}

} // namespace attune::check
