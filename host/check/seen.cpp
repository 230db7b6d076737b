// SPDX-License-Identifier: Apache-2.0
#include "check/seen.hpp"

#include <algorithm>

namespace attune::check {
namespace {

Explored explored(const Subject &subject, const Trial &trial) {
    core::Opening opening = trial.opening;
    opening.content = nullptr; // the worker has it, and every session would carry a copy
    const auto activity = subject.start(trial);
    std::vector<Table> tables;
    for (const std::uint64_t entropy : entropiesOf(subject)) {
        tables.emplace_back(*activity, entropy);
    }
    return explore(tables, opening, limitsOf(subject.level));
}

bool isTried(const Subject &subject, const Trial &trial) {
    return subject.level >= Level::strict ||
           std::ranges::find(subject.trials, trial.exercise, &Trial::exercise)->name == trial.name;
}

} // namespace

std::shared_ptr<const Explored> exploredOf(Subject &subject, const Trial &trial) {
    return subject.once<Explored>("explored " + trial.name, [&] { return explored(subject, trial); });
}

Result ofEach(Subject &subject, const std::function<Findings(const Seen &)> &find) {
    if (auto why = subject.unplayable()) {
        return skipped(*std::move(why));
    }
    Findings all;
    for (const Trial &trial : subject.trials) {
        if (!isTried(subject, trial)) {
            continue;
        }
        const auto graph = exploredOf(subject, trial);
        for (Finding &finding : find({trial, *graph})) {
            all.push_back(std::move(finding));
        }
    }
    return failedIf(std::move(all));
}

Limits limitsOf(Level level) {
    return level >= Level::paranoid ? Limits{1500, 3, true}
           : level == Level::strict ? Limits{500, 2, true}
                                    : Limits{150, 2, true};
}

std::array<std::uint64_t, 2> entropiesOf(const Subject &subject) {
    return {2 * subject.seed, 2 * subject.seed + 1}; // who begins is often drawn by the last bit
}

std::vector<std::size_t> placesOf(const Explored &graph, Level level) {
    std::vector<std::size_t> nearest(graph.nodes.size());
    for (std::size_t i = 0; i < nearest.size(); ++i) {
        nearest[i] = i;
    }
    std::ranges::stable_sort(nearest, {}, [&](std::size_t i) { return graph.nodes[i].depth; });
    std::set<std::string_view> looks;
    std::erase_if(nearest, [&](std::size_t i) { return !looks.insert(graph.nodes[i].look).second; });
    const std::size_t most = level >= Level::paranoid ? 150 : level == Level::strict ? 60 : 20;
    if (nearest.size() > most) { // spread over the whole way
        std::vector<std::size_t> some;
        for (std::size_t i = 0; i < most; ++i) {
            some.push_back(nearest[i * nearest.size() / most]);
        }
        return some;
    }
    return nearest;
}

std::set<std::size_t> stumbled(const Explored &graph) {
    std::set<std::size_t> all;
    for (const Misstep &misstep : graph.missteps) {
        all.insert(misstep.at);
    }
    return all;
}

std::string at(const Seen &seen, std::size_t node) {
    std::string steps;
    for (const SharedView &view : seen.graph.nodes[node].views) {
        const std::string step = view ? view->tree.at("step").get<std::string>() : "";
        if (!step.empty() && steps.find("\"" + step + "\"") == std::string::npos) {
            steps += (steps.empty() ? ", step \"" : " and \"") + step + "\"";
        }
    }
    return "In " + seen.trial.name + steps + ": ";
}

bool isOver(const Node &node) {
    return node.session.status() == core::Status::ended;
}

const core::Event *sentBy(const Edge &edge) {
    if (edge.records.empty()) {
        return nullptr;
    }
    const core::Event &event = edge.records.front().event;
    return event.type == "intent" || event.type == "answered" ? &event : nullptr;
}

core::Event eventAt(const Node &node, std::string type, core::Seat actor, json payload) {
    return {.seq = node.session.seq() + 1,
            .actor = actor,
            .seen = node.session.stateSeq(),
            .at_ms = node.session.atMs(),
            .entropy = 0,
            .type = std::move(type),
            .payload = std::move(payload)};
}

void eachText(const json &tree, const std::function<void(const json &)> &told) {
    if (tree.is_object() && (tree.contains("words") || (tree.contains("key") && tree["key"].is_string()))) {
        const bool text = tree.contains("key") || tree["words"].is_string();
        if (text) {
            return told(tree);
        }
    }
    if (tree.is_structured()) {
        for (const json &part : tree) {
            eachText(part, told);
        }
    }
}

} // namespace attune::check
