// SPDX-License-Identifier: Apache-2.0
// Each answers alone, sealed, all of one's inputs in one sitting.
#include "steps.hpp"

namespace match {
namespace {

using attune::Event;
using attune::Options;
using attune::Prompt;
using attune::t;
using attune::View;

Options pilesOf(const Run &run, const Input &input) {
    Options out;
    for (const Pile &pile : input.piles) {
        if (!pile.optional || isTaken(run, pile.id)) {
            out.push_back(
                {pile.id, t("piles." + pile.id), pile.picture, pile.asks ? t("pile_asks." + pile.id) : attune::Text()});
        }
    }
    return out;
}

class Alone : public Part {
public:
    Alone(const Content &content, const std::string &id, const json &settings) : Part(id, settings) {
        for (const json &input : settings.at("inputs")) {
            m_inputs.push_back(&content.input(input));
        }
    }

    void enter(Run &run) const override {
        run.now() = {{"1", json::array()}, {"2", json::array()}};
        goOnIfAll(run);
    }
    void use(Run &, const Event &) const override {} // it offers no shared intent

    bool hear(Run &run, const Event &event) const override {
        if (!event.is("answered")) {
            return false;
        }
        run.now().at(seatKey(event.actor)).push_back(event.intent());
        goOnIfAll(run);
        return true;
    }

    void show(const Run &run, Seat seat, View &view) const override {
        const Input *input = next(run, seat);
        if (input == nullptr) {
            view << quiet(own(run, seat) == 0 ? "match.wait.not_mine" : "match.wait.alone");
            return;
        }
        view << Prompt{.text = t(input->id + ".text", {{"n", input->max}}),
                       .tone = attune::Tone::lead,
                       .readAloud = run.child(seat)};
        showInput(run, *input, view);
    }

private:
    // The first input that this seat has not answered; null: none is left.
    [[nodiscard]] const Input *next(const Run &run, Seat seat) const {
        const std::size_t given = run.now().at(seatKey(seat)).size();
        std::size_t mine = 0;
        for (const Input *input : m_inputs) {
            if (run.isFor(input->who, seat) && mine++ == given) {
                return input;
            }
        }
        return nullptr;
    }
    [[nodiscard]] std::size_t own(const Run &run, Seat seat) const {
        std::size_t mine = 0;
        for (const Input *input : m_inputs) {
            mine += run.isFor(input->who, seat) ? 1 : 0;
        }
        return mine;
    }
    void goOnIfAll(Run &run) const {
        if (next(run, 1) == nullptr && next(run, 2) == nullptr) {
            run.goOn();
        }
    }

    std::vector<const Input *> m_inputs; // owned by the content, which outlives every step
};

} // namespace

void showInput(const Run &run, const Input &input, View &view) {
    const attune::Ask ask{.id = input.id,
                          .label = t(input.id + ".label", {{"n", input.max}}),
                          .privacy = attune::Privacy::sealed,
                          .help = t(input.id + ".help")};
    Options cards;
    for (const Card &card : input.cards) {
        cards.push_back({card.id, t("cards." + card.id), card.picture});
    }
    if (input.kind == Input::Kind::sort) {
        view << attune::CardSort{ask, std::move(cards), pilesOf(run, input)};
    } else {
        view << attune::CardChoice{ask, std::move(cards), input.min, input.max};
    }
}

std::unique_ptr<Part> makeAlone(const Content &content, const std::string &id, const json &settings) {
    return std::make_unique<Alone>(content, id, settings);
}

} // namespace match
