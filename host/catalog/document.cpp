// SPDX-License-Identifier: Apache-2.0
#include "catalog/document.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace attune::catalog {
namespace {

constexpr std::size_t mostErrors = 100;

bool isBare(const std::string &key) {
    return !key.empty() &&
           std::ranges::all_of(key, [](unsigned char c) { return std::isalnum(c) || c == '_' || c == '-'; });
}

Place placed(const std::map<std::string, Document::Spot> &spots, const std::string &file, Path path) {
    const auto key = dotted(path);
    for (;; path.pop_back()) {
        if (const auto spot = spots.find(path.to_string()); spot != spots.end())
            return {file, spot->second.line, spot->second.column, key};
        if (path.empty())
            return {file, 0, 0, key};
    }
}

} // namespace

std::string dotted(const Path &path) {
    if (path.empty())
        return {};
    const auto before = dotted(path.parent_pointer());
    const auto &last = path.back();
    const auto name = isBare(last) ? last : json(last).dump(-1, ' ', false, json::error_handler_t::replace);
    return before.empty() ? name : before + "." + name;
}

Place Document::valuePlace(const Path &path) const {
    return placed(values, file, path);
}
Place Document::keyPlace(const Path &path) const {
    return keys.contains(path.to_string()) ? placed(keys, file, path) : valuePlace(path);
}

Errors settled(Errors errors) {
    std::set<std::pair<std::string, std::string>> seen; // file, key
    Errors kept;
    for (auto &error : errors)
        if (error.place.key.empty() || seen.emplace(error.place.file, error.place.key).second)
            kept.push_back(std::move(error));
    const auto order = [](const Error &e) { return std::tie(e.place.file, e.place.line, e.place.column); };
    std::ranges::stable_sort(kept, {}, order);
    if (kept.size() > mostErrors) {
        const auto more = std::to_string(kept.size() - mostErrors);
        kept.resize(mostErrors);
        kept.push_back(
            {"catalog.more", "and " + more + " more mistakes; correct these first.", {kept.back().place.file}});
    }
    return kept;
}

} // namespace attune::catalog
