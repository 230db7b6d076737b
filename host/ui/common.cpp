// SPDX-License-Identifier: Apache-2.0
#include "ui/common.hpp"

#include <algorithm>
#include <set>

namespace attune::ui {
namespace {

// An input is for one; so are the host's own buttons below an agreement and below what is still sealed.
bool isForAll(const json &node) {
    static const std::set<std::string> told{"prompt", "turns", "mirror", "gate", "pacer", "trend", "pause"};
    const auto kind = node.value("kind", "");
    return !node.contains("privacy") && (told.contains(kind) || (kind == "reveal" && node.contains("rows")));
}

bool hasButtons(const json &node) {
    return node.contains("actions") && !node["actions"].empty();
}

json withoutActions(json node) {
    node.erase("actions");
    return node;
}

template <class Same> bool allAlike(const std::vector<json> &views, Same same) {
    return std::all_of(views.begin(), views.end(), [&](const json &view) { return same(view) == same(views.front()); });
}

json nodeAt(const json &view, std::size_t index) {
    const auto &nodes = view.at("nodes");
    return index < nodes.size() ? nodes[index] : json::object();
}

// How many nodes from the top; none after the first with buttons, which have to stay below what they are about.
std::size_t alikeFrom(const std::vector<json> &views) {
    for (std::size_t count = 0;; ++count) {
        const auto words = [&](const json &view) { return withoutActions(nodeAt(view, count)); };
        const auto asks = [&](const json &view) { return hasButtons(nodeAt(view, count)); };
        if (!isForAll(words(views.front())) || !allAlike(views, words))
            return count;
        if (std::any_of(views.begin(), views.end(), asks))
            return count + 1;
    }
}

// The words above what is still sealed, or is to be agreed on, are common too; what each decides is not.
void takeText(std::vector<json> &views, std::size_t count, json &nodes) {
    static const std::set<std::string> decided{"reveal", "agreement"};
    const auto words = [&](const json &view) {
        const auto node = nodeAt(view, count);
        return decided.contains(node.value("kind", "")) ? node.value("text", std::string()) : std::string();
    };
    const auto text = words(views.front());
    if (text.empty() || !allAlike(views, words))
        return;
    nodes.push_back({{"kind", "prompt"}, {"tone", "lead"}, {"text", text}});
    for (auto &view : views)
        view["nodes"][count].erase("text");
}

// What is left of a node whose words are drawn elsewhere: its buttons.
void keepButtons(json &view, std::size_t count) {
    json rest = json::array();
    for (std::size_t index = 0; index < view["nodes"].size(); ++index) {
        auto &node = view["nodes"][index];
        if (index >= count)
            rest.push_back(std::move(node));
        else if (hasButtons(node))
            rest.push_back({{"kind", "buttons"}, {"actions", std::move(node["actions"])}});
    }
    view["nodes"] = std::move(rest);
    view.erase("title");
    view.erase("progress");
}

} // namespace

json takeCommon(std::vector<json> &views) {
    const auto heading = [](const json &view) {
        return json{view.value("language", ""), view.value("title", ""), view.value("progress", json()),
                    view.value("step", "")};
    };
    const auto laid = [](const json &view) { return view.contains("nodes"); };
    if (views.size() < 2 || !std::all_of(views.begin(), views.end(), laid) || !allAlike(views, heading))
        return json::object();
    const auto count = alikeFrom(views);
    json common = views.front(), nodes = json::array();
    for (std::size_t index = 0; index < count; ++index)
        nodes.push_back(withoutActions(views.front()["nodes"][index]));
    takeText(views, count, nodes);
    if (nodes.empty())
        return json::object();
    common["nodes"] = std::move(nodes);
    for (auto &view : views)
        keepButtons(view, count);
    return common;
}

} // namespace attune::ui
