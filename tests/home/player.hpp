// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "home/table.hpp"

namespace attune::test {

inline constexpr const char *planted = "planted-7f3a";

// Does the first thing that is offered, again and again; sealed cards all go to the pile that takes words, with the planted ones.
struct Player {
    Table &table;
    bool plant = true;

    json valueFor(const core::Offer &offer) const {
        if (offer.privacy != core::Privacy::sealed || !offer.node.contains("piles")) {
            return core::sample(offer, 12);
        }
        json placed = json::object();
        const json &piles = offer.node.at("piles");
        for (const json &card : offer.node.at("cards")) {
            for (const json &pile : piles) {
                if (pile.contains("asks")) {
                    placed[card.at("id").get<std::string>()] = {{"pile", pile.at("id")}, {"words", planted}};
                }
            }
        }
        return placed;
    }
    bool step(core::Seat seat, const home::Screen &screen) const {
        const auto view = table.play->view(seat).value();
        for (const core::Offer &offer : view.offers) {
            const bool onwards =
                !offer.action || offer.node.value("style", "quiet") == "primary" || offer.intent.ends_with("ready");
            const bool open =
                onwards && core::isOpen(table.play->session(), seat, offer) && offer.privacy != core::Privacy::owner;
            if (open && table.play->act(core::Use{seat, offer.intent, valueFor(offer), screen.seen, {}})) {
                return true;
            }
        }
        return false;
    }
    // Until a reveal waits to be pressed.
    void toTheReveal() const {
        for (int i = 0; i < 60 && table.play->session().reveals().empty(); ++i) {
            const auto screen = table.play->screen();
            if (screen.kind == home::Screen::Kind::handOver) {
                (void)table.play->sit(screen.seat, {});
            } else if (screen.kind == home::Screen::Kind::alone) {
                REQUIRE(step(screen.seat, screen));
            } else {
                REQUIRE((step(1, screen) || step(2, table.play->screen())));
            }
        }
        REQUIRE_FALSE(table.play->session().reveals().empty());
    }
};

} // namespace attune::test
