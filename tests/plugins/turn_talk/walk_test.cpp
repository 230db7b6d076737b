// SPDX-License-Identifier: Apache-2.0
// Walks at random through what is offered, and looks at every state on the way.
#include "table.hpp"

#include <catch2/catch_test_macros.hpp>
#include <random>

namespace attune::test {
namespace {

class Walker {
public:
    Walker(Table &table, unsigned seed) : m_table(table), m_random(seed) {}

    void step() {
        const Seat seat = 1 + below(2);
        switch (below(12)) {
        case 0:
            m_table.act(core::Pause{20}), m_table.act(core::Resume{});
            return;
        case 1:
            m_table.wait(500'000);
            return;
        case 2:
            return press(seat);
        case 3:
            return decide(seat);
        default:
            return use(seat);
        }
    }

private:
    int below(int n) { return static_cast<int>(m_random() % static_cast<unsigned>(n)); }

    void use(Seat seat) {
        const core::View view = m_table.view(seat);
        if (view.offers.empty()) {
            return;
        }
        const auto &offer = view.offers[static_cast<std::size_t>(below(static_cast<int>(view.offers.size())))];
        const bool unlikely = offer.intent.ends_with("not_today") || offer.intent.ends_with("enough");
        if (offer.answered || m_table.session().answered(seat, offer.intent) || (unlikely && below(4) != 0)) {
            return;
        }
        INFO(offer.intent << " of seat " << seat << " in " << m_table.step());
        REQUIRE(m_table.use(seat, offer.intent, offer.action ? json() : core::sample(offer, m_random())).empty());
    }
    void press(Seat seat) {
        if (!m_table.session().reveals().empty()) {
            static_cast<void>(m_table.press(seat, m_table.session().reveals().front().spec.id));
        }
    }
    void decide(Seat seat) {
        if (!m_table.session().proposals().empty()) {
            static_cast<void>(m_table.decide(seat, m_table.session().proposals().front().id, below(3) != 0));
        }
    }

    Table &m_table;
    std::mt19937 m_random;
};

void requireWords(const json &text, const catalog::Resolver &resolver) {
    const std::string words = resolver.text(text);
    INFO(text.dump() << " -> " << words);
    REQUIRE_FALSE(words.empty());
    REQUIRE(words.find("⟦") == std::string::npos);
    REQUIRE(words.find('{') == std::string::npos);
}

class Reading {
public:
    explicit Reading(const People &people) : m_exercise(read(people.exercise)) {
        m_plugin = *catalog::readPlugin(PLUGIN_FOLDER);
        for (const char *language : {"en", "es"}) {
            for (const Seat seat : {1, 2}) {
                const std::string role = seat == 1 ? people.one : people.two;
                catalog::Reader reader{
                    language, seat, people.bandOf(role), role, people.audience.pair, {{"Ana", "f"}, {"Leo", "m"}}};
                m_resolvers.emplace_back(std::vector<const catalog::Texts *>{&m_exercise.texts, &m_plugin.texts},
                                         reader);
            }
        }
    }
    // Every text of a tree must have words for each seat in every language.
    void check(const json &tree) {
        if (tree.is_object() && tree.contains("key") && tree.at("key").is_string() &&
            m_known.insert(tree.dump()).second) {
            for (const auto &resolver : m_resolvers) {
                requireWords(tree, resolver);
            }
        }
        if (tree.is_structured()) {
            for (const json &part : tree) {
                check(part);
            }
        }
    }

private:
    catalog::Exercise m_exercise;
    catalog::Plugin m_plugin;
    std::vector<catalog::Resolver> m_resolvers;
    std::set<std::string> m_known;
};

} // namespace

TEST_CASE("wherever a walk leads, the state is sound and every word is there in both languages") {
    for (const People &people : everybody()) {
        Reading reading(people);
        for (unsigned seed = 1; seed <= 4; ++seed) {
            Table table(people, seed);
            Walker walker(table, seed);
            for (int i = 0; i < 160 && !table.ended(); ++i) {
                INFO(people.exercise << " " << people.audience.younger << " seed " << seed << " at " << i);
                walker.step();
                requireSound(table);
                reading.check(table.view(1).tree);
                reading.check(table.view(2).tree);
            }
            reading.check(json(table.effects()));
        }
    }
}

} // namespace attune::test
