// SPDX-License-Identifier: Apache-2.0
#include "table.hpp"

#include <catch2/catch_test_macros.hpp>

namespace attune::test {
namespace {

bool isFree(const Table &table, Seat seat, const core::Offer &offer) {
    return !offer.answered && !table.session().answered(seat, offer.intent);
}

// Both look at the same state and act at once: the second to arrive is not turned away where it still counts, and the
// order makes no difference.
void requireNoRace(const Table &table) {
    const core::View one = table.view(1), two = table.view(2);
    const auto seen = table.session().stateSeq();
    for (const core::Offer &a : one.offers) {
        for (const core::Offer &b : two.offers) {
            if (!isFree(table, 1, a) || !isFree(table, 2, b)) {
                continue;
            }
            const json va = a.action ? json() : core::sample(a, 3), vb = b.action ? json() : core::sample(b, 3);
            Table ab = table, ba = table;
            INFO(a.intent << " and " << b.intent);
            REQUIRE(ab.act(core::Use{1, a.intent, va, seen, {}}).empty());
            REQUIRE(ba.act(core::Use{2, b.intent, vb, seen, {}}).empty());
            const std::string second = ab.act(core::Use{2, b.intent, vb, seen, {}});
            const std::string first = ba.act(core::Use{1, a.intent, va, seen, {}});
            REQUIRE((second.empty() || second == "stale" || second == "ended"));
            if (second.empty() && first.empty()) {
                REQUIRE(ab.state() == ba.state());
            }
        }
    }
}

} // namespace

TEST_CASE("two who act at the same moment get the same session in either order") {
    for (const People &people : everybody()) {
        Table table(people);
        INFO(people.exercise << " " << people.audience.younger);
        std::vector<std::string> flow = contentFor(people).at("flow");
        for (const std::string &step : flow) {
            playUntil(table, step);
            requireNoRace(table);
        }
    }
}

TEST_CASE("where both answer, an answer that crosses the other's is never turned away") {
    for (const People &people : everybody()) {
        Table table(people);
        const json content = contentFor(people);
        for (const std::string &step : content.at("flow").get<std::vector<std::string>>()) {
            playUntil(table, step);
            const std::string kind = content.at("segments").at(step).at("kind");
            if (kind != "ask" && kind != "agree") {
                continue;
            }
            for (const core::Offer &a : table.view(1).offers) {
                for (const core::Offer &b : table.view(2).offers) {
                    Table both = table;
                    const auto seen = table.session().stateSeq();
                    INFO(a.intent << " and " << b.intent);
                    REQUIRE(both.act(core::Use{1, a.intent, a.action ? json() : core::sample(a, 5), seen, {}}).empty());
                    REQUIRE(both.act(core::Use{2, b.intent, b.action ? json() : core::sample(b, 5), seen, {}}).empty());
                }
            }
        }
    }
}

} // namespace attune::test
