// SPDX-License-Identifier: Apache-2.0
#include "support.hpp"

using namespace attune;
using namespace attune::core;
using namespace attune::core::test;

namespace {

std::vector<json> goodEffects() {
    const json signal = {{"kind", "signal"}, {"title", say("t")}, {"sign", say("s")}, {"meaning", say("m")}};
    json matches = reveal("r", "matches", {"i"});
    matches["accept"] = {1, {{"pile", "ok"}}};
    return {
        reveal("r", "all", {"i", "j"}),
        matches,
        reveal("r", "guess", {"i", "j"}),
        {{"do", "timer"}, {"id", "t"}, {"ms", 1000}},
        {{"do", "timer"}, {"id", "t"}, {"ms", 86'400'000}},
        {{"do", "cancel"}, {"id", "t"}},
        {{"do", "propose"}, {"id", "p"}, {"entry", signal}},
        {{"do", "withdraw"}, {"id", "p"}},
        {{"do", "cue"}, {"cue", "soft_end"}},
        {{"do", "suggest"}, {"exercise", "pause"}},
        {{"do", "end"}, {"outcome", "not_today"}},
    };
}

json timers(int count) {
    json list = json::array();
    for (int i = 0; i < count; ++i) {
        list.push_back({{"do", "timer"}, {"id", "t" + std::to_string(i)}, {"ms", 1000}});
    }
    return list;
}

} // namespace

TEST_CASE("Every form of effect is accepted") {
    for (const json &effect : goodEffects()) {
        CAPTURE(effect.dump());
        CHECK(checkEffects(json::array({effect}), 2));
    }
    CHECK(checkEffects(json::array(), 2));
}

TEST_CASE("Without any of its fields an effect is refused, and its place is named") {
    for (const json &effect : goodEffects()) {
        for (const auto &field : effect.items()) {
            if (field.key() == "accept") {
                continue;
            }
            json lacking = effect;
            lacking.erase(field.key());
            const auto checked = checkEffects({goodEffects().at(3), lacking}, 2);
            CAPTURE(lacking.dump());
            REQUIRE(!checked);
            CHECK(checked.error().place.key == "effects[1]");
        }
    }
}

TEST_CASE("No field of an effect takes a value of a hostile kind") {
    const std::vector<json> hostile{json(),
                                    true,
                                    -1,
                                    ~std::uint64_t{0},
                                    0.5,
                                    "",
                                    std::string(100, 'x'),
                                    json::array({json()}),
                                    json::object({{"kind", json::array()}})};
    for (const json &effect : goodEffects()) {
        for (const auto &field : effect.items()) {
            for (const json &value : hostile) {
                if (field.key() == "accept" && (value.is_array() || value.is_null())) {
                    continue; // any values may count
                }
                if (field.key() == "exercise" && value.is_string()) {
                    continue; // the host looks for it, and finds none
                }
                json bad = effect;
                bad[field.key()] = value;
                CAPTURE(bad.dump());
                CHECK(!checkEffects(json::array({bad}), 2));
            }
        }
    }
}

TEST_CASE("A timer takes from a second to a day") {
    for (const auto &[ms, fits] : std::map<int, bool>{
             {-1, false}, {0, false}, {999, false}, {1000, true}, {86'400'000, true}, {86'400'001, false}}) {
        CHECK(checkEffects(json::array({{{"do", "timer"}, {"id", "t"}, {"ms", ms}}}), 2).has_value() == fits);
    }
}

TEST_CASE("At most eight timers run at once") {
    CHECK(checkEffects(timers(8), 2));
    CHECK(!checkEffects(timers(9), 2));
    const std::map<std::string, std::int64_t> running{{"t0", 5}, {"other", 5}};
    CHECK(checkEffects(timers(7), 2, running)); // t0 is only set anew
    CHECK(!checkEffects(timers(8), 2, running));
    json list = timers(8);
    list.insert(list.begin(), json{{"do", "cancel"}, {"id", "other"}});
    CHECK(checkEffects(list, 2, running));
}

TEST_CASE("Effects are a list of at most 16") {
    CHECK(checkEffects(json(16, goodEffects().at(0)), 2));
    CHECK(!checkEffects(json(17, goodEffects().at(0)), 2));
    for (const json &bad : {json(), json::object(), json("end"), json(1), json::array({1}), json::array({json()}),
                            json::array({{{"do", "explode"}}})}) {
        CHECK(!checkEffects(bad, 2));
    }
}
