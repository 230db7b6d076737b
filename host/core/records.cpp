// SPDX-License-Identifier: Apache-2.0
// Records as JSON, and back. A reader ignores fields that it does not know, so that newer records stay readable.
#include "core/session.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>

namespace attune::core {
namespace {

constexpr std::array<std::string_view, 3> ownKinds{"sealed", "kept", "draft"};      // by OwnRecord::What
constexpr std::array<std::string_view, 3> privacies{"shared", "sealed", "private"}; // by Privacy

template <class Enum> Enum oneOf(const std::array<std::string_view, 3> &words, const std::string &word) {
    const auto at = std::ranges::find(words, word);
    if (at == words.end()) {
        throw std::invalid_argument("unknown word");
    }
    return static_cast<Enum>(at - words.begin());
}

template <class F> auto reading(F &&read) -> Result<decltype(read())> {
    try {
        return read();
    } catch (const std::bad_alloc &) {
        throw;
    } catch (const std::exception &) { // a missing field, a wrong type, or a nested record that is not one
        return fail("record.form", "A record in the log is not of the known form; it was kept as it is.");
    }
}

} // namespace

json toJson(const Event &e) {
    return {{"seq", e.seq},         {"actor", e.actor}, {"seen", e.seen},      {"at", e.at_ms},
            {"entropy", e.entropy}, {"type", e.type},   {"payload", e.payload}};
}

Result<Event> eventFrom(const json &b) {
    return reading([&] {
        return Event{b.at("seq"),
                     b.at("actor"),
                     b.at("seen"),
                     b.at("at"),
                     b.at("entropy"),
                     b.at("type"),
                     b.at("payload").get<json::object_t>()};
    });
}

json toJson(const Opening &o) {
    json seats = json::array();
    for (const SeatInfo &seat : o.seats) {
        seats.push_back(
            {{"person", seat.person}, {"role", seat.role}, {"band", seat.band}, {"language", seat.language}});
    }
    json body = {{"session", o.session},
                 {"relationship", o.relationship},
                 {"exercise", o.exercise},
                 {"exercise_version", o.exerciseVersion},
                 {"activity", o.activity},
                 {"plugin", o.plugin},
                 {"plugin_version", o.pluginVersion},
                 {"state_version", o.stateVersion},
                 {"pair", o.pair},
                 {"younger", o.younger},
                 {"seats", std::move(seats)},
                 {"typist", o.typist},
                 {"content", o.content},
                 {"wall", o.wallMs}};
    if (!o.signer.empty()) {
        body["signer"] = o.signer;
    }
    return body;
}

Result<Opening> openingFrom(const json &b) {
    return reading([&] {
        Opening o;
        o.session = b.at("session");
        o.relationship = b.at("relationship");
        o.exercise = b.at("exercise");
        o.exerciseVersion = b.at("exercise_version");
        o.activity = b.at("activity");
        o.plugin = b.at("plugin");
        o.pluginVersion = b.at("plugin_version");
        o.signer = b.value("signer", "");
        o.stateVersion = b.at("state_version");
        o.pair = b.at("pair");
        o.younger = b.at("younger");
        for (const json &seat : b.at("seats")) {
            o.seats.push_back({seat.at("person"), seat.at("role"), seat.at("band"), seat.at("language")});
        }
        if (o.seats.empty()) {
            throw std::invalid_argument("nobody sits here");
        }
        o.typist = b.at("typist");
        o.content = b.at("content");
        o.wallMs = b.at("wall");
        return o;
    });
}

json toJson(const SharedRecord &r) {
    json body = {{"event", toJson(r.event)}, {"stepped", r.stepped}};
    if (r.stepped) {
        body["state"] = r.state;
        body["effects"] = r.effects;
    }
    return body;
}

Result<SharedRecord> sharedRecordFrom(const json &b) {
    return reading([&] {
        SharedRecord r;
        r.event = eventFrom(b.at("event")).value();
        r.stepped = b.at("stepped");
        if (r.stepped) {
            r.state = b.at("state");
            r.effects = b.at("effects");
        }
        return r;
    });
}

json toJson(const OwnRecord &r) {
    return {{"what", ownKinds.at(static_cast<std::size_t>(r.what))},
            {"seat", r.seat},
            {"intent", r.intent},
            {"privacy", privacies.at(static_cast<std::size_t>(r.privacy))},
            {"value", r.answer.value},
            {"held", r.answer.held},
            {"order", r.answer.order}};
}

Result<OwnRecord> ownRecordFrom(const json &b) {
    return reading([&] {
        OwnRecord r;
        r.what = oneOf<OwnRecord::What>(ownKinds, b.at("what"));
        r.privacy = oneOf<Privacy>(privacies, b.at("privacy"));
        r.seat = b.at("seat");
        r.intent = b.at("intent");
        r.answer = {b.at("value"), b.at("held").get<std::set<std::string>>(),
                    b.at("order").get<std::vector<std::string>>()};
        return r;
    });
}

} // namespace attune::core
