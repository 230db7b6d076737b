// SPDX-License-Identifier: Apache-2.0
#include "support.hpp"

using namespace attune;
using namespace attune::core;
using namespace attune::core::test;

namespace {

const json go = {{"intent", "go"}, {"text", say("go")}, {"value", 3}};
const json prompt = {{"kind", "prompt"}, {"text", say("t")}, {"actions", {go}}};

Table mixed() {
    return seated({input("text", "o", "shared", {{"max", 5}}), cards("s"), input("note", "n", "private"), prompt});
}

json lastPayload(const Table &table) {
    return table.shared.back().event.payload;
}

} // namespace

TEST_CASE("A shared answer reaches the activity, with who gave it") {
    Table table = mixed();
    CHECK(table.use(2, "o", "yes").empty());
    CHECK(table.shared.back().event.actor == 2);
    CHECK(table.shared.back().event.type == "intent");
    CHECK(lastPayload(table) == json{{"intent", "o"}, {"value", "yes"}});
    CHECK(table.own.empty());
}

TEST_CASE("A passed shared input arrives as null, and so does one without anything to read") {
    for (const json &value : {json(), json(""), json(" \n")}) {
        Table table = mixed();
        CHECK(table.use(1, "o", value).empty());
        CHECK(lastPayload(table) == json{{"intent", "o"}, {"value", nullptr}});
    }
}

TEST_CASE("A sealed answer goes to its owner, the activity hears only that it is there") {
    Table table = mixed();
    const json value = {{"a", {{"pile", "ok"}}}};
    CHECK(table.use(1, "s", value, {"a", "unknown"}).empty());
    CHECK(lastPayload(table) == json{{"intent", "s"}});
    REQUIRE(table.session.sealed(1, "s") != nullptr);
    CHECK(*table.session.sealed(1, "s") == SealedAnswer{value, {"a", "unknown"}, {"a", "b", "rhythm"}});
    CHECK(table.session.answered(1, "s"));
    CHECK(!table.session.answered(2, "s"));
}

TEST_CASE("A private answer is no event at all, and may be changed") {
    Table table = mixed();
    const auto before = table.written();
    CHECK(table.use(1, "n", "one").empty());
    CHECK(table.use(1, "n", "two").empty());
    CHECK(table.written() == before);
    CHECK(table.session.kept(1, "n")->value == "two");
    CHECK(!table.session.answered(1, "n"));
}

TEST_CASE("The value of an action is the one that the view fixed") {
    Table table = mixed();
    CHECK(table.use(1, "go", "another").empty());
    CHECK(lastPayload(table) == json{{"intent", "go"}, {"value", 3}});
}

TEST_CASE("What was not offered is refused") {
    Table table = mixed();
    CHECK(table.use(1, "unknown", 1) == "not_offered");
    CHECK(table.use(0, "o", "x") == "not_seat");
    CHECK(table.use(3, "o", "x") == "not_seat");
    CHECK(table.use(-1, "o", "x") == "not_seat");
    CHECK(table.act(Draft{3, "o", "x"}) == "not_seat");
    CHECK(table.act(Draft{1, "go", "x"}) == "not_offered");
    CHECK(table.act(Draft{1, "unknown", "x"}) == "not_offered");
    CHECK(plan(table.session, Use{1, "o", "x", 1, {}}, nullptr, {}) == tl::unexpected(Refusal{"not_offered"}));
    CHECK(plan(table.session, Draft{1, "o", "x"}, nullptr, {}) == tl::unexpected(Refusal{"not_offered"}));
}

TEST_CASE("What does not fit is refused with the reason") {
    Table table = mixed();
    CHECK(table.use(1, "o", "too long") == "misfit.too_long");
    CHECK(table.use(1, "o", 1) == "misfit.form");
    CHECK(table.use(1, "o", "\xff") == "misfit.form");
    CHECK(table.use(1, "o", std::string(1 << 22, 'x')) == "misfit.too_long");
    CHECK(table.use(1, "s", {{"z", {{"pile", "ok"}}}}) == "misfit.option");
    CHECK(table.use(1, "n", std::string(2001, 'x')) == "misfit.too_long");
}

TEST_CASE("What may not be passed is needed") {
    for (const char *privacy : {"shared", "sealed", "private"}) {
        Table table = seated({input("text", "i", privacy, {{"can_pass", false}})});
        CHECK(table.use(1, "i", nullptr) == "needed");
        CHECK(table.use(1, "i", "  ") == "needed");
        CHECK(table.use(1, "i", "x").empty());
    }
}

TEST_CASE("Control characters are taken out before anything is kept") {
    Table table = mixed();
    CHECK(table.use(1, "o", "a\x1b[b").empty());
    CHECK(lastPayload(table).at("value") == "a[b");
    CHECK(table.use(1, "n", "c\x07").empty());
    CHECK(table.session.kept(1, "n")->value == "c");
}

TEST_CASE("A seat that looked before the state moved on is told so, unless the intent allows it") {
    Table table = seated({input("text", "o", "shared"), input("text", "s", "sealed"),
                          input("text", "l", "shared", {{"stale_ok", true}}), prompt});
    table.hear(json::array());
    const std::uint64_t before = table.session.stateSeq() - 1;
    CHECK(table.act(Use{1, "o", "x", before, {}}) == "stale");
    CHECK(table.act(Use{1, "go", nullptr, before, {}}) == "stale");
    CHECK(table.act(Use{1, "gone", "x", before, {}}) == "stale");
    CHECK(table.act(Use{1, "s", "x", before, {}}).empty());
    CHECK(table.act(Use{2, "l", "x", before, {}}).empty());
    CHECK(table.shared.back().event.seen == before);
}

TEST_CASE("Nobody has seen what is yet to come") {
    Table table = mixed();
    CHECK(table.act(Use{1, "o", "x", 999, {}}).empty());
    CHECK(table.shared.back().event.seen == 1);
}

TEST_CASE("A sealed input is answered once, be it by passing") {
    for (const json &first : {json(), json::object(), json{{"a", {{"pile", "ok"}}}}}) {
        Table table = mixed();
        CHECK(table.use(1, "s", first).empty());
        CHECK(table.use(1, "s", nullptr) == "already");
        CHECK(table.use(1, "s", json::object()) == "already");
        CHECK(table.act(Draft{1, "s", json::object()}) == "not_offered");
        CHECK(table.use(2, "s", json::object()).empty());
    }
}

TEST_CASE("What the activity has, it does not take again") {
    Table table = seated({input("text", "o", "shared", {{"answered", true}})});
    CHECK(table.use(1, "o", "x") == "already");
    CHECK(table.act(Draft{1, "o", "x"}) == "not_offered");
}

TEST_CASE("Who has seen what was opened cannot seal an answer to it") {
    Table table = mixed();
    CHECK(table.use(1, "s", {{"a", {{"pile", "ok"}}}}).empty());
    table.hear({reveal("r", "all", {"s"})});
    const View offered = std::exchange(table.view, View{}); // an activity that asks only afterwards
    for (Seat seat : {1, 2}) {
        CHECK(table.act(Press{seat, "r"}).empty());
    }
    CHECK(table.next()->type == "revealed");
    table.view = offered;
    CHECK(table.use(2, "s", {{"a", {{"pile", "ok"}}}}) == "opened");
}

TEST_CASE("What stays closed can be changed until the reveal, and only by its owner") {
    Table table = mixed();
    CHECK(table.act(Hold{1, "s", {"a"}}) == "not_offered");
    CHECK(table.use(1, "s", {{"a", {{"pile", "ok"}}}, {"b", {{"pile", "no"}}}}).empty());
    CHECK(table.act(Hold{2, "s", {}}) == "not_offered");
    CHECK(table.act(Hold{9, "s", {}}) == "not_offered");
    const auto before = table.written();
    CHECK(table.act(Hold{1, "s", {"a", "no such card"}}).empty());
    CHECK(table.written() == before);
    table.hear({reveal("r", "all", {"s"})});
    CHECK(table.act(Press{1, "r"}).empty());
    CHECK(table.act(Hold{1, "s", {"b"}}).empty()); // second thoughts, before the other pressed
    CHECK(table.use(2, "s", nullptr).empty());
    CHECK(table.act(Press{2, "r"}).empty());
    CHECK(table.next()->payload.at("rows") ==
          json({{{"input", "s"}, {"item", "a"}, {"answers", {{{"seat", 1}, {"value", {{"pile", "ok"}}}}}}}}));
    CHECK(table.act(Hold{1, "s", {"a", "b"}}) == "opened");
}

TEST_CASE("Nobody opens what others sealed before they have answered or passed it themselves") {
    Table table = mixed();
    CHECK(table.use(1, "s", {{"a", {{"pile", "ok"}}}}).empty());
    table.hear({reveal("r", "all", {"s"})});
    CHECK(table.act(Press{1, "r"}).empty());
    CHECK(table.act(Press{2, "r"}) == "answer_first");
    CHECK(!table.next());
    CHECK(table.use(2, "s", nullptr).empty());
    CHECK(table.act(Press{2, "r"}).empty());
    CHECK(table.next()->type == "revealed");
}

TEST_CASE("Who agreed to open before something was asked has not agreed to open that") {
    Table table = mixed();
    const View offered = std::exchange(table.view, View{}); // not asked yet
    table.hear({reveal("r", "all", {"s"})});
    CHECK(table.act(Press{1, "r"}).empty());
    table.view = offered;
    CHECK(table.use(1, "s", {{"a", {{"pile", "ok"}}}}).empty());
    CHECK(table.use(2, "s", nullptr).empty());
    CHECK(table.act(Press{2, "r"}).empty());
    CHECK(!table.next());
    CHECK(table.act(Press{1, "r"}).empty());
    CHECK(table.next()->type == "revealed");
}

TEST_CASE("An activity may take back a reveal that nobody opened yet") {
    Table table = mixed();
    CHECK(table.use(1, "s", nullptr).empty());
    table.hear({reveal("r", "all", {"s"})});
    CHECK(table.act(Press{1, "r"}).empty());
    table.hear({{{"do", "withdraw"}, {"id", "r"}}});
    CHECK(table.session.reveals().empty());
    CHECK(table.act(Press{1, "r"}) == "not_offered");
}

TEST_CASE("Whether somebody is to be alone is not the activity's to say") {
    Table table = seated({input("text", "i", "sealed", {{"answered", true}})});
    CHECK(needsAlone(table.session, 1, table.view));
    CHECK(table.use(1, "i", nullptr).empty()); // passed is given too
    CHECK(!needsAlone(table.session, 1, table.view));
    CHECK(needsAlone(table.session, 2, table.view));
    CHECK(!needsAlone(table.session, 1, viewOf({input("text", "o", "shared")})));
    const View note = viewOf({input("note", "n", "private", {{"answered", true}})});
    CHECK(needsAlone(table.session, 1, note));
    table.view = note;
    CHECK(table.use(1, "n", "x").empty());
    CHECK(needsAlone(table.session, 1, note)); // it may be changed
}

TEST_CASE("Reveal is pressed once, and only where there is one") {
    Table table = mixed();
    CHECK(table.use(1, "s", nullptr).empty());
    CHECK(table.act(Press{1, "r"}) == "not_offered");
    table.hear({reveal("r", "all", {"s"})});
    CHECK(table.act(Press{3, "r"}) == "not_seat");
    CHECK(table.act(Press{1, "r"}).empty());
    CHECK(table.act(Press{1, "r"}) == "already");
    CHECK(table.act(Press{1, "x"}) == "not_offered");
}

TEST_CASE("A proposal is decided once by each, and only where there is one") {
    Table table = mixed();
    CHECK(table.act(Decide{1, "p", true}) == "not_offered");
    CHECK(table.act(Decide{1, "p", false}) == "not_offered");
    table.hear({{{"do", "propose"},
                 {"id", "p"},
                 {"entry", {{"kind", "note"}, {"title", say("t")}, {"lines", json::array()}}}}});
    CHECK(table.act(Decide{0, "p", false}) == "not_seat");
    CHECK(table.act(Decide{1, "p", true}).empty());
    CHECK(table.act(Decide{1, "p", true}) == "already");
    CHECK(table.act(Decide{1, "p", false}).empty()); // minds may change
}

TEST_CASE("A pause lasts from open to two weeks") {
    for (const auto &[asked, agreed] : std::map<std::int64_t, std::int64_t>{
             {-5, 0}, {0, 0}, {30, 30}, {20160, 20160}, {20161, 20160}, {INT64_MAX, 20160}, {INT64_MIN, 0}}) {
        Table table = mixed();
        CHECK(table.act(Pause{asked}).empty());
        CHECK(table.session.pauseMinutes() == agreed);
        CHECK(table.shared.back().event.actor == 0); // who it was is not on record
    }
}

TEST_CASE("While paused there is only coming back, stopping, and leaving") {
    Table table = mixed();
    CHECK(table.act(Resume{}) == "not_paused");
    CHECK(table.use(1, "s", json::object()).empty());
    CHECK(table.act(Pause{0}).empty());
    CHECK(table.act(Pause{0}) == "paused");
    CHECK(table.use(1, "o", "x") == "paused");
    CHECK(table.act(Draft{1, "o", "x"}) == "paused");
    CHECK(table.act(Press{1, "r"}) == "paused");
    CHECK(table.act(Decide{1, "p", true}) == "paused");
    CHECK(table.act(Hold{1, "s", {"a"}}).empty()); // one may always keep more to oneself
    CHECK(table.planned(Leave{}) == Plan{});
    CHECK(table.act(Resume{}).empty());
    CHECK(table.use(1, "o", "x").empty());
    CHECK(table.act(Pause{0}).empty());
    CHECK(table.act(Stop{}).empty());
}

TEST_CASE("Once ended, everything is refused, and leaving is nothing") {
    Table table = mixed();
    CHECK(table.use(1, "s", json::object()).empty());
    CHECK(table.act(Stop{}).empty());
    CHECK(table.use(1, "o", "x") == "ended");
    CHECK(table.act(Draft{1, "o", "x"}) == "ended");
    CHECK(table.act(Press{1, "r"}) == "ended");
    CHECK(table.act(Decide{1, "p", true}) == "ended");
    CHECK(table.act(Hold{1, "s", {}}) == "not_offered");
    CHECK(table.act(Pause{0}) == "ended");
    CHECK(table.act(Resume{}) == "not_paused");
    CHECK(table.act(Stop{}) == "ended");
    CHECK(table.planned(Leave{}) == Plan{});
}

TEST_CASE("A draft keeps what does not fit yet, up to 256 KiB") {
    Table table = mixed();
    CHECK(table.act(Draft{1, "o", "longer than it may be"}).empty());
    CHECK(*table.session.draft(1, "o", Privacy::shared) == "longer than it may be");
    CHECK(table.act(Draft{1, "n", std::string(256 * 1024 - 2, 'x')}).empty()); // and two quotation marks
    CHECK(table.act(Draft{1, "n", std::string(256 * 1024 - 1, 'x')}) == "misfit.too_long");
    CHECK(table.act(Draft{1, "o", "\xff"}) == "misfit.form");
    CHECK(table.act(Draft{1, "o", json::parse(std::string(100, '[') + std::string(100, ']'))}) == "misfit.form");
    CHECK(table.act(Draft{1, "o", "a\x1b"}).empty());
    CHECK(*table.session.draft(1, "o", Privacy::shared) == "a");
}

TEST_CASE("Session time never runs backwards") {
    Table table = mixed();
    table.now.atMs = 5000;
    CHECK(table.use(1, "o", "x").empty());
    table.now.atMs = 10;
    CHECK(table.use(2, "o", "x").empty());
    CHECK(table.shared.back().event.at_ms == 5000);
}

TEST_CASE("The first event tells who sits there, and no name") {
    Opening opening = openingFor(2);
    opening.seats = {{"planted-id-1", "mother", "adult", "es"}, {"planted-id-2", "son", "child", "en"}};
    const Event start = startEvent(opening, {{{"kind", "signal"}}}, {7, 9});
    CHECK(start.payload.at("seats") == json({{{"seat", 1}, {"role", "mother"}, {"band", "adult"}},
                                             {{"seat", 2}, {"role", "son"}, {"band", "child"}}}));
    CHECK(start.payload.at("board") == json({{{"kind", "signal"}}}));
    CHECK(toJson(start).dump().find("planted") == std::string::npos);
    CHECK(start.seq == 1);
}
