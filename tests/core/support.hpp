// SPDX-License-Identifier: Apache-2.0
// A table to play at without an activity: whatever is forwarded is accepted, with the effects that a test sets.
#pragma once

#include "core/session.hpp"

#include <catch2/catch_test_macros.hpp>
#include <utility>

namespace attune::core::test {

inline json say(const std::string &key) {
    return {{"key", key}};
}

inline json input(const std::string &kind, const std::string &id, const std::string &privacy,
                  json more = json::object()) {
    json node = {{"kind", kind}, {"id", id}, {"privacy", privacy}, {"label", say("label")}};
    node.update(more);
    return node;
}

inline json options(const std::vector<std::string> &ids) {
    json list = json::array();
    for (const std::string &id : ids) {
        list.push_back({{"id", id}, {"text", say(id)}});
    }
    return list;
}

inline json cards(const std::string &id, const std::string &privacy = "sealed") {
    return input("card", id, privacy, {{"cards", options({"a", "b", "rhythm"})}, {"piles", options({"ok", "no"})}});
}

inline json tree(json nodes) {
    return {{"step", "here"}, {"nodes", std::move(nodes)}};
}

inline View viewOf(json nodes, int seats = 2) {
    auto view = readView(tree(std::move(nodes)), seats);
    INFO((view ? "" : describe(view.error())));
    REQUIRE(view);
    return *std::move(view);
}

inline Offer offerOf(const json &node, int seats = 2) {
    return viewOf(json::array({node}), seats).offers.at(0);
}

inline Opening openingFor(int seats) {
    Opening opening;
    opening.session = "s";
    opening.pair = seats == 2 ? "couple" : "family";
    opening.younger = "adult";
    opening.content = json::object();
    for (int seat = 1; seat <= seats; ++seat) {
        opening.seats.push_back({"p" + std::to_string(seat), "partner", "adult", "en"});
    }
    return opening;
}

struct Table {
    explicit Table(View offered = {}, int seats = 2) : session(openingFor(seats)), view(std::move(offered)) {
        record({startEvent(session.opening(), json::array(), {}), true, json::object(), json::array()});
    }

    void record(const SharedRecord &one) {
        shared.push_back(one);
        session.fold(one);
    }
    // As the host does: first what happened, then what only its owner may read.
    void perform(const Plan &plan) {
        if (plan.event) {
            record(
                plan.forward
                    ? SharedRecord{*plan.event, true, {{"seq", plan.event->seq}}, std::exchange(effects, json::array())}
                    : SharedRecord{*plan.event});
        }
        for (const OwnRecord &one : plan.own) {
            own.push_back(one);
            session.fold(one);
        }
    }
    tl::expected<Plan, Refusal> planned(const Act &act) const { return plan(session, act, &view, now); }
    // "" when done, else the code of the refusal.
    std::string act(const Act &act) {
        const auto made = planned(act);
        if (!made) {
            return made.error().code;
        }
        perform(*made);
        return "";
    }
    std::string use(Seat seat, const std::string &intent, json value, std::set<std::string> held = {}) {
        return act(Use{seat, intent, std::move(value), session.stateSeq(), std::move(held)});
    }
    // Passes what is still asked, then presses.
    std::string press(Seat seat, const std::string &reveal) {
        for (const Offer &offer : view.offers) {
            if (offer.privacy == Privacy::sealed && isOpen(session, seat, offer)) {
                use(seat, offer.intent, nullptr);
            }
        }
        return act(Press{seat, reveal});
    }
    void hear(json list) { // something happens to which the activity answers with these effects
        effects = std::move(list);
        REQUIRE(act(Leave{}).empty());
    }
    std::optional<Event> next() {
        auto made = followUp(session, now);
        if (!made) {
            return std::nullopt;
        }
        perform(*made);
        return made->event;
    }
    [[nodiscard]] std::string written() const { // every byte that everybody may read
        json all = json::array();
        for (const SharedRecord &one : shared) {
            all.push_back(toJson(one));
        }
        return canonical(all);
    }

    Session session;
    View view;
    Now now;
    json effects = json::array();
    std::vector<SharedRecord> shared;
    std::vector<OwnRecord> own;
};

inline Table seated(const std::vector<json> &nodes, int seats = 2) {
    return Table(viewOf(nodes, seats), seats);
}

inline json reveal(const std::string &id, const std::string &mode, const std::vector<std::string> &inputs) {
    return {{"do", "reveal"}, {"id", id}, {"mode", mode}, {"inputs", inputs}};
}

} // namespace attune::core::test
