// SPDX-License-Identifier: Apache-2.0
#include "catalog/document.hpp"
#include "check/run.hpp"

#include <algorithm>

namespace attune::check {
namespace {

using catalog::Document;
using catalog::Errors;
using catalog::Path;

constexpr const char *form = "write [[waive]] with `check`, the id of a check, and `reason`, why its finding stays.";

std::string text(const json &table, const char *key) {
    const auto value = table.is_object() ? table.find(key) : table.end();
    return value != table.end() && value->is_string() ? value->get<std::string>() : "";
}

bool isBlank(const std::string &text) {
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

std::optional<Waiver> waiverAt(const Document &document, std::size_t at, Errors &errors) {
    static const std::vector<Check> all = allChecks();
    const Path path = Path("/waive") / at;
    const json &table = document.data["waive"][at];
    Waiver waiver{text(table, "check"), text(table, "reason")};
    const auto say = [&](std::string sentence) {
        errors.push_back({"check.waiver", std::move(sentence), document.valuePlace(path)});
        return std::nullopt;
    };
    if (!table.is_object() || table.size() != table.count("check") + table.count("reason"))
        return say(std::string("this is no waiver; ") + form);
    if (std::ranges::find(all, waiver.check, &Check::id) == all.end())
        return say("there is no check \"" + waiver.check + "\"; `attunectl plugin explain` lists them.");
    if (isBlank(waiver.reason))
        return say("the waiver of " + waiver.check +
                   " gives no reason; add `reason`, for those who will read the finding.");
    return waiver;
}

} // namespace

catalog::Checked<std::vector<Waiver>> readWaivers(const std::filesystem::path &folder) {
    const auto file = folder / "attune-check.toml";
    std::error_code ignored;
    if (!std::filesystem::exists(std::filesystem::symlink_status(file, ignored)))
        return {};
    Errors errors;
    const auto document = catalog::readToml(file, errors);
    std::vector<Waiver> waivers;
    if (document && (document->data.size() != document->data.count("waive") ||
                     (document->data.contains("waive") && !document->data["waive"].is_array())))
        errors.push_back({"check.waiver", std::string("only waivers stand in this file; ") + form, {file.string()}});
    for (std::size_t at = 0; document && errors.empty() && at < document->data.value("waive", json::array()).size();
         ++at)
        if (auto waiver = waiverAt(*document, at, errors))
            waivers.push_back(std::move(*waiver));
    if (!errors.empty())
        return tl::unexpected(catalog::settled(std::move(errors)));
    return waivers;
}

} // namespace attune::check
