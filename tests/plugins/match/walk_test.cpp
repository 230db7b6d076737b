// SPDX-License-Identifier: Apache-2.0
// Sessions in which people do anything that is offered, in any order.
#include "core/seeded.hpp"
#include "table.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <functional>
#include <set>

using namespace attune;
using namespace attune::test;

namespace {

const std::vector<std::string> ids = {"boundary_circles", "needs_cards"};
constexpr std::size_t stateLimit = 64 * 1024;

bool integersAndStrings(const json &value) {
    if (value.is_structured()) {
        return std::ranges::all_of(value, integersAndStrings);
    }
    return value.is_number_integer() || value.is_string();
}

void checkState(const Table &table) {
    CHECK(integersAndStrings(table.state()));
    CHECK(table.state().dump().size() < stateLimit);
}

// What the host may say in any state.
void checkHostsEvents(const Table &table) {
    CHECK(table.raw("stop", 0, json::object()).state.at("ended") != "");
    CHECK(table.raw("stop", 0, json::object()).refused.empty());
    for (const char *type : {"pause", "resume", "left"}) {
        CHECK(table.raw(type, 0, json::object()).state == table.state());
    }
    CHECK(table.raw("timer", 0, {{"timer", "unknown"}}).state == table.state());
    if (!table.ended()) {
        CHECK(table.raw("stop", 0, json::object()).effects.list.back() == json{{"do", "end"}, {"outcome", "stopped"}});
    }
}

// What nobody offered or asked for.
void checkRefusals(const Table &table) {
    const json unknown = {{"intent", "nothing.like.this"}, {"value", 1}};
    CHECK(!table.raw("intent", 1, unknown).refused.empty());
    CHECK(!table.raw("answered", 2, unknown).refused.empty());
    CHECK(!table.raw("intent", 0, unknown).refused.empty());
    CHECK(!table.raw("intent", 3, unknown).refused.empty());
    CHECK(!table.raw("decided", 0, {{"proposal", "none"}, {"accepted", true}}).refused.empty());
    CHECK(!table.raw("revealed", 0, {{"reveal", "none"}, {"rows", json::array()}}).refused.empty());
    CHECK(!table.raw("start", 0, json::object()).refused.empty());
    CHECK(!table.raw("something_new", 0, json::object()).refused.empty());
    for (const core::Seat seat : {1, 2}) {
        for (const core::Offer &offer : table.view(seat).offers) {
            if (!table.offers(3 - seat, offer.intent)) { // what is yours is not mine
                CHECK(!table.raw("intent", 3 - seat, {{"intent", offer.intent}, {"value", nullptr}}).refused.empty());
            }
        }
    }
}

void checkViews(const Table &table) {
    for (const core::Seat seat : {1, 2}) {
        const core::View &view = table.view(seat);
        CHECK(!view.tree.at("nodes").empty());
        for (const core::Offer &offer : view.offers) {
            CHECK(offer.staleOk); // nobody is refused because the other one was quicker
        }
    }
}

class Walker {
public:
    Walker(Table &table, std::uint64_t seed) : m_table(table), m_random(seed) {}
    void step() {
        std::vector<std::function<void()>> acts;
        for (const core::Seat seat : {1, 2}) {
            for (const core::Offer &offer : m_table.view(seat).offers) {
                const bool ends = offer.intent.ends_with("not_today");
                if (core::isOpen(m_table.session(), seat, offer) && !(ends && m_random.next() % 20 != 0)) {
                    const json value = offer.action ? json() : core::sample(offer, m_random.next());
                    acts.push_back([=, this] { m_table.must(seat, offer.intent, value); });
                }
            }
        }
        for (const core::PendingReveal &pending : m_table.session().reveals()) {
            acts.push_back([&, id = pending.spec.id] { m_table.press(id); });
        }
        for (const core::Proposal &proposal : m_table.session().proposals()) {
            acts.push_back([&, id = proposal.id, yes = m_random.next() % 3 != 0] { m_table.decide(id, yes); });
        }
        for (const auto &[timer, due] : m_table.session().timers()) {
            acts.push_back([&, id = timer] { m_table.runOut(id); });
        }
        REQUIRE(!acts.empty()); // else they would be stuck
        acts[m_random.next() % acts.size()]();
    }

private:
    Table &m_table;
    SeededRandom m_random;
};

} // namespace

TEST_CASE("Whatever two people do, they can go on, stop and pause, and the state stays small") {
    const auto &id = GENERATE(from_range(ids));
    const auto &pair = GENERATE(from_range(pairs()));
    CAPTURE(id, pair.name);
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        CAPTURE(seed);
        Table table(id, pair, seed);
        Walker walker(table, seed);
        for (int acts = 0; acts < 100 && !table.ended(); ++acts) {
            checkState(table);
            checkViews(table);
            checkHostsEvents(table);
            checkRefusals(table);
            walker.step();
        }
        if (table.ended()) {
            checkHostsEvents(table);
            checkRefusals(table);
            CHECK(table.shows(1, "match.ended." + table.session().outcome() + ".text"));
        } else {
            Player().playOut(table); // the end can be reached from wherever they are
            CHECK(table.session().outcome() == "done");
        }
    }
}

TEST_CASE("Each exercise plays to its end for every pair, whoever acts first") {
    const auto &id = GENERATE(from_range(ids));
    const auto &pair = GENERATE(from_range(pairs()));
    const auto &order = GENERATE(std::vector<core::Seat>{1, 2}, std::vector<core::Seat>{2, 1});
    CAPTURE(id, pair.name, order[0]);
    Table table(id, pair);
    Player{order}.playOut(table);
    CHECK(table.session().outcome() == "done");
    std::vector<std::string> kinds;
    for (const json &entry : table.entries()) {
        kinds.push_back(entry.at("kind"));
    }
    if (id == "boundary_circles") {
        REQUIRE(kinds == std::vector<std::string>{"agreement"});
        CHECK(table.entries()[0].at("clauses").size() == 2);
        CHECK(table.entries()[0].at("review_days").get<int>() > 0);
    } else {
        REQUIRE(kinds == std::vector<std::string>{"note", "ritual", "ritual"});
        CHECK(table.entries()[0].at("lines").size() == 2);
    }
}

TEST_CASE("The same acts give the same states, byte for byte") {
    const auto &id = GENERATE(from_range(ids));
    const auto &pair = GENERATE(from_range(pairs()));
    Table one(id, pair), two(id, pair);
    while (!one.ended()) {
        Player().playOn(one);
        Player().playOn(two);
        REQUIRE(one.state().dump() == two.state().dump());
        REQUIRE(one.view(1).tree.dump() == two.view(1).tree.dump());
    }
    CHECK(one.effects() == two.effects());
}

TEST_CASE("Two who press at once come to the same state in either order") {
    const auto &id = GENERATE(from_range(ids));
    const auto &pair = GENERATE(from_range(pairs()));
    CAPTURE(id, pair.name);
    for (const char *step : {"gate", "open", "close"}) {
        Table one(id, pair), two(id, pair);
        Player().playUntil(one, step);
        Player().playUntil(two, step);
        if (std::string(step) == "open") {
            one.press("open");
            two.press("open");
        }
        const std::string intent = std::string(step) == "gate" ? "gate.ready" : std::string(step) + ".on";
        const auto seen = one.session().stateSeq();
        REQUIRE(one.act(core::Use{1, intent, nullptr, 0, {}}, seen));
        REQUIRE(one.act(core::Use{2, intent, nullptr, 0, {}}, seen));
        REQUIRE(two.act(core::Use{2, intent, nullptr, 0, {}}, seen));
        REQUIRE(two.act(core::Use{1, intent, nullptr, 0, {}}, seen));
        CHECK(one.state() == two.state());
        CHECK(one.state().at("ended") == (std::string(step) == "close" ? "done" : ""));
    }
}
