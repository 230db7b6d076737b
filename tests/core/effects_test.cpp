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

// At a table where nothing stands yet, but for what `earlier` set.
Result<void> check(const json &effects, const json &earlier = json::array(), const Event &event = {}) {
    Session before(openingFor(2));
    before.fold(SharedRecord{startEvent(before.opening(), json::array(), {}), true, json::object(), earlier});
    return checkEffects(effects, before, event);
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
        CHECK(check(json::array({effect})));
    }
    CHECK(check(json::array()));
}

TEST_CASE("Without any of its fields an effect is refused, and its place is named") {
    for (const json &effect : goodEffects()) {
        for (const auto &field : effect.items()) {
            if (field.key() == "accept") {
                continue;
            }
            json lacking = effect;
            lacking.erase(field.key());
            const auto checked = check({goodEffects().at(3), lacking});
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
                CHECK(!check(json::array({bad})));
            }
        }
    }
}

TEST_CASE("An id that an effect does not need is an id all the same") {
    CHECK(!check(json::array({{{"do", "cue"}, {"cue", "turn"}, {"id", 5}}})));
    CHECK(!check(json::array({{{"do", "end"}, {"outcome", "done"}, {"id", nullptr}}})));
    const json twofold = {{"key", "a"}, {"words", "b"}};
    const json signal = {{"kind", "signal"}, {"title", say("t")}, {"sign", twofold}, {"meaning", say("m")}};
    CHECK(!check(json::array({{{"do", "propose"}, {"id", "p"}, {"entry", signal}}})));
}

TEST_CASE("A timer takes from a second to a day") {
    for (const auto &[ms, fits] : std::map<int, bool>{
             {-1, false}, {0, false}, {999, false}, {1000, true}, {86'400'000, true}, {86'400'001, false}}) {
        CHECK(check(json::array({{{"do", "timer"}, {"id", "t"}, {"ms", ms}}})).has_value() == fits);
    }
}

TEST_CASE("At most eight timers run at once") {
    CHECK(check(timers(8)));
    CHECK(!check(timers(9)));
    const json running = {{{"do", "timer"}, {"id", "t0"}, {"ms", 5000}},
                          {{"do", "timer"}, {"id", "other"}, {"ms", 5000}}};
    CHECK(check(timers(7), running)); // t0 is only set anew
    CHECK(!check(timers(8), running));
    json list = timers(8);
    list.insert(list.begin(), json{{"do", "cancel"}, {"id", "other"}});
    CHECK(check(list, running));
    Event due;
    due.type = "timer";
    due.payload = {{"timer", "other"}};
    CHECK(check(timers(8), running, due)); // it has just run out
}

TEST_CASE("At most eight reveals, proposals and suggestions stand at once") {
    const json note = {{"kind", "note"}, {"title", say("t")}, {"lines", json::array()}};
    const auto many = [&](const json &one, const char *id, int count) {
        json list = json::array();
        for (int i = 0; i < count; ++i) {
            list.push_back(one);
            list.back()[id] = "n" + std::to_string(i);
        }
        return list;
    };
    for (const auto &[one, id] :
         std::vector<std::pair<json, const char *>>{{reveal("r", "all", {"i"}), "id"},
                                                    {{{"do", "propose"}, {"id", "p"}, {"entry", note}}, "id"},
                                                    {{{"do", "suggest"}, {"exercise", "e"}}, "exercise"}}) {
        CAPTURE(one.dump());
        CHECK(check(many(one, id, 8)));
        CHECK(!check(many(one, id, 9)));
        CHECK(check(many(one, id, 8), many(one, id, 8))); // the same again
        CHECK(!check(json::array({one}), many(one, id, 8)));
    }
    json taken = json::array({{{"do", "withdraw"}, {"id", "n0"}}, reveal("r", "all", {"i"})});
    CHECK(check(taken, many(reveal("r", "all", {"i"}), "id", 8)));
}

TEST_CASE("Effects are a list of at most 16") {
    CHECK(check(json(16, goodEffects().at(0))));
    CHECK(!check(json(17, goodEffects().at(0))));
    for (const json &bad : {json(), json::object(), json("end"), json(1), json::array({1}), json::array({json()}),
                            json::array({{{"do", "explode"}}})}) {
        CHECK(!check(bad));
    }
}
