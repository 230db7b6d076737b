// SPDX-License-Identifier: Apache-2.0
// slot: one proposes when to do this again, the other may decline; accepted, it becomes a ritual of the board.
#include "segment.hpp"

namespace attune::talk {

namespace {

class SlotSegment final : public Segment {
public:
    SlotSegment(std::string id, const json &spec)
        : Segment(std::move(id), spec), m_by(readWho(spec, "by", Who::first)), m_label(readKey(spec, "label")),
          m_entryTitle(readKey(spec.at("entry"), "title")), m_entryText(readKey(spec.at("entry"), "text")),
          m_rhythms(spec.at("rhythms")) {}

    bool intent(Moment &m, const Event &event) const override {
        if (m.state.now.contains("decide")) {
            return false;
        }
        if (event.intent() == own("skip")) {
            m.advance();
            return true;
        }
        if (event.intent() != own("when") || event.actor != chooser(m.state)) {
            return false;
        }
        if (event.value().is_null()) {
            m.advance();
            return true;
        }
        m.state.now["decide"] = 1;
        m.effects.propose(id(), ritualEntry(t(m_entryTitle), t(m_entryText), event.value()));
        return true;
    }

    void decided(Moment &m, const Event &event) const override {
        if (event.payload.at("proposal") == id()) {
            m.advance();
        }
    }

    void show(const Scene &scene, View &view) const override {
        if (scene.state.now.contains("decide")) {
            view << Agreement{id(), t("slot.decide")};
            return;
        }
        lead(scene, view);
        if (scene.seat == chooser(scene.state)) {
            view << Schedule{{own("when"), scene.say(m_label), Privacy::shared, {}, true, false, true}, m_rhythms};
        } else {
            view << waiting("wait.slot");
        }
        view << quietly(t("slot.free"), {button(own("skip"), t("slot.skip"))});
    }

private:
    [[nodiscard]] Seat chooser(const State &state) const { return seatOf(m_by, state, state.first); }

    Who m_by;
    Key m_label, m_entryTitle, m_entryText;
    std::vector<std::string> m_rhythms;
};

} // namespace

Made makeSlot(std::string id, const json &spec) {
    return std::make_unique<SlotSegment>(std::move(id), spec);
}

} // namespace attune::talk
