// SPDX-License-Identifier: Apache-2.0
// VIEW: what each seat sees, and what it may do there.
#include "check/poke.hpp"
#include "check/words.hpp"

#include <algorithm>
#include <array>

namespace attune::check {
namespace {

using Judge = std::function<std::optional<std::string>(const Node &node, core::Seat seat, const core::View &view)>;

// Each view once; the first that is wrong is found.
Result ofViews(Subject &subject, const Judge &judge) {
    return ofEach(subject, [&](const Seen &seen) -> Findings {
        std::set<std::pair<const core::View *, bool>> judged;
        for (std::size_t node = 0; node < seen.graph.nodes.size(); ++node) {
            const Node &here = seen.graph.nodes[node];
            for (std::size_t i = 0; i < here.views.size(); ++i) {
                if (!here.views[i] || !judged.emplace(here.views[i].get(), isOver(here)).second) {
                    continue;
                }
                const auto seat = static_cast<core::Seat>(i + 1);
                if (const auto wrong = judge(here, seat, *here.views[i])) {
                    return {{at(seen, node) + "seat " + std::to_string(seat) + " " + *wrong, seen.graph.log(node)}};
                }
            }
        }
        return {};
    });
}

// Views that failed with such a code.
Result withCode(Subject &subject, const std::function<bool(const std::string &)> &isIt, const char *cure) {
    return ofEach(subject, [&](const Seen &seen) -> Findings {
        for (const Misstep &misstep : seen.graph.missteps) {
            if (!misstep.deed && isIt(misstep.stuck.code)) {
                return {{at(seen, misstep.at) + "the view of seat " + std::to_string(misstep.seat) + ": " +
                             describe(misstep.stuck.fault.error) + " " + cure,
                         seen.graph.log(misstep.at)}};
            }
        }
        return {};
    });
}

Result form(Subject &subject) {
    return withCode(
        subject, [](const std::string &code) { return code == "view.form"; },
        "Build views with attune.hpp, which knows the form.");
}

Result unknownKind(Subject &subject) {
    return withCode(subject, [](const std::string &code) { return code == "view.kind"; }, "");
}

Result caps(Subject &subject) {
    return withCode(
        subject,
        [](const std::string &code) {
            return code == "view.size" || code == "view.depth" || code == "plugin.answer_too_large";
        },
        "Show less at once.");
}

Result noSuchSeat(Subject &subject) {
    return withCode(subject, [](const std::string &code) { return code == "view.seat"; }, "");
}

Result sameIntent(Subject &subject) {
    return withCode(subject, [](const std::string &code) { return code == "view.intent"; }, "");
}

Result notCanonical(Subject &subject) {
    return withCode(
        subject,
        [](const std::string &code) { return code.starts_with("plugin.json.") || code == "plugin.not_canonical"; },
        "Sort the keys, and write whole numbers only.");
}

// --- Intents ---------------------------------------------------------------------------------------------------------

Result acceptsOffered(Subject &subject) {
    return ofEach(subject, [](const Seen &seen) -> Findings {
        for (const Misstep &misstep : seen.graph.missteps) {
            if (misstep.deed && misstep.stuck.by != Stuck::By::fault) {
                auto log = seen.graph.log(misstep.at);
                if (misstep.stuck.event.seq != 0) {
                    log.push_back(core::toJson(misstep.stuck.event));
                }
                return {{at(seen, misstep.at) + told(*misstep.deed) + " was offered and is refused with \"" +
                             misstep.stuck.code + "\". Offer only what you accept, and accept every value that fits.",
                         std::move(log)}};
            }
        }
        return {};
    });
}

using Intents = std::map<std::string, std::string>; // intent -> the type of its event

Intents intentsOf(const Explored &graph) {
    Intents all;
    for (const Node &node : graph.nodes) {
        for (const SharedView &view : node.views) {
            for (const core::Offer &offer : view ? view->offers : std::vector<core::Offer>{}) {
                all[offer.intent] = offer.privacy == core::Privacy::sealed ? "answered" : "intent";
            }
        }
    }
    return all;
}

// Those that the seat has not used before: of these AT-EVT-13 speaks.
std::vector<Poke> notOffered(const Seen &seen, std::size_t at, const Intents &intents) {
    std::vector<Poke> pokes;
    const Node &node = seen.graph.nodes[at];
    std::set<std::pair<core::Seat, std::string>> used;
    for (const core::SharedRecord &record : seen.graph.way(at)) {
        used.emplace(record.event.actor, record.event.payload.value("intent", ""));
    }
    for (std::size_t i = 0; i < node.views.size() && !isOver(node); ++i) {
        const auto seat = static_cast<core::Seat>(i + 1);
        for (const auto &[intent, type] : intents) {
            if (!node.views[i] || node.views[i]->offer(intent) != nullptr || used.contains({seat, intent})) {
                continue;
            }
            json payload = {{"intent", intent}};
            if (type == "intent") {
                payload["value"] = nullptr;
            }
            pokes.push_back(poke(eventAt(node, type, seat, std::move(payload)),
                                 "\"" + intent + "\" came from seat " + std::to_string(seat) +
                                     ", to whom it is not offered there"));
        }
    }
    return pokes;
}

Result refusesNotOffered(Subject &subject) {
    std::map<const Trial *, Intents> intents;
    return poked(
        subject,
        [&](const Seen &seen, std::size_t at) {
            auto &known = intents[&seen.trial];
            known = known.empty() ? intentsOf(seen.graph) : known;
            return notOffered(seen, at, known);
        },
        quiet, "Accept only what the view offers to that seat now; with attune.hpp: view(state, seat).offers(event).");
}

Result offersTwoAlike(Subject &subject) {
    return ofViews(
        subject, [](const Node &node, core::Seat seat, const core::View &view) -> std::optional<std::string> {
            std::map<std::string, std::string> labels;
            for (const core::Offer &offer : view.offers) {
                if (!core::isOpen(node.session, seat, offer)) {
                    continue;
                }
                const std::string label = canonical(offer.node.value(offer.action ? "text" : "label", json()));
                const auto [other, isNew] = labels.emplace(label, offer.intent);
                if (!isNew) {
                    return "is offered \"" + other->second + "\" and \"" + offer.intent + "\" under the same words, " +
                           label + ". Who only hears them cannot tell them apart; give each its own text.";
                }
            }
            return std::nullopt;
        });
}

// --- Something to see ------------------------------------------------------------------------------------------------

bool says(const json &nodes) {
    bool found = false;
    eachText(nodes, [&](const json &) { found = true; });
    return found;
}

Result seesSomething(Subject &subject) {
    return ofViews(
        subject, [](const Node &node, core::Seat seat, const core::View &view) -> std::optional<std::string> {
            const bool waits = !isOver(node) && std::ranges::none_of(view.offers, [&](const core::Offer &offer) {
                return core::isOpen(node.session, seat, offer);
            }); // of whom AT-FLOW-05 speaks
            if (waits || says(view.tree.at("nodes"))) {
                return std::nullopt;
            }
            return "sees no words at all. Show at the least a prompt that says what is going on.";
        });
}

Result hasTitle(Subject &subject) {
    return ofViews(subject, [](const Node &, core::Seat, const core::View &view) -> std::optional<std::string> {
        return view.tree.contains("title")
                   ? std::nullopt
                   : std::optional<std::string>("sees a view without `title`, by which screen readers name it.");
    });
}

Result progressFits(Subject &subject) {
    return ofViews(subject, [](const Node &, core::Seat, const core::View &view) -> std::optional<std::string> {
        const auto progress = view.tree.find("progress");
        if (progress == view.tree.end() || progress->at("at") <= progress->at("of")) {
            return std::nullopt;
        }
        return "sees the progress " + progress->dump() + ", which is beyond the end. Let `at` be at most `of`.";
    });
}

Result neverEndsShut(Subject &subject) {
    return ofViews(subject,
                   [](const Node &node, core::Seat seat, const core::View &view) -> std::optional<std::string> {
                       for (const core::Offer &offer : view.offers) {
                           const bool single =
                               !offer.action && offer.node.at("kind") == "choice" && offer.node.value("max", 1) == 1;
                           if (single && offer.node.at("options").size() < 2 && !offer.canPass &&
                               core::isOpen(node.session, seat, offer)) {
                               return "is asked \"" + offer.intent +
                                      "\", which has one option and may not be passed. That is no choice; "
                                      "offer another, or a button.";
                           }
                       }
                       return std::nullopt;
                   });
}

Result keysExist(Subject &subject) {
    return ofEach(subject, [&](const Seen &seen) { return missingTexts(subject, seen); });
}
Result textsWhole(Subject &subject) {
    return ofEach(subject, [&](const Seen &seen) { return brokenTexts(subject, seen); });
}
Result wordsArePeoples(Subject &subject) {
    return ofEach(subject, [&](const Seen &seen) { return unsaidWords(seen); });
}

constexpr std::array all{
    Check{"AT-VIEW-01", Level::core, "every view is of the declared form", form},
    Check{"AT-VIEW-02", Level::core, "views use only the sixteen kinds of node", unknownKind},
    Check{"AT-VIEW-03", Level::core, "views stay within their size and depth", caps},
    Check{"AT-VIEW-04", Level::core, "views name only seats that there are", noSuchSeat},
    Check{"AT-VIEW-05", Level::core, "no view offers the same intent twice", sameIntent},
    Check{"AT-VIEW-06", Level::core, "views are canonical JSON without fractions", notCanonical},
    Check{"AT-VIEW-07", Level::core, "what is offered is accepted when it is used", acceptsOffered},
    Check{"AT-VIEW-08", Level::core, "what is not offered is refused", refusesNotOffered},
    Check{"AT-VIEW-09", Level::core, "every text is there in every language of the exercise", keysExist},
    Check{"AT-VIEW-10", Level::core, "every text has all that it names, and something to read", textsWhole},
    Check{"AT-VIEW-11", Level::core, "all words come from the content, or from a person", wordsArePeoples},
    Check{"AT-VIEW-12", Level::core, "no two things to use in a view are called the same", offersTwoAlike},
    Check{"AT-VIEW-13", Level::core, "who may act, and who is at the end, has something to read", seesSomething},
    Check{"AT-VIEW-14", Level::strict, "every view has a title", hasTitle},
    Check{"AT-VIEW-15", Level::core, "progress never goes beyond the end", progressFits},
    Check{"AT-VIEW-16", Level::strict, "a choice is one", neverEndsShut},
};

} // namespace

std::span<const Check> viewChecks() {
    return all;
}

} // namespace attune::check
