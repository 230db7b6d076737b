// SPDX-License-Identifier: Apache-2.0
// What is drawn beside a sealed answer tells nobody but its owner whether it was answered or passed.
#include "home/screen.hpp"
#include "home/table.hpp"

using namespace attune;
using namespace attune::core;

namespace {

core::View offered() {
    const json label = {{"words", "w"}};
    const json nodes = {
        {{"kind", "card"},
         {"id", "s"},
         {"privacy", "sealed"},
         {"label", label},
         {"cards", {{{"id", "a"}, {"text", label}}}},
         {"piles", {{{"id", "ok"}, {"text", label}}, {{"id", "no"}, {"text", label}}}}},
        {{"kind", "reveal"}, {"reveal", "r"}, {"text", label}},
    };
    auto view = core::readView({{"step", "here"}, {"nodes", nodes}}, 2);
    INFO((view ? "" : describe(view.error())));
    REQUIRE(view);
    return *std::move(view);
}

core::Session after(const json &answer, std::set<std::string> held = {}) {
    core::Opening opening;
    opening.seats = {{"p1", "partner", "adult", "en"}, {"p2", "partner", "adult", "en"}};
    opening.content = json::object();
    core::Session session(opening);
    const json reveal = {{"do", "reveal"}, {"id", "r"}, {"mode", "all"}, {"inputs", {"s"}}};
    session.fold(core::SharedRecord{core::startEvent(opening, json::array(), {}), true, json::object(), {reveal}});
    const core::View view = offered();
    const auto planned = core::plan(session, core::Use{1, "s", answer, session.stateSeq(), std::move(held)}, &view, {});
    REQUIRE(planned);
    session.fold(core::SharedRecord{*planned->event});
    session.fold(planned->own.at(0));
    return session;
}

json seenBy(core::Seat seat, bool alone, const core::Session &session) {
    const catalog::Resolver words({&test::shelf().words}, {.language = "en"});
    return home::drawn(offered(), {session, words, seat, alone});
}

} // namespace

TEST_CASE("At the table nobody sees whether a sealed answer was given, passed or held back") {
    const core::Session passed = after(nullptr), answered = after({{"a", {{"pile", "ok"}}}}),
                        heldBack = after({{"a", {{"pile", "ok"}}}}, {"a"});
    for (const auto &[seat, alone] : {std::pair(1, false), {2, false}, {2, true}}) {
        CAPTURE(seat, alone);
        CHECK(seenBy(seat, alone, passed) == seenBy(seat, alone, answered));
        CHECK(seenBy(seat, alone, heldBack) == seenBy(seat, alone, answered));
    }
    CHECK(seenBy(1, false, passed).at("nodes")[0].at("sealed") == true);
    CHECK(seenBy(1, false, passed).at("nodes")[1].at("mayHold") == json{"s"});
    CHECK(seenBy(2, false, passed).at("nodes")[1].at("mayHold") == json::array());
}

TEST_CASE("Alone, the owner finds the own answer again, and what stays closed") {
    const json mine = seenBy(1, true, after({{"a", {{"pile", "ok"}}}}, {"a"})).at("nodes")[0];
    CHECK(mine.at("value") == json{{"a", {{"pile", "ok"}}}});
    CHECK(mine.at("held") == json{"a"});
    CHECK(mine.at("items") == json{"a"});
}
