// SPDX-License-Identifier: Apache-2.0
// check: is each calm enough? Each says only yes or not yet, and the session goes on when both have. What happens then
// never says whose answer it was. The number behind it, where one is asked, stays in its owner's vault.
#include "segment.hpp"

namespace attune::talk {

namespace {

class CheckSegment final : public Segment {
public:
    CheckSegment(std::string id, const json &spec)
        : Segment(std::move(id), spec), m_who(readWho(spec, "who", Who::each)), m_calm(readKey(spec, "calm")),
          m_hot(readKey(spec, "hot")), m_whenHot(spec.value("when_hot", "rest") == "later" ? "later" : "heat") {
        if (spec.contains("scale")) {
            json scale = spec.at("scale");
            scale.update({{"id", own("scale")}, {"kind", "scale"}, {"privacy", "private"}});
            m_scales.push_back(readInput(scale));
        }
    }

    void enter(Moment &m) const override {
        if (!asks(m.state, 1) && !asks(m.state, 2)) {
            m.advance();
        }
    }

    bool intent(Moment &m, const Event &event) const override {
        const bool hot = event.intent() == own("hot");
        if ((!hot && event.intent() != own("calm")) || !mayAnswer(m.state, event.actor)) {
            return false;
        }
        if (hot) {
            m.state.now["hot"] = 1;
        }
        m.state.done.insert(event.actor);
        if (!mayAnswer(m.state, 1) && !mayAnswer(m.state, 2)) {
            conclude(m);
        }
        return true;
    }

    void show(const Scene &scene, View &view) const override {
        if (!mayAnswer(scene.state, scene.seat)) {
            view << waiting("wait.check");
            return;
        }
        lead(scene, view);
        for (const Input &scale : m_scales) {
            put(view, scene, scale);
        }
        view << Prompt{t("check.choose"),
                       Tone::plain,
                       {},
                       false,
                       {button(own("calm"), scene.say(m_calm)), button(own("hot"), scene.say(m_hot))}};
    }

    [[nodiscard]] std::vector<Input> inputs() const override { return m_scales; }

private:
    [[nodiscard]] bool asks(const State &state, Seat seat) const { return concerns(m_who, state, seat); }
    [[nodiscard]] bool mayAnswer(const State &state, Seat seat) const {
        return asks(state, seat) && !state.done.contains(seat);
    }
    void conclude(Moment &m) const {
        if (m.state.now.contains("hot")) {
            m.rest(m_whenHot);
        } else {
            m.advance();
        }
    }

    Who m_who;
    Key m_calm, m_hot;
    std::string m_whenHot;
    std::vector<Input> m_scales; // one or none
};

} // namespace

Made makeCheck(std::string id, const json &spec) {
    return std::make_unique<CheckSegment>(std::move(id), spec);
}

} // namespace attune::talk
