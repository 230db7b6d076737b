// SPDX-License-Identifier: Apache-2.0
#include "check/graph.hpp"

#include "check/seen.hpp"

#include <algorithm>

namespace attune::check {
namespace {

class Drawer {
public:
    Drawer(const Subject &subject, const catalog::Texts &host, const std::string &language)
        : m_subject(subject), m_host(host), m_language(language) {}

    void add(const Trial &trial, const Explored &graph) {
        const catalog::Resolver words({&m_subject.exercises[trial.exercise].texts, &m_subject.plugin->texts, &m_host},
                                      reader(trial));
        std::vector<std::size_t> steps;
        for (const Node &node : graph.nodes) {
            steps.push_back(stepOf(node, words));
        }
        for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
            Flow::Step &step = m_flow.steps[steps[i]];
            step.begins = step.begins || graph.nodes[i].depth == 0;
            step.alone = step.alone || isAlone(graph.nodes[i]);
            step.opens = step.opens || std::ranges::any_of(graph.nodes[i].edges, isOpening);
            for (const Edge &edge : graph.nodes[i].edges) {
                if (steps[edge.to] != steps[i]) {
                    addWay(steps[i], steps[edge.to], by(graph.nodes[i], edge, words));
                }
            }
        }
    }
    Flow take() { return std::move(m_flow); }

private:
    [[nodiscard]] catalog::Reader reader(const Trial &trial) const {
        const core::SeatInfo &first = trial.opening.seats.front();
        return {m_language, 1, first.band, first.role, trial.opening.pair, {{"A", "n"}, {"B", "n"}}};
    }

    std::size_t stepOf(const Node &node, const catalog::Resolver &words) {
        Flow::Step step{node.session.outcome(), "", false, isOver(node)};
        for (const SharedView &view : node.views) {
            const std::string id = view ? view->tree.at("step").get<std::string>() : "?";
            if (!step.ends && step.id.find(id) == std::string::npos) {
                step.id += (step.id.empty() ? "" : " + ") + id;
            }
            if (view && step.name.empty()) {
                step.title = view->tree.value("title", json{{"key", id}});
                step.name = view->tree.contains("title") ? words.text(step.title) : id;
            }
        }
        const auto known = std::ranges::find_if(
            m_flow.steps, [&](const Flow::Step &one) { return one.id == step.id && one.ends == step.ends; });
        if (known == m_flow.steps.end()) {
            m_flow.steps.push_back(std::move(step));
            return m_flow.steps.size() - 1;
        }
        return static_cast<std::size_t>(known - m_flow.steps.begin());
    }

    static bool isAlone(const Node &node) {
        for (std::size_t i = 0; i < node.views.size() && !isOver(node); ++i) {
            if (node.views[i] && core::needsAlone(node.session, static_cast<core::Seat>(i + 1), *node.views[i])) {
                return true;
            }
        }
        return false;
    }
    static bool isOpening(const Edge &edge) {
        return edge.deed.act && std::holds_alternative<core::Press>(*edge.deed.act);
    }

    void addWay(std::size_t from, std::size_t to, std::string by) {
        const auto is = [&](const Flow::Way &way) { return way.from == from && way.to == to; };
        auto way = std::ranges::find_if(m_flow.ways, is);
        if (way == m_flow.ways.end()) {
            way = m_flow.ways.insert(m_flow.ways.end(), {from, to, {}});
        }
        if (std::ranges::find(way->by, by) == way->by.end()) {
            way->by.push_back(std::move(by));
        }
    }

    static std::string by(const Node &node, const Edge &edge, const catalog::Resolver &words) {
        if (!edge.deed.act) {
            return "time is up";
        }
        if (const auto *use = std::get_if<core::Use>(&*edge.deed.act)) {
            const auto *offer = node.views[static_cast<std::size_t>(use->seat - 1)]->offer(use->intent);
            return offer->action ? words.text(offer->node.at("text")) : "answered";
        }
        const auto *decide = std::get_if<core::Decide>(&*edge.deed.act);
        return decide != nullptr                                     ? (decide->yes ? "all say yes" : "not this")
               : std::holds_alternative<core::Press>(*edge.deed.act) ? "opened together"
                                                                     : "after a pause";
    }

    const Subject &m_subject;
    const catalog::Texts &m_host;
    std::string m_language;
    Flow m_flow;
};

constexpr std::size_t mostWords = 3; // beside one arrow

std::string label(const Flow::Way &way, const std::string &between) {
    std::string text;
    for (std::size_t i = 0; i < std::min(way.by.size(), mostWords); ++i) {
        text += (i == 0 ? "" : between) + way.by[i];
    }
    return way.by.size() > mostWords ? text + between + "…" : text;
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    for (std::size_t i = 0; (i = text.find(what, i)) != std::string::npos; i += with.size()) {
        text.replace(i, what.size(), with);
    }
    return text;
}

// What Mermaid would take for its own.
std::string forMermaid(const std::string &text) {
    return replaced(replaced(replaced(text, "#", "#35;"), "\"", "#quot;"), "\n", " ");
}

std::string forDot(const std::string &text) {
    return replaced(replaced(replaced(text, "\\", "\\\\"), "\"", "\\\""), "\n", " ");
}

std::string shown(const Flow::Step &step) {
    return step.ends ? step.name + " (" + step.id + ")" : step.name;
}

} // namespace

Flow flowOf(Subject &subject, const std::string &exercise, const std::string &language) {
    const auto host = catalog::Texts::read(subject.programs.words);
    const catalog::Texts words = host ? *host : catalog::Texts{};
    Drawer drawer(subject, words, language);
    for (const Trial &trial : subject.trials) {
        if (subject.exercises[trial.exercise].id == exercise) {
            drawer.add(trial, *exploredOf(subject, trial));
        }
    }
    return drawer.take();
}

std::string asMermaid(const Flow &flow) {
    std::string text = "flowchart TD\n";
    for (std::size_t i = 0; i < flow.steps.size(); ++i) {
        const Flow::Step &step = flow.steps[i];
        const auto [open, close] = step.ends     ? std::pair("[[\"", "\"]]")
                                   : step.begins ? std::pair("([\"", "\"])")
                                                 : std::pair("[\"", "\"]");
        text += "    s" + std::to_string(i) + open + forMermaid(shown(step)) + close + "\n";
    }
    for (const Flow::Way &way : flow.ways) {
        text += "    s" + std::to_string(way.from) + " -->|\"" + forMermaid(label(way, " / ")) + "\"| s" +
                std::to_string(way.to) + "\n";
    }
    return text;
}

std::string asDot(const Flow &flow) {
    std::string text = "digraph exercise {\n    node [shape=box, style=rounded, fontname=\"Lato\"];\n"
                       "    edge [fontname=\"Lato\", fontsize=10];\n";
    for (std::size_t i = 0; i < flow.steps.size(); ++i) {
        const Flow::Step &step = flow.steps[i];
        text += "    s" + std::to_string(i) + " [label=\"" + forDot(shown(step)) + "\"" +
                (step.ends     ? ", peripheries=2"
                 : step.begins ? ", penwidth=2"
                               : "") +
                "];\n";
    }
    for (const Flow::Way &way : flow.ways) {
        text += "    s" + std::to_string(way.from) + " -> s" + std::to_string(way.to) + " [label=\"" +
                forDot(label(way, " / ")) + "\"];\n";
    }
    return text + "}\n";
}

} // namespace attune::check
