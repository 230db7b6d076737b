// SPDX-License-Identifier: Apache-2.0
#include "home/screen.hpp"

#include <algorithm>

namespace attune::home {
namespace {

bool isText(const json &value) {
    return value.is_object() && (value.contains("words") || (value.contains("key") && value["key"].is_string()));
}

json itemIds(const core::SealedAnswer &answer) {
    json ids = json::array();
    for (const core::Item &item : core::itemsOf(answer.value, answer.order)) {
        ids.push_back(item.item);
    }
    return ids;
}

void fillInput(json &node, const Look &look) {
    const std::string id = node.at("id"), privacy = node.at("privacy");
    if (privacy == "sealed" && look.session.answered(look.seat, id)) {
        node["sealed"] = true;
    }
    if (privacy != "shared" && !look.alone) {
        return;
    }
    if (const auto *draft = look.session.draft(look.seat, id, core::privacyOf(node))) {
        node["draft"] = *draft;
    }
    if (const auto *sealed = look.session.sealed(look.seat, id); sealed != nullptr && privacy == "sealed") {
        node["value"] = sealed->value;
        node["held"] = sealed->held;
        node["items"] = itemIds(*sealed);
    }
    if (const auto *kept = look.session.kept(look.seat, id); kept != nullptr && privacy == "private") {
        node["kept"] = true;
        node["value"] = kept->value;
    }
}

void fillReveal(json &node, const Look &look) {
    for (const core::PendingReveal &pending : look.session.reveals()) {
        if (pending.spec.id != node.at("reveal").get<std::string>()) {
            continue;
        }
        node["pending"] = true;
        node["opens"] = name(pending.spec.mode);
        node["pressed"] = pending.pressed;
        node["mayHold"] = json::array();
        for (const std::string &input : pending.spec.inputs) {
            if (look.session.answered(look.seat, input)) { // be it by passing: others look on
                node["mayHold"].push_back(input);
            }
        }
    }
}

void fillAgreement(json &node, const Look &look) {
    const auto &proposals = look.session.proposals();
    const auto at = std::ranges::find(proposals, node.at("proposal").get<std::string>(), &core::Proposal::id);
    node["open"] = at != proposals.end();
    if (at != proposals.end()) {
        node["entry"] = look.words.tree(at->entry);
        node["accepted"] = at->accepted;
    }
}

void fillTimer(json &node, const Look &look) {
    const auto due = look.session.timers().find(node.value("timer", ""));
    if (due != look.session.timers().end()) {
        node["dueMs"] = due->second; // in session time; the window counts down from Screen::host "atMs"
    }
}

} // namespace

json drawn(const core::View &view, const Look &look) {
    json tree = look.words.tree(view.tree);
    for (json &node : tree.at("nodes")) {
        const std::string kind = node.at("kind");
        if (node.contains("privacy")) {
            fillInput(node, look);
        } else if (kind == "reveal") {
            fillReveal(node, look);
        } else if (kind == "agreement") {
            fillAgreement(node, look);
        } else if (kind == "turns") {
            fillTimer(node, look);
        }
    }
    tree["seat"] = look.seat;
    tree["language"] = look.words.reader().language;
    return tree;
}

json inAllLanguages(const json &entry, const std::vector<catalog::Resolver> &readers) {
    if (isText(entry)) {
        json text = json::object();
        for (const catalog::Resolver &reader : readers) {
            text[reader.reader().language] = reader.text(entry);
        }
        return text;
    }
    json out = entry;
    if (entry.is_structured()) {
        for (auto &part : out) {
            part = inAllLanguages(part, readers);
        }
    }
    return out;
}

} // namespace attune::home
