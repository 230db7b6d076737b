// SPDX-License-Identifier: Apache-2.0
#include "table.hpp"

#include <catch2/catch_test_macros.hpp>

namespace attune::test {
namespace {

bool isFree(const Table &table, Seat seat, const core::Offer &offer) {
    return !offer.answered && !table.session().answered(seat, offer.intent);
}

// Both look at the same state and act at once. The order makes no difference, and where both answer, the second to
// arrive is never turned away.
void requireNoRace(const Table &table, bool bothAnswer) {
    const core::View one = table.view(1), two = table.view(2);
    const auto seen = table.session().stateSeq();
    for (const core::Offer &a : one.offers) {
        for (const core::Offer &b : two.offers) {
            if (!isFree(table, 1, a) || !isFree(table, 2, b)) {
                continue;
            }
            const core::Use left{1, a.intent, a.action ? json() : core::sample(a, 3), seen, {}};
            const core::Use right{2, b.intent, b.action ? json() : core::sample(b, 5), seen, {}};
            Table ab = table, ba = table;
            INFO(a.intent << " and " << b.intent);
            REQUIRE(ab.act(left).empty());
            REQUIRE(ba.act(right).empty());
            const std::string second = ab.act(right), first = ba.act(left);
            REQUIRE((second.empty() || (!bothAnswer && (second == "stale" || second == "ended"))));
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
        const json content = contentFor(people);
        for (const std::string &step : content.at("flow").get<std::vector<std::string>>()) {
            INFO(people.exercise << " " << people.audience.younger << " " << step);
            playUntil(table, step);
            const std::string kind = content.at("segments").at(step).at("kind");
            requireNoRace(table, kind == "ask" || kind == "agree");
        }
    }
}

} // namespace attune::test
