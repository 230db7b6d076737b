// SPDX-License-Identifier: Apache-2.0
#include "check/strange.hpp"

#include <algorithm>
#include <limits>

namespace attune::check {
namespace {

// Arabic and Hebrew with their marks, an emoji of several characters, a letter with a mark of its own, and a quote.
constexpr const char *manyScripts = "\u200Fשלום\u200F شكرا 👩‍👧 e\u0301 \"ß\" 漢";
constexpr const char *plain = "attune check";

json strangeValue(Random &random) {
    switch (random.next() % 8) {
    case 0:
        return nullptr;
    case 1:
        return random.next() % 3;
    case 2:
        return std::numeric_limits<std::int64_t>::min();
    case 3:
        return std::numeric_limits<std::uint64_t>::max();
    case 4:
        return std::string(random.next() % 300, 'q');
    case 5:
        return json::array({1, "a", json::object()});
    case 6:
        return {{"pile", "x"}, {"words", manyScripts}};
    default:
        return manyScripts;
    }
}

std::vector<SharedView> viewsOf(Table &table, const core::Session &session) {
    std::vector<SharedView> views;
    for (core::Seat seat = 1; seat <= session.seats(); ++seat) {
        views.push_back(table.view(session, seat).value_or(nullptr));
    }
    return views;
}

} // namespace

std::vector<std::string> idsOf(const Seen &seen) {
    std::set<std::string> ids;
    for (const Node &node : seen.graph.nodes) {
        for (const SharedView &view : node.views) {
            for (const core::Offer &offer : view ? view->offers : std::vector<core::Offer>{}) {
                ids.insert(offer.intent);
            }
        }
        for (const auto &[timer, due] : node.session.timers()) {
            ids.insert(timer);
        }
        for (const core::PendingReveal &pending : node.session.reveals()) {
            ids.insert(pending.spec.id);
        }
        for (const core::Proposal &proposal : node.session.proposals()) {
            ids.insert(proposal.id);
        }
    }
    return {ids.begin(), ids.end()};
}

std::vector<json> strangePayloads(const std::vector<std::string> &ids) {
    std::vector<json> payloads;
    for (const std::string &id : ids) {
        payloads.push_back({{"intent", id}, {"value", nullptr}});
        payloads.push_back({{"intent", id}});
        payloads.push_back({{"timer", id}});
        payloads.push_back({{"accepted", true}, {"proposal", id}});
        payloads.push_back({{"mode", "all"}, {"reveal", id}, {"rows", json::array()}});
    }
    return payloads;
}

core::Event strangeEvent(const std::vector<std::string> &ids, const Node &node, Random &random) {
    static constexpr std::array types{"intent", "answered", "revealed", "decided", "timer", "left", "start", "?"};
    const auto pick = [&](std::size_t n) { return static_cast<std::size_t>(random.next() % n); };
    json payload = json::object();
    for (const char *field : {"intent", "timer", "reveal", "proposal", "accepted", "rows", "mode", "value"}) {
        if (pick(2) == 0) {
            const bool known = pick(2) == 0 && !ids.empty();
            payload[field] = known ? json(ids[pick(ids.size())]) : strangeValue(random);
        }
    }
    core::Event event = eventAt(node, types.at(pick(types.size())), static_cast<int>(pick(4)) - 1, std::move(payload));
    event.entropy = random.next();
    event.at_ms += static_cast<std::int64_t>(pick(1'000'000));
    return event;
}

bool isWritten(const core::Offer &offer) {
    return !offer.action && (offer.node.at("kind") == "text" || offer.node.at("kind") == "note");
}

int shownTimes(const std::vector<SharedView> &views, const std::string &words) {
    int times = 0;
    const std::function<void(const json &)> count = [&](const json &part) {
        times += part.is_object() && part.contains("words") && part["words"] == words ? 1 : 0;
        if (part.is_structured()) {
            std::ranges::for_each(part, count);
        }
    };
    for (const SharedView &view : views) {
        if (view) {
            count(view->tree);
        }
    }
    return times;
}

Findings changedWords(const Seen &seen, Table &table, Level level, bool &tried) {
    for (const std::size_t place : placesOf(seen.graph, level)) {
        const Node &node = seen.graph.nodes[place];
        for (std::size_t i = 0; i < node.views.size(); ++i) {
            const auto seat = static_cast<core::Seat>(i + 1);
            for (const core::Offer &offer : node.views[i] ? node.views[i]->offers : std::vector<core::Offer>{}) {
                if (!isWritten(offer) || offer.privacy != core::Privacy::shared || core::misfit(offer, manyScripts)) {
                    continue;
                }
                const auto write = [&](const char *words) {
                    return table.perform(node.session,
                                         {core::Use{seat, offer.intent, words, node.session.stateSeq(), {}}},
                                         node.views[i].get());
                };
                const auto before = write(plain), after = write(manyScripts);
                const int wanted = before ? shownTimes(viewsOf(table, before->session), plain) : 0;
                tried = tried || wanted > 0;
                if (wanted > 0 && (!after || shownTimes(viewsOf(table, after->session), manyScripts) != wanted)) {
                    return {{at(seen, place) + "what seat " + std::to_string(seat) + " wrote into \"" + offer.intent +
                                 "\" is shown if it is in plain letters, and not, or changed, if it is \"" +
                                 manyScripts +
                                 "\". Keep words as they came: cut between characters only, and drop none.",
                             seen.graph.log(place, after ? after->records : before->records)}};
                }
            }
        }
    }
    return {};
}

} // namespace attune::check
