// SPDX-License-Identifier: Apache-2.0
// gate: each says that now is good, or "not today", which weighs the same and needs no reason.
#include "segment.hpp"

namespace attune::talk {

namespace {

class GateSegment final : public Segment {
public:
    using Segment::Segment;

    bool intent(Moment &m, const Event &event) const override {
        if (event.intent() == own("not_today")) {
            m.end("not_today");
            return true;
        }
        if (event.intent() != own("ready") || m.state.done.contains(event.actor)) {
            return false;
        }
        m.finish(event.actor, m.state.done.size() == 1);
        return true;
    }

    void show(const Scene &scene, View &view) const override {
        lead(scene, view);
        Gate gate{t(scene.isDone() ? "gate.wait" : "gate.ask")};
        gate.ready.assign(scene.state.done.begin(), scene.state.done.end());
        if (!scene.isDone()) {
            gate.actions.push_back(button(own("ready"), t("gate.ready")));
        }
        gate.actions.push_back(button(own("not_today"), t("gate.not_today")));
        view << gate;
    }
};

} // namespace

Made makeGate(std::string id, const json &spec) {
    return std::make_unique<GateSegment>(std::move(id), spec);
}

} // namespace attune::talk
