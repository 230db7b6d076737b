// SPDX-License-Identifier: Apache-2.0
// ask: each answers for themselves, both at the same time, in any order.
#include "segment.hpp"

#include <algorithm>

namespace attune::talk {

namespace {

class AskSegment final : public Segment {
public:
    AskSegment(std::string id, const json &spec)
        : Segment(std::move(id), spec), m_inputs(readInputs(spec.at("inputs"))) {}

    void enter(Moment &m) const override {
        if (isThrough(m.state, 1) && isThrough(m.state, 2)) {
            m.advance();
        }
    }

    bool intent(Moment &m, const Event &event) const override {
        if (isThrough(m.state, event.actor)) {
            return false;
        }
        return event.intent() == own("go") ? finished(m, event.actor) : took(m, event, Privacy::shared, event.value());
    }
    bool answered(Moment &m, const Event &event) const override {
        return !isThrough(m.state, event.actor) && took(m, event, Privacy::sealed, nullptr);
    }

    void show(const Scene &scene, View &view) const override {
        if (isThrough(scene.state, scene.seat)) {
            view << waiting("wait.answers");
            return;
        }
        lead(scene, view);
        for (const Input &input : m_inputs) {
            if (concerns(input.who, scene.state, scene.seat)) {
                put(view, scene, input);
            }
        }
        const bool allGiven = !isOpen(scene.state, scene.seat);
        view << quietly(t(allGiven ? "go.given" : "go.open"),
                        {button(own("go"), t(allGiven ? "go.done" : "go.rest"), allGiven)});
    }

    [[nodiscard]] std::vector<Input> inputs() const override { return m_inputs; }

private:
    [[nodiscard]] const Input *find(const State &state, const Event &event, Privacy privacy) const {
        const auto at = std::find_if(m_inputs.begin(), m_inputs.end(), [&](const Input &input) {
            return input.id == event.intent() && input.privacy == privacy && concerns(input.who, state, event.actor) &&
                   !state.hasAnswered(input.id, event.actor);
        });
        return at == m_inputs.end() ? nullptr : &*at;
    }

    bool took(Moment &m, const Event &event, Privacy privacy, const json &value) const {
        const Input *input = find(m.state, event, privacy);
        if (input == nullptr) {
            return false;
        }
        m.state.give(input->id, event.actor, value);
        if (!isOpen(m.state, event.actor) && !hasPrivate(m.state, event.actor)) {
            return finished(m, event.actor);
        }
        return true;
    }

    bool finished(Moment &m, Seat seat) const {
        m.finish(seat, isThrough(m.state, 3 - seat));
        return true;
    }

    [[nodiscard]] bool isThrough(const State &state, Seat seat) const {
        return state.done.contains(seat) || std::none_of(m_inputs.begin(), m_inputs.end(), [&](const Input &input) {
                   return concerns(input.who, state, seat);
               });
    }
    // Something is left that we would hear of. Of private inputs we hear nothing.
    [[nodiscard]] bool isOpen(const State &state, Seat seat) const {
        return std::any_of(m_inputs.begin(), m_inputs.end(), [&](const Input &input) {
            return input.privacy != Privacy::owner && concerns(input.who, state, seat) &&
                   !state.hasAnswered(input.id, seat);
        });
    }
    [[nodiscard]] bool hasPrivate(const State &state, Seat seat) const {
        return std::any_of(m_inputs.begin(), m_inputs.end(), [&](const Input &input) {
            return input.privacy == Privacy::owner && concerns(input.who, state, seat);
        });
    }

    std::vector<Input> m_inputs;
};

} // namespace

Made makeAsk(std::string id, const json &spec) {
    return std::make_unique<AskSegment>(std::move(id), spec);
}

} // namespace attune::talk
