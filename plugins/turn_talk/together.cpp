// SPDX-License-Identifier: Apache-2.0
// together: something that both do at the table, drawing, thinking, breathing; it is over when both say so.
#include "segment.hpp"

#include <optional>

namespace attune::talk {

namespace {

class TogetherSegment final : public Segment {
public:
    TogetherSegment(std::string id, const json &spec) : Segment(std::move(id), spec) {
        if (spec.contains("pacer")) {
            const json &p = spec.at("pacer");
            m_pacer = Pacer{p.value("in", 4), p.value("hold", 0), p.value("out", 6), p.value("minutes", 2),
                            p.value("picture", "breath")};
        }
    }

    bool intent(Moment &m, const Event &event) const override {
        if (event.intent() != own("go") || m.state.done.contains(event.actor)) {
            return false;
        }
        m.finish(event.actor, m.state.done.size() == 1);
        return true;
    }

    void show(const Scene &scene, View &view) const override {
        lead(scene, view);
        if (m_pacer) {
            view << *m_pacer;
        }
        if (scene.isDone()) {
            view << waiting("wait.together");
        } else {
            view << quietly(t("go.ready"), {button(own("go"), t("go.on"), true)});
        }
    }

private:
    std::optional<Pacer> m_pacer;
};

} // namespace

Made makeTogether(std::string id, const json &spec) {
    return std::make_unique<TogetherSegment>(std::move(id), spec);
}

} // namespace attune::talk
