// SPDX-License-Identifier: Apache-2.0
#include "support.hpp"

#include <random>

using namespace attune;
using namespace attune::core;
using namespace attune::core::test;

namespace {

// A session in which everything happened.
Table eventful() {
    Table table = seated({input("text", "o", "shared"), cards("s"), input("note", "n", "private")});
    CHECK(table.act(Draft{1, "n", "half"}).empty());
    CHECK(table.act(Draft{2, "o", "half"}).empty());
    CHECK(table.use(1, "s", {{"a", {{"pile", "ok"}}}}, {"a"}).empty());
    CHECK(table.use(2, "s", nullptr).empty());
    CHECK(table.use(1, "n", "diary ñ").empty());
    table.now = {1234, ~std::uint64_t{0}};
    table.hear(
        {reveal("r", "all", {"s"}),
         {{"do", "timer"}, {"id", "t"}, {"ms", 1000}},
         {{"do", "propose"}, {"id", "p"}, {"entry", {{"kind", "note"}, {"title", say("t")}, {"lines", json::array()}}}},
         {{"do", "suggest"}, {"exercise", "pause"}}});
    CHECK(table.act(Press{1, "r"}).empty());
    CHECK(table.act(Decide{2, "p", true}).empty());
    CHECK(table.act(Pause{30}).empty());
    return table;
}

json throughText(const json &body) {
    const auto parsed = parseCanonical(canonical(body));
    REQUIRE(parsed);
    return *parsed;
}

std::vector<json> bodies() {
    const Table table = eventful();
    return {toJson(table.shared.back().event), toJson(table.shared.back()), toJson(table.own.front()),
            toJson(table.session.opening())};
}

std::vector<std::optional<Error>> read(const json &body) {
    const auto error = [](const auto &result) { return result ? std::nullopt : std::optional(result.error()); };
    return {error(eventFrom(body)), error(sharedRecordFrom(body)), error(ownRecordFrom(body)),
            error(openingFrom(body))};
}

// Sets one random part of a JSON value to something else.
json damaged(json body, std::mt19937 &dice) {
    static const std::vector<json> odd{json(),
                                       true,
                                       -1,
                                       ~std::uint64_t{0},
                                       0.5,
                                       "x",
                                       json::array(),
                                       json::object(),
                                       json::array({json::array({1})}),
                                       json::object({{"do", 3}})};
    json *part = &body;
    while (part->is_structured() && !part->empty() && (part == &body || dice() % 4 != 0)) {
        part = &*std::next(part->begin(), static_cast<std::ptrdiff_t>(dice() % part->size()));
    }
    *part = odd[dice() % odd.size()];
    return body;
}

} // namespace

TEST_CASE("A session read back from its records is the same session") {
    const Table table = eventful();
    const auto opening = openingFrom(throughText(toJson(table.session.opening())));
    REQUIRE(opening);
    Session again(*opening);
    for (const SharedRecord &one : table.shared) {
        const auto back = sharedRecordFrom(throughText(toJson(one)));
        REQUIRE(back == one);
        again.fold(*back);
    }
    for (const OwnRecord &one : table.own) {
        const auto back = ownRecordFrom(throughText(toJson(one)));
        REQUIRE(back == one);
        again.fold(*back);
    }
    CHECK(again == table.session);
}

TEST_CASE("A record is the same bytes after it was read and written") {
    const Table table = eventful();
    for (const SharedRecord &one : table.shared) {
        CHECK(canonical(toJson(*sharedRecordFrom(throughText(toJson(one))))) == canonical(toJson(one)));
    }
}

TEST_CASE("Fields that a newer version added are ignored") {
    const auto all = bodies();
    for (std::size_t kind = 0; kind < all.size(); ++kind) {
        json newer = all[kind];
        newer["newer"] = {{"anything", 1}};
        CHECK(!read(newer)[kind]);
    }
}

TEST_CASE("A record that lacks a field is an error that quotes nothing") {
    const auto all = bodies();
    for (std::size_t kind = 0; kind < all.size(); ++kind) {
        for (const auto &field : all[kind].items()) {
            json lacking = all[kind];
            lacking.erase(field.key());
            CAPTURE(field.key());
            REQUIRE(read(lacking)[kind]);
            CHECK(read(lacking)[kind]->code == "record.form");
            CHECK(describe(*read(lacking)[kind]).find("diary") == std::string::npos);
        }
    }
}

TEST_CASE("A record of what this version does not know is not taken for something else") {
    json own = toJson(OwnRecord{});
    own["what"] = "withdrawn";
    CHECK(!ownRecordFrom(own));
    own["what"] = "draft";
    own["privacy"] = "secret";
    CHECK(!ownRecordFrom(own));
}

TEST_CASE("A payload that is no object and a session without seats are errors") {
    json event = toJson(Event{});
    event["payload"] = {1, 2};
    CHECK(!eventFrom(event));
    json opening = toJson(openingFor(2));
    opening["seats"] = json::array();
    CHECK(!openingFrom(opening));
}

TEST_CASE("No damage to a record makes reading or folding throw") {
    std::mt19937 dice(3);
    const Table table = eventful();
    const auto all = bodies();
    for (int i = 0; i < 5'000; ++i) {
        const json body = damaged(all[dice() % all.size()], dice);
        CAPTURE(body.dump());
        CHECK_NOTHROW(read(body));
        Session session = table.session;
        if (const auto shared = sharedRecordFrom(body)) {
            CHECK_NOTHROW(session.fold(*shared));
        }
        if (const auto own = ownRecordFrom(body)) {
            CHECK_NOTHROW(session.fold(*own));
        }
        CHECK_NOTHROW(followUp(session, {1'000'000, 0}));
    }
}
