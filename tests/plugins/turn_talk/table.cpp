// SPDX-License-Identifier: Apache-2.0
#include "table.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

namespace attune::test {

namespace {

Event asSdk(const core::Event &event) {
    return {event.actor, event.seq, event.seen, event.at_ms, event.entropy, event.type, event.payload};
}

core::Opening openingOf(const json &content, const People &people) {
    core::Opening opening;
    opening.exercise = people.exercise;
    opening.activity = talk::TurnTalk::id;
    opening.pair = people.audience.pair;
    opening.younger = people.audience.younger;
    opening.seats = {{"p1", people.one, people.bandOf(people.one), "en"},
                     {"p2", people.two, people.bandOf(people.two), "es"}};
    opening.content = content;
    return opening;
}

} // namespace

std::string People::bandOf(const std::string &role) const {
    return role == "son" || role == "daughter" ? audience.younger : "adult";
}

const std::vector<People> &everybody() {
    static const std::vector<People> all = {
        {"daily_stress_talk", {"couple", "adult"}, "partner", "partner"},
        {"daily_stress_talk", {"parent_child", "teen"}, "mother", "son"},
        {"daily_stress_talk", {"parent_child", "adult"}, "son", "mother"},
        {"repair_walkthrough", {"couple", "adult"}, "partner", "partner"},
        {"repair_walkthrough", {"parent_child", "child"}, "mother", "son"},
        {"repair_walkthrough", {"parent_child", "child"}, "daughter", "father"},
        {"repair_walkthrough", {"parent_child", "teen"}, "son", "mother"},
        {"repair_walkthrough", {"parent_child", "adult"}, "mother", "daughter"},
    };
    return all;
}

catalog::Exercise read(const std::string &exercise) {
    const auto plugin = catalog::readPlugin(PLUGIN_FOLDER);
    REQUIRE(plugin.has_value());
    auto found = catalog::readExercise(std::string(SOURCE_FOLDER "/exercises/") + exercise, {*plugin});
    if (!found) {
        for (const Error &error : found.error()) {
            UNSCOPED_INFO(describe(error));
        }
    }
    REQUIRE(found.has_value());
    return *found;
}

json contentFor(const People &people) {
    static std::map<std::string, catalog::Exercise> known;
    if (!known.contains(people.exercise)) {
        known.emplace(people.exercise, read(people.exercise));
    }
    return catalog::contentFor(known.at(people.exercise), people.audience);
}

Table::Table(const People &people, std::uint64_t entropy) : Table(contentFor(people), people, entropy) {}

Table::Table(json content, const People &people, std::uint64_t entropy)
    : m_activity(std::make_shared<talk::TurnTalk>(content)), m_session(openingOf(content, people)), m_entropy(entropy) {
    const core::Event start = core::startEvent(m_session.opening(), json::array(), {0, entropy});
    const Step step = m_activity->init(asSdk(start));
    keep({start, true, step.state, step.effects.list});
}

void Table::keep(const core::SharedRecord &shared) {
    m_session.fold(shared);
    m_records.push_back(shared);
    m_effects.insert(m_effects.end(), shared.effects.begin(), shared.effects.end());
}

core::View Table::view(Seat seat) const {
    auto view = core::readView(m_activity->view(state(), seat).asJson(), 2);
    if (!view) {
        UNSCOPED_INFO(describe(view.error()) << "\n" << m_activity->view(state(), seat).asJson().dump(1));
    }
    REQUIRE(view.has_value());
    return *view;
}

Step Table::probe(const std::string &type, Seat actor, const json &payload) const {
    return m_activity->reduce(state(), {actor, m_session.seq() + 1, m_session.stateSeq(), m_now, 7, type, payload});
}

std::string Table::record(const core::Plan &plan) {
    core::SharedRecord shared;
    if (plan.event) {
        shared.event = *plan.event;
        if (plan.forward) {
            const Step step = m_activity->reduce(state(), asSdk(*plan.event));
            if (!step.refused.empty()) {
                return step.refused;
            }
            REQUIRE(core::checkEffects(step.effects.list, m_session, shared.event).has_value());
            shared.stepped = true;
            shared.state = step.state;
            shared.effects = step.effects.list;
        }
    }
    for (const core::OwnRecord &own : plan.own) {
        m_session.fold(own);
    }
    if (plan.event) {
        keep(shared);
    }
    return {};
}

void Table::settle() {
    while (const auto plan = core::followUp(m_session, {m_now, ++m_entropy})) {
        REQUIRE(record(*plan).empty());
    }
}

std::string Table::act(const core::Act &what) {
    std::optional<core::View> offered;
    if (const auto *given = std::get_if<core::Use>(&what)) {
        offered = view(given->seat);
    }
    const auto plan = core::plan(m_session, what, offered ? &*offered : nullptr, {m_now, ++m_entropy});
    if (!plan) {
        return plan.error().code;
    }
    const std::string refused = record(*plan);
    settle();
    return refused;
}

std::string Table::use(Seat seat, const std::string &intent, json value) {
    return act(core::Use{seat, intent, std::move(value), m_session.stateSeq(), {}});
}

void Table::wait(std::int64_t ms) {
    m_now += ms;
    settle();
}

// --- Playing ---------------------------------------------------------------------------------------------------------

namespace {

json obvious(const core::Offer &offer, const Manner &manner) {
    const std::string kind = offer.node.value("kind", "");
    if (kind == "text" || kind == "note") {
        return manner.words;
    }
    return kind == "scale" ? offer.node.at("max") : core::sample(offer, 12345);
}

bool isAvoided(const std::string &intent, const Manner &manner) {
    return std::ranges::any_of(manner.avoid, [&](const std::string &end) { return intent.ends_with("_" + end); });
}

bool useSomething(Table &table, Seat seat, const Manner &manner) {
    const core::View view = table.view(seat);
    for (const core::Offer &offer : view.offers) { // questions first, then buttons
        const bool heard =
            table.session().answered(seat, offer.intent) || table.session().kept(seat, offer.intent) != nullptr;
        // What is missing in a line given back is said by the button "yes" here: nothing.
        if (!offer.action && !offer.answered && !heard && !offer.intent.ends_with("_missing")) {
            const json value = manner.answers ? obvious(offer, manner) : json();
            INFO(offer.intent);
            REQUIRE(table.use(seat, offer.intent, value).empty());
            return true;
        }
    }
    for (const core::Offer &offer : view.offers) {
        if (offer.action && !isAvoided(offer.intent, manner)) {
            INFO(offer.intent);
            REQUIRE(table.use(seat, offer.intent).empty());
            return true;
        }
    }
    return false;
}

bool pressSomething(Table &table, Seat seat) {
    for (const core::PendingReveal &pending : table.session().reveals()) {
        if (table.press(seat, pending.spec.id).empty()) {
            return true;
        }
    }
    for (const core::Proposal &proposal : table.session().proposals()) {
        if (table.decide(seat, proposal.id, true).empty()) {
            return true;
        }
    }
    return false;
}

} // namespace

std::vector<std::string> playThrough(Table &table, const Manner &manner) {
    std::vector<std::string> steps;
    const auto note = [&] {
        if (steps.empty() || steps.back() != table.step()) {
            steps.push_back(table.step());
        }
    };
    note();
    for (int i = 0; i < 400 && !table.ended(); ++i) {
        for (const Seat seat : manner.order) {
            if (!table.ended() && (pressSomething(table, seat) || useSomething(table, seat, manner))) {
                requireSound(table);
                note();
            }
        }
    }
    REQUIRE(table.ended());
    return steps;
}

void playUntil(Table &table, const std::string &step, const Manner &manner) {
    for (int i = 0; i < 400 && table.step() != step; ++i) {
        for (const Seat seat : manner.order) {
            if (table.step() != step) {
                static_cast<void>(pressSomething(table, seat) || useSomething(table, seat, manner));
            }
        }
    }
    REQUIRE(table.step() == step);
}

// --- What always holds -----------------------------------------------------------------------------------------------

namespace {

bool isCanonical(const json &value) {
    return value.is_structured() ? std::ranges::all_of(value, isCanonical)
                                 : value.is_number_integer() || value.is_string();
}

void requireAccepted(const Table &table, const char *type, const json &payload) {
    INFO(type << " in " << table.step());
    const Step step = table.probe(type, 0, payload);
    REQUIRE(step.refused.empty());
    REQUIRE(isCanonical(step.state));
    const bool stop = std::string_view(type) == "stop";
    REQUIRE((!stop || step.effects.list.back() ==
                          json{{"do", "end"}, {"outcome", table.ended() ? table.session().outcome() : "stopped"}}));
}

} // namespace

void requireSound(const Table &table) {
    REQUIRE(isCanonical(table.state()));
    REQUIRE(table.state().dump().size() < 64 * 1024);
    requireAccepted(table, "pause", json::object());
    requireAccepted(table, "resume", json::object());
    requireAccepted(table, "stop", json::object());
    requireAccepted(table, "left", json::object());
    requireAccepted(table, "timer", {{"timer", "nobody_knows_it"}});
    requireAccepted(table, "timer", {{"timer", table.state().at("now").value("timer", "talk_a")}});
    requireAccepted(table, "decided", {{"proposal", "long_gone"}, {"accepted", true}});
    requireAccepted(table, "revealed", {{"reveal", "long_gone"}, {"mode", "all"}, {"rows", json::array()}});
    for (const Seat seat : {1, 2}) {
        const core::View view = table.view(seat);
        REQUIRE_FALSE(view.tree.at("nodes").empty());
        REQUIRE((table.ended() || view.tree.at("progress").at("at") <= view.tree.at("progress").at("of")));
        for (const char *stray : {"ready_ready", "heat_hot", "talk_a_done", "rest_again", "feelings", "nonsense"}) {
            if (view.offer(stray) == nullptr) {
                REQUIRE_FALSE(table.probe("intent", seat, {{"intent", stray}, {"value", nullptr}}).refused.empty());
                REQUIRE_FALSE(table.probe("answered", seat, {{"intent", stray}}).refused.empty());
            }
        }
    }
}

} // namespace attune::test
