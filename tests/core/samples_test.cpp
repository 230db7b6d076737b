// SPDX-License-Identifier: Apache-2.0
#include "support.hpp"

#include <random>

using namespace attune;
using namespace attune::core;
using namespace attune::core::test;

namespace {

class Dice {
public:
    explicit Dice(unsigned seed) : m_engine(seed) {}
    int upTo(int most) { return static_cast<int>(m_engine() % static_cast<unsigned>(most + 1)); }
    std::uint64_t bits() { return (std::uint64_t{m_engine()} << 32) | m_engine(); }

private:
    std::mt19937 m_engine;
};

json someOptions(Dice &dice) {
    std::vector<std::string> ids;
    for (int i = dice.upTo(5); i >= 0; --i) {
        ids.push_back("o" + std::to_string(i));
    }
    return options(ids);
}

// At least `least`; readView refuses more than there are.
void addBounds(Dice &dice, json &node, const json &list, int least) {
    const int min = std::max(least, dice.upTo(static_cast<int>(list.size())));
    node["min"] = min;
    node["max"] = std::max(1, min + dice.upTo(3));
}

json someNode(Dice &dice) {
    static constexpr std::array kinds{"text", "note", "choice", "scale", "map", "card", "schedule"};
    const std::string kind = kinds.at(static_cast<std::size_t>(dice.upTo(6)));
    json node = input(kind, "i", "sealed", {{"can_pass", dice.upTo(1) == 0}});
    if (kind == "text" || kind == "note") {
        node["max"] = 1 + dice.upTo(30);
    } else if (kind == "choice") {
        node["options"] = someOptions(dice);
        if (dice.upTo(2) > 0) {
            addBounds(dice, node, node["options"], 0);
        }
    } else if (kind == "scale") {
        node["min"] = dice.upTo(2000) - 1000;
        node["max"] = node["min"].get<int>() + dice.upTo(1000 - node["min"].get<int>());
    } else if (kind == "map") {
        node["picture"] = "body";
        node["regions"] = someOptions(dice);
        node["intensity"] = dice.upTo(5);
        addBounds(dice, node, node["regions"], 0);
    } else if (kind == "card") {
        node["cards"] = someOptions(dice);
        if (dice.upTo(1) == 0) {
            node["piles"] = someOptions(dice);
            node["piles"][0]["asks"] = say("asks");
        } else {
            addBounds(dice, node, node["cards"], 0);
        }
    } else {
        node["rhythms"] = dice.upTo(1) == 0 ? json{"once"} : json{"daily", "weekly"};
    }
    return node;
}

} // namespace

TEST_CASE("A sample fits whatever was offered") {
    Dice dice(11);
    for (int i = 0; i < 400; ++i) {
        const Offer offer = offerOf(someNode(dice));
        for (int draws = 0; draws < 5; ++draws) {
            const json value = sample(offer, dice.bits());
            if (misfit(offer, value) || (value.is_null() && !offer.canPass)) {
                FAIL(offer.node.dump() << " takes no " << value.dump());
            }
        }
    }
}

TEST_CASE("The same entropy gives the same sample, another another") {
    const Offer offer = offerOf(input("scale", "i", "shared", {{"min", -1000}, {"max", 1000}, {"can_pass", false}}));
    std::set<json> values;
    for (std::uint64_t entropy = 0; entropy < 100; ++entropy) {
        CHECK(sample(offer, entropy) == sample(offer, entropy));
        values.insert(sample(offer, entropy));
    }
    CHECK(values.size() > 90);
}

TEST_CASE("The sample of an action is its value") {
    const json action = {{"intent", "go"}, {"text", say("go")}, {"value", 3}};
    const View view = viewOf({{{"kind", "prompt"}, {"text", say("t")}, {"actions", {action}}}});
    CHECK(sample(view.offers.at(0), 1) == 3);
}
