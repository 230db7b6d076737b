// SPDX-License-Identifier: Apache-2.0
// PRIV: what one has for oneself stays there. The host holds sealed and private answers back from every plugin; here is
// what a plugin could still give away.
#include "check/twins.hpp"

#include <algorithm>
#include <array>

namespace attune::check {
namespace {

Result sealedStays(Subject &subject) {
    return ofEach(subject, [&](const Seen &seen) {
        const auto activity = subject.start(seen.trial);
        Table table(*activity, entropiesOf(subject).front());
        return differingTwins(seen, table, core::Privacy::sealed, subject.level);
    });
}

Result privateStays(Subject &subject) {
    return ofEach(subject, [&](const Seen &seen) {
        const auto activity = subject.start(seen.trial);
        Table table(*activity, entropiesOf(subject).front());
        return differingTwins(seen, table, core::Privacy::owner, subject.level);
    });
}

// --- Words -----------------------------------------------------------------------------------------------------------

Result ofWords(Subject &subject, Findings (*judge)(const Seen &, const Marked &)) {
    bool tried = false;
    Result result = ofEach(subject, [&](const Seen &seen) -> Findings {
        const auto marked =
            subject.once<std::vector<Marked>>("marked " + seen.trial.name, [&] { return markedWords(subject, seen); });
        tried = tried || !marked->empty();
        for (const Marked &one : *marked) {
            if (auto found = judge(seen, one); !found.empty()) {
                return found;
            }
        }
        return {};
    });
    return result.status == Status::pass && !tried
               ? skipped("no shared input takes words; what is written sealed is not tried here")
               : result;
}

Result wordsOnlyAsWords(Subject &subject) {
    return ofWords(subject, [](const Seen &seen, const Marked &one) -> Findings {
        for (const SharedView &view : one.views) {
            if (const auto place = view ? markOutsideWords(view->tree) : std::nullopt) {
                return {{at(seen, one.node) + "what was written into \"" + one.intent + "\" is in the field \"" +
                             *place +
                             "\" of a view. Show what people write as {\"words\": …} only; anything else may be kept, "
                             "logged or compared.",
                         seen.graph.log(one.node, one.records)}};
            }
        }
        return {};
    });
}

Result effectsWithoutWords(Subject &subject) {
    return ofWords(subject, [](const Seen &seen, const Marked &one) -> Findings {
        for (const core::SharedRecord &record : one.records) {
            if (const auto place = markOutsideWords(record.effects)) {
                return {{at(seen, one.node) + "what was written into \"" + one.intent + "\" is in the field \"" +
                             *place +
                             "\" of an effect. Ids come from you; words belong into an entry, as {\"words\": …}.",
                         seen.graph.log(one.node, one.records)}};
            }
        }
        return {};
    });
}

Result logWithoutWords(Subject &subject) {
    return ofWords(subject, [](const Seen &seen, const Marked &one) -> Findings {
        return !one.logged
                   ? Findings{}
                   : Findings{{at(seen, one.node) + "what was written into \"" + one.intent +
                                   "\" is in a line that the plugin logged. Log codes, ids and numbers, never words.",
                               seen.graph.log(one.node, one.records)}};
    });
}

Result refusalWithoutWords(Subject &subject) {
    return ofEach(subject, [&](const Seen &seen) -> Findings {
        Raw raw(subject, seen.trial);
        for (const std::size_t node : placesOf(seen.graph, subject.level)) {
            const Node &here = seen.graph.nodes[node];
            for (const core::Seat seat : {1, 2}) {
                for (const json &payload :
                     {json{{"intent", "attune.check"}, {"value", mark}}, json{{"intent", mark}, {"value", 1}}}) {
                    const auto event = wireOf(eventAt(here, "intent", seat, payload));
                    const Reply reply = raw.reduce(canonical(here.session.state()), event);
                    if (reply.came == Came::refused && reply.answer.effects.find(mark) != std::string::npos) {
                        auto log = seen.graph.log(node);
                        log.push_back(toJson(event));
                        return {{at(seen, node) +
                                     "the reason of a refusal repeats what was sent. A reason is one of your own "
                                     "codes, such as \"not_offered\".",
                                 std::move(log)}};
                    }
                }
            }
        }
        return {};
    });
}

// --- Reveals ---------------------------------------------------------------------------------------------------------

std::set<std::pair<core::Seat, std::string>> askedSealed(const Explored &graph) {
    std::set<std::pair<core::Seat, std::string>> asked;
    for (const Node &node : graph.nodes) {
        for (std::size_t i = 0; i < node.views.size(); ++i) {
            for (const core::Offer &offer : node.views[i] ? node.views[i]->offers : std::vector<core::Offer>{}) {
                if (offer.privacy == core::Privacy::sealed) {
                    asked.emplace(static_cast<core::Seat>(i + 1), offer.intent);
                }
            }
        }
    }
    return asked;
}

// Every reveal that is asked for, with the state in which it then stands.
Findings ofReveals(const Seen &seen,
                   const std::function<std::optional<std::string>(const core::RevealSpec &, const Node &)> &judge) {
    for (std::size_t node = 0; node < seen.graph.nodes.size(); ++node) {
        for (const core::PendingReveal &pending : seen.graph.nodes[node].session.reveals()) {
            if (const auto what = judge(pending.spec, seen.graph.nodes[node])) {
                return {{at(seen, node) + "the reveal \"" + pending.spec.id + "\" " + *what, seen.graph.log(node)}};
            }
        }
    }
    return {};
}

// Whether the seat was asked on the way to this state, and another one's deed took the question away.
bool wasCutShort(const Explored &graph, std::size_t node, core::Seat seat, const std::string &input) {
    const auto asks = [&](std::size_t one) {
        const SharedView &view = graph.nodes[one].views[static_cast<std::size_t>(seat - 1)];
        return view && view->offer(input) != nullptr;
    };
    for (; graph.nodes[node].depth > 0 && !asks(node); node = graph.nodes[node].from) {
        const std::size_t before = graph.nodes[node].from;
        if (asks(before)) {
            return seatOf(graph.nodes[before].edges[graph.nodes[node].by].deed) != seat;
        }
    }
    return false;
}

Result revealIsMutual(Subject &subject) {
    return ofEach(subject, [](const Seen &seen) -> Findings {
        for (std::size_t node = 0; node < seen.graph.nodes.size(); ++node) {
            const core::Session &session = seen.graph.nodes[node].session;
            for (const core::PendingReveal &pending : session.reveals()) {
                for (const std::string &input : pending.spec.inputs) {
                    for (core::Seat seat = 1; seat <= session.seats(); ++seat) {
                        if (!session.answered(seat, input) && wasCutShort(seen.graph, node, seat, input)) {
                            return {{at(seen, node) + "the reveal \"" + pending.spec.id + "\" opens \"" + input +
                                         "\" while seat " + std::to_string(seat) +
                                         " was still asked, until the other went on. Wait for both.",
                                     seen.graph.log(node)}};
                        }
                    }
                }
            }
        }
        return {};
    });
}

Result revealKnowsInputs(Subject &subject) {
    return ofEach(subject, [](const Seen &seen) {
        const auto asked = askedSealed(seen.graph);
        return ofReveals(seen, [&](const core::RevealSpec &spec, const Node &) -> std::optional<std::string> {
            for (const std::string &input : spec.inputs) {
                if (std::ranges::none_of(asked, [&](const auto &one) { return one.second == input; })) {
                    return "names \"" + input + "\", which is asked of nobody under seal. Name sealed inputs.";
                }
            }
            return std::nullopt;
        });
    });
}

Result onePrivacy(Subject &subject) {
    return ofEach(subject, [](const Seen &seen) -> Findings {
        std::map<std::string, core::Privacy> known;
        for (std::size_t node = 0; node < seen.graph.nodes.size(); ++node) {
            for (const SharedView &view : seen.graph.nodes[node].views) {
                for (const core::Offer &offer : view ? view->offers : std::vector<core::Offer>{}) {
                    const auto [at_, isNew] = known.emplace(offer.intent, offer.privacy);
                    if (at_->second != offer.privacy) {
                        return {{at(seen, node) + "\"" + offer.intent +
                                     "\" is asked with another privacy than elsewhere. "
                                     "Give each privacy an input of its own: who began "
                                     "to write in private must not go on in the open.",
                                 seen.graph.log(node)}};
                    }
                }
            }
        }
        return {};
    });
}

Result closedByNobody(Subject &subject) {
    return ofEach(subject, [](const Seen &seen) {
        return tellsWho(
            seen, [](const core::Session &session) { return session.reveals().size(); }, "keeps answers closed");
    });
}

Result withdrawnByNobody(Subject &subject) {
    return ofEach(subject, [](const Seen &seen) {
        return tellsWho(
            seen, [](const core::Session &session) { return session.proposals().size(); }, "takes a proposal back");
    });
}

constexpr std::array all{
    Check{"AT-PRIV-01", Level::core, "what is sealed changes nothing for the other until it is opened", sealedStays},
    Check{"AT-PRIV-02", Level::core, "what is private changes nothing for the other, ever", privateStays},
    Check{"AT-PRIV-03", Level::core, "words of a person are shown as words, and are nowhere else", wordsOnlyAsWords},
    Check{"AT-PRIV-04", Level::core, "effects carry words only where a text belongs", effectsWithoutWords},
    Check{"AT-PRIV-05", Level::core, "what the plugin logs has no words of a person", logWithoutWords},
    Check{"AT-PRIV-06", Level::core, "reasons of refusals repeat nothing", refusalWithoutWords},
    Check{"AT-PRIV-07", Level::core, "a reveal waits for everybody who was asked", revealIsMutual},
    Check{"AT-PRIV-08", Level::core, "a reveal names inputs that are sealed", revealKnowsInputs},
    Check{"AT-PRIV-09", Level::core, "an input has one privacy, wherever it is asked", onePrivacy},
    Check{"AT-PRIV-10", Level::core, "who keeps answers closed is not told", closedByNobody},
    Check{"AT-PRIV-11", Level::core, "who takes a proposal back is not told", withdrawnByNobody},
};

} // namespace

std::span<const Check> privacyChecks() {
    return all;
}

} // namespace attune::check
