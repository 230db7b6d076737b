// SPDX-License-Identifier: Apache-2.0
// close: a last word; it is over when both say so.
#include "segment.hpp"

namespace attune::talk {

namespace {

class CloseSegment final : public Segment {
public:
    CloseSegment(std::string id, const json &spec)
        : Segment(std::move(id), spec), m_suggest(spec.value("suggest", std::vector<std::string>())) {}

    void enter(Moment &m) const override {
        m.effects.cue("close");
        for (const std::string &exercise : m_suggest) {
            m.effects.suggest(exercise);
        }
    }

    bool intent(Moment &m, const Event &event) const override {
        if (event.intent() != own("close") || m.state.done.contains(event.actor)) {
            return false;
        }
        m.state.done.insert(event.actor);
        if (m.state.done.size() == 2) {
            m.end("done");
        }
        return true;
    }

    void show(const Scene &scene, View &view) const override {
        lead(scene, view);
        if (scene.isDone()) {
            view << waiting("wait.close");
        } else {
            view << quietly(t("close.ready"), {button(own("close"), t("close.close"), true)});
        }
    }

private:
    std::vector<std::string> m_suggest;
};

} // namespace

Made makeClose(std::string id, const json &spec) {
    return std::make_unique<CloseSegment>(std::move(id), spec);
}

} // namespace attune::talk
