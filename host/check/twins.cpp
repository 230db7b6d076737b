// SPDX-License-Identifier: Apache-2.0
#include "check/twins.hpp"

#include "check/strange.hpp"

#include <algorithm>

namespace attune::check {
namespace {

void promises(const json &part, std::map<std::string, std::string> &found) {
    if (part.is_object() && part.contains("id") && part["id"].is_string() && part.contains("privacy") &&
        part["privacy"].is_string()) {
        found[part["id"]] = part["privacy"];
    }
    if (part.is_structured()) {
        for (const json &one : part) {
            promises(one, found);
        }
    }
}

core::Privacy promised(const core::Offer &offer, const std::map<std::string, std::string> &content) {
    const auto at = content.find(offer.intent);
    return at == content.end() ? offer.privacy : core::privacyOf({{"privacy", at->second}});
}

// All that anybody but the seat may know of what came: events, states, effects, and what the others see.
json forOthers(const Moved &moved, Table &table, core::Seat seat) {
    json all = json::array();
    for (const core::SharedRecord &record : moved.records) {
        all.push_back(core::toJson(record));
    }
    for (core::Seat other = 1; other <= moved.session.seats(); ++other) {
        const auto view = table.view(moved.session, other);
        all.push_back(other == seat || !view ? json() : (*view)->tree);
    }
    return all;
}

} // namespace

Findings differingTwins(const Seen &seen, Table &table, core::Privacy privacy, Level level) {
    std::map<std::string, std::string> content;
    promises(seen.trial.opening.content, content);
    for (const std::size_t place : placesOf(seen.graph, level)) {
        const Node &node = seen.graph.nodes[place];
        for (std::size_t i = 0; i < node.views.size(); ++i) {
            const auto seat = static_cast<core::Seat>(i + 1);
            for (const core::Offer &offer : node.views[i] ? node.views[i]->offers : std::vector<core::Offer>{}) {
                if (offer.action || promised(offer, content) != privacy || !core::isOpen(node.session, seat, offer)) {
                    continue;
                }
                std::optional<json> first;
                for (const json &value : valuesFor(offer, 2, table.entropy())) {
                    const auto moved =
                        table.perform(node.session, {core::Use{seat, offer.intent, value, node.session.stateSeq(), {}}},
                                      node.views[i].get());
                    const json known = moved ? forOthers(*moved, table, seat) : json(moved.error().code);
                    if (first && *first != known) {
                        return {{at(seen, place) + "the answer of seat " + std::to_string(seat) + " to \"" +
                                     offer.intent + "\" is for nobody else to know" +
                                     (privacy == core::Privacy::sealed ? " before it is opened" : "") +
                                     ", and two answers lead to different events, states or views. Ask for it with the "
                                     "privacy that the exercise promises.",
                                 seen.graph.log(place, moved ? moved->records : std::vector<core::SharedRecord>{})}};
                    }
                    first = known;
                }
            }
        }
    }
    return {};
}

std::vector<Marked> markedWords(const Subject &subject, const Seen &seen) {
    std::vector<Marked> all;
    bool logged = false;
    const auto activity = subject.start(seen.trial, {.onPluginLog = [&](int, std::string_view line) {
                                            logged = logged || line.find(mark) != std::string_view::npos;
                                        }});
    Table table(*activity, entropiesOf(subject).front());
    for (const std::size_t place : placesOf(seen.graph, subject.level)) {
        const Node &node = seen.graph.nodes[place];
        for (std::size_t i = 0; i < node.views.size(); ++i) {
            const auto seat = static_cast<core::Seat>(i + 1);
            for (const core::Offer &offer : node.views[i] ? node.views[i]->offers : std::vector<core::Offer>{}) {
                if (!isWritten(offer) || offer.privacy != core::Privacy::shared || core::misfit(offer, mark)) {
                    continue;
                }
                logged = false;
                auto moved =
                    table.perform(node.session, {core::Use{seat, offer.intent, mark, node.session.stateSeq(), {}}},
                                  node.views[i].get());
                if (!moved) {
                    continue;
                }
                Marked one{place, offer.intent, std::move(moved->records), {}, false};
                for (core::Seat other = 1; other <= moved->session.seats(); ++other) {
                    one.views.push_back(table.view(moved->session, other).value_or(nullptr));
                }
                one.logged = logged;
                all.push_back(std::move(one));
            }
        }
    }
    return all;
}

std::optional<std::string> markOutsideWords(const json &tree) {
    if (!tree.is_structured()) {
        return std::nullopt;
    }
    for (const auto &[field, part] : tree.items()) {
        if (tree.is_object() && field.find(mark) != std::string::npos) {
            return field;
        }
        const bool isWords = tree.is_object() && field == "words";
        if (part.is_string() && !isWords && part.get_ref<const std::string &>().find(mark) != std::string::npos) {
            return field;
        }
        if (auto inside = markOutsideWords(part)) {
            return inside;
        }
    }
    return std::nullopt;
}

Findings tellsWho(const Seen &seen, const std::function<std::size_t(const core::Session &)> &counts,
                  const std::string &what) {
    for (std::size_t node = 0; node < seen.graph.nodes.size(); ++node) {
        const Node &here = seen.graph.nodes[node];
        std::map<std::string, std::pair<core::Seat, const Edge *>> users;
        for (const Edge &edge : here.edges) {
            const auto *use = edge.deed.act ? std::get_if<core::Use>(&*edge.deed.act) : nullptr;
            const Node &there = seen.graph.nodes[edge.to];
            if (use == nullptr || counts(there.session) >= counts(here.session)) {
                continue;
            }
            const auto [other, isNew] = users.emplace(use->intent + canonical(use->value), std::pair(use->seat, &edge));
            if (other->second.first != use->seat && seen.graph.nodes[other->second.second->to].views != there.views) {
                return {{at(seen, node) + "who uses \"" + use->intent + "\" " + what +
                             ", and the views then differ by who it was. Nobody has to answer for that: show the same, "
                             "whoever it was.",
                         seen.graph.log(node, edge.records)}};
            }
        }
    }
    return {};
}

} // namespace attune::check
