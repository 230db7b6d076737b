// SPDX-License-Identifier: Apache-2.0
// Before the reveal, what one person sealed is nowhere that the other, or the plugin, could look.
#include "home/player.hpp"

using namespace attune;
using namespace attune::test;
using Kind = home::Screen::Kind;

namespace {

std::string everythingSeen(Table &table) {
    std::string text;
    for (const core::Seat seat : {1, 2}) {
        text += table.play->view(seat).value().tree.dump();
    }
    const auto screen = table.play->screen();
    for (const json &view : screen.views) {
        text += view.dump();
    }
    const auto records = table.home->records(table.play->session().opening().session).value();
    for (const auto &record : records) {
        text += core::toJson(record).dump();
    }
    return text;
}

} // namespace

TEST_CASE("Before the reveal sealed words are in no frame to the plugin, no view and no shared record") {
    Table table;
    table.begin("boundary_circles", "couple");
    Player{table}.toTheReveal();
    CHECK(table.play->session().sealed(1, table.play->session().reveals()[0].spec.inputs[0]) != nullptr);
    CHECK(table.frames.find(planted) == std::string::npos);
    CHECK(everythingSeen(table).find(planted) == std::string::npos);
    CHECK(table.frames.size() > 1000); // the search does look at something
}

TEST_CASE("Pressed by one alone, nothing opens; pressed by both, everything that was not held back does") {
    Table table;
    table.begin("boundary_circles", "couple");
    Player{table}.toTheReveal();
    (void)table.play->sit(0, {});
    const auto pending = table.play->session().reveals()[0].spec;
    const auto *own = table.play->session().sealed(1, pending.inputs[0]);
    REQUIRE(own != nullptr);
    const std::string held = own->value.begin().key();
    REQUIRE(table.play->act(core::Hold{1, pending.inputs[0], {held}}));
    REQUIRE(table.play->act(core::Press{1, pending.id}));
    CHECK(everythingSeen(table).find(planted) == std::string::npos);
    REQUIRE(table.play->act(core::Press{2, pending.id}));
    CHECK(everythingSeen(table).find(planted) != std::string::npos);
    const auto records = table.home->records(table.play->session().opening().session).value();
    const json &rows = records.back().event.payload.at("rows");
    for (const json &row : rows) {
        const bool hasOne = row.at("answers").dump().find("\"seat\":1") != std::string::npos;
        CHECK(hasOne == (row.at("item") != held));
    }
    CHECK_FALSE(table.play->act(core::Hold{1, pending.inputs[0], {}}));
}

TEST_CASE("Answering and passing a sealed input look the same to everyone else") {
    const auto frames = [](bool pass) {
        Table table;
        table.begin("boundary_circles", "couple");
        Player player{table};
        while (table.play->screen().kind != Kind::alone) {
            const auto screen = table.play->screen();
            if (screen.kind == Kind::handOver) {
                (void)table.play->sit(screen.seat, {});
            } else {
                REQUIRE((player.step(1, screen) || player.step(2, table.play->screen())));
            }
        }
        const auto screen = table.play->screen();
        const auto view = table.play->view(screen.seat).value();
        for (const core::Offer &offer : view.offers) {
            if (offer.privacy == core::Privacy::sealed) {
                table.frames.clear();
                const json value = pass ? json() : player.valueFor(offer);
                REQUIRE(table.play->act(core::Use{screen.seat, offer.intent, value, screen.seen, {}}));
                return table.frames;
            }
        }
        return std::string();
    };
    CHECK_FALSE(frames(true).empty());
    CHECK(frames(true) == frames(false));
}
