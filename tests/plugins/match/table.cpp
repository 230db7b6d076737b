// SPDX-License-Identifier: Apache-2.0
#include "table.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

namespace attune::test {
namespace {

template <class T> T orFail(catalog::Checked<T> checked) {
    if (!checked) {
        for (const Error &error : checked.error()) {
            UNSCOPED_INFO(describe(error));
        }
    }
    REQUIRE(checked);
    return *std::move(checked);
}

core::Opening opening(const json &content, const Pair &pair) {
    core::Opening opening{.session = "s", .activity = "org.attune.match", .pair = pair.kind, .younger = pair.younger};
    opening.content = content;
    for (const auto &[role, band] : pair.seats) {
        opening.seats.push_back({.role = role, .band = band, .language = "en"});
    }
    return opening;
}

bool mentions(const json &tree, const std::string &key) {
    if (tree.is_object() && tree.value("key", json()) == key) {
        return true;
    }
    return tree.is_structured() && std::ranges::any_of(tree, [&](const json &child) { return mentions(child, key); });
}

} // namespace

const catalog::Plugin &plugin() {
    static const auto read = orFail(catalog::readPlugin(MATCH_PLUGIN));
    return read;
}

const catalog::Exercise &exercise(const std::string &id) {
    static std::map<std::string, catalog::Exercise> read;
    if (!read.contains(id)) {
        const std::string folder = ATTUNE_SOURCE_DIR "/exercises/" + id;
        read.emplace(id, orFail(catalog::readExercise(folder, {plugin()})));
    }
    return read.at(id);
}

const std::vector<Pair> &pairs() {
    static const std::vector<Pair> all = {
        {"couple", "couple", "adult", {{"partner", "adult"}, {"partner", "adult"}}},
        {"mother and child", "parent_child", "child", {{"mother", "adult"}, {"son", "child"}}},
        {"child and father", "parent_child", "child", {{"daughter", "child"}, {"father", "adult"}}},
        {"mother and teen", "parent_child", "teen", {{"mother", "adult"}, {"son", "teen"}}},
        {"teen and parent", "parent_child", "teen", {{"child", "teen"}, {"parent", "adult"}}},
        {"mother and grown son", "parent_child", "adult", {{"mother", "adult"}, {"son", "adult"}}},
        {"grown daughter and mother", "parent_child", "adult", {{"daughter", "adult"}, {"mother", "adult"}}},
    };
    return all;
}

Table::Table(const MadeUp &made, const Pair &pair, std::uint64_t entropy)
    : m_match(std::make_shared<match::Match>(made.content)), m_session(opening(made.content, pair)) {
    record(core::startEvent(m_session.opening(), json::array(), {.entropy = entropy}), true);
}

Table::Table(const std::string &exerciseId, const Pair &pair, std::uint64_t entropy)
    : Table(MadeUp{catalog::contentFor(exercise(exerciseId), {pair.kind, pair.younger})}, pair, entropy) {}

const core::View &Table::view(core::Seat seat) const {
    if (!m_views.contains(seat)) {
        auto read = core::readView(m_match->view(state(), seat).asJson(), 2);
        if (!read) {
            UNSCOPED_INFO(describe(read.error()));
        }
        REQUIRE(read);
        m_views[seat] = *std::move(read);
    }
    return m_views.at(seat);
}

bool Table::offers(core::Seat seat, const std::string &intent) const {
    return view(seat).offer(intent) != nullptr;
}

bool Table::shows(core::Seat seat, const std::string &key) const {
    return mentions(view(seat).tree, key);
}

attune::Step Table::raw(const std::string &type, int actor, const json &payload) const {
    return m_match->reduce(state(), {.actor = actor, .seq = m_session.seq() + 1, .type = type, .payload = payload});
}

void Table::record(core::Event event, bool first) {
    const attune::Event given{event.actor,   event.seq,  event.seen,   event.at_ms,
                              event.entropy, event.type, event.payload};
    const attune::Step step = first ? m_match->init(given) : m_match->reduce(state(), given);
    CAPTURE(event.type, event.payload, step.refused);
    REQUIRE(step.refused.empty());
    const auto fine = core::checkEffects(step.effects.list, m_session, event);
    CAPTURE(step.effects.list);
    REQUIRE(fine);
    for (const core::Proposal &proposal : m_session.proposals()) {
        if (event.type == "decided" && event.payload.at("accepted") == true &&
            event.payload.at("proposal") == proposal.id) {
            m_entries.push_back(proposal.entry);
        }
    }
    m_effects.insert(m_effects.end(), step.effects.list.begin(), step.effects.list.end());
    m_session.fold({std::move(event), true, step.state, step.effects.list});
    m_views.clear();
}

void Table::followUps() {
    while (auto next = core::followUp(m_session, {.atMs = m_nowMs})) {
        record(*next->event);
    }
}

bool Table::act(const core::Act &act, std::uint64_t seen) {
    const auto *used = std::get_if<core::Use>(&act);
    core::Act now = act;
    if (auto *use = std::get_if<core::Use>(&now)) {
        use->seen = seen == 0 ? m_session.stateSeq() : seen;
    }
    const auto planned = core::plan(m_session, now, used == nullptr ? nullptr : &view(used->seat), {.atMs = m_nowMs});
    if (!planned) {
        UNSCOPED_INFO("refused: " << planned.error().code);
        return false;
    }
    for (const core::OwnRecord &own : planned->own) {
        m_session.fold(own);
    }
    if (planned->forward) {
        record(*planned->event);
    } else if (planned->event) {
        m_session.fold({*planned->event, false, {}, json::array()});
    }
    followUps();
    return true;
}

bool Table::use(core::Seat seat, std::string intent, json value) {
    return act(core::Use{seat, std::move(intent), std::move(value), 0, {}});
}

void Table::must(core::Seat seat, std::string intent, json value) {
    CAPTURE(seat, intent, value, view(seat).tree.at("step"));
    REQUIRE(use(seat, std::move(intent), std::move(value)));
}

void Table::mustBoth(const std::string &intent) {
    must(1, intent);
    must(2, intent);
}

void Table::press(const std::string &reveal) {
    REQUIRE(act(core::Press{1, reveal}));
    REQUIRE(act(core::Press{2, reveal}));
}

void Table::decide(const std::string &proposal, bool yes) {
    REQUIRE(act(core::Decide{1, proposal, yes}));
    if (yes) {
        REQUIRE(act(core::Decide{2, proposal, yes}));
    }
}

void Table::runOut(const std::string &timer) {
    REQUIRE(m_session.timers().contains(timer));
    m_nowMs = m_session.timers().at(timer);
    followUps();
}

std::vector<json> Table::entries() const {
    return m_entries;
}

namespace {

// Leads away from the end of the exercise, or round in a circle.
bool leadsAway(const std::string &intent) {
    for (const char *word :
         {"not_today", "leave", "too_much", "not_quite", "reword", "withdraw", "with.", "without.", "unkept", "more"}) {
        if (intent.find(word) != std::string::npos) {
            return true;
        }
    }
    return false;
}

// Something that fits: never a pass, and not the same for both.
json fitting(const core::Offer &offer, core::Seat seat) {
    for (std::uint64_t entropy = 0; entropy < 50; ++entropy) {
        if (json value = core::sample(offer, entropy + static_cast<std::uint64_t>(100 * seat));
            !value.is_null() && !(value.is_structured() && value.empty())) {
            return value;
        }
    }
    return nullptr;
}

bool useFirst(Table &table, core::Seat seat) {
    for (const core::Offer &offer : table.view(seat).offers) {
        if (core::isOpen(table.session(), seat, offer) && !leadsAway(offer.intent)) {
            table.must(seat, offer.intent, offer.action ? json() : fitting(offer, seat));
            return true;
        }
    }
    return false;
}

} // namespace

void Player::playOn(Table &table) const {
    if (!table.session().reveals().empty()) {
        return table.press(table.session().reveals().front().spec.id);
    }
    for (const core::Seat seat : order) {
        if (useFirst(table, seat)) {
            return;
        }
    }
    CAPTURE(table.state().dump());
    REQUIRE(!table.session().proposals().empty()); // else nobody could go on
    table.decide(table.session().proposals().front().id, true);
}

void Player::playOut(Table &table) const {
    for (int acts = 0; !table.ended(); ++acts) {
        REQUIRE(acts < 300);
        playOn(table);
    }
}

void Player::playUntil(Table &table, const std::string &step) const {
    for (int acts = 0; !table.ended() && table.step() != step; ++acts) {
        REQUIRE(acts < 300);
        playOn(table);
    }
    REQUIRE(table.step() == step);
}

} // namespace attune::test
