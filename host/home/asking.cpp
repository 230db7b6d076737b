// SPDX-License-Identifier: Apache-2.0
#include "home/asking.hpp"

namespace attune::home {
namespace {

template <class Call> auto twice(Call &&call) {
    auto answer = call();
    return answer ? answer : call();
}

core::OrFault<core::Step> checked(core::OrFault<core::Step> step, const core::Session &before,
                                  const core::Event &event) {
    if (const auto *advanced = step ? std::get_if<core::Advanced>(&*step) : nullptr) {
        if (auto fine = core::checkEffects(advanced->effects, before, event); !fine) {
            return tl::unexpected(core::Fault{core::Fault::Kind::badAnswer, fine.error()});
        }
    }
    return step;
}

} // namespace

core::OrFault<core::Step> askStart(core::Activity &activity, const core::Opening &opening, const core::Event &start) {
    const core::Session before(opening);
    return twice([&] { return checked(activity.init(start), before, start); });
}

core::OrFault<core::Step> askStep(core::Activity &activity, const core::Session &before, const core::Event &event) {
    return twice([&] { return checked(activity.reduce(before.state(), event), before, event); });
}

core::OrFault<core::View> askView(core::Activity &activity, const core::Session &session, core::Seat seat) {
    return twice([&]() -> core::OrFault<core::View> {
        auto tree = activity.view(session.state(), seat);
        if (!tree) {
            return tl::unexpected(tree.error());
        }
        auto view = core::readView(*std::move(tree), session.seats());
        if (!view) {
            return tl::unexpected(core::Fault{core::Fault::Kind::badAnswer, view.error()});
        }
        return *std::move(view);
    });
}

const char *faultCode(const core::Fault &fault) {
    switch (fault.kind) {
    case core::Fault::Kind::crashed:
        return "activity.crashed";
    case core::Fault::Kind::hung:
        return "activity.hung";
    case core::Fault::Kind::badAnswer:
    case core::Fault::Kind::internal:
        return "activity.bad_answer";
    case core::Fault::Kind::quarantined:
        return "activity.quarantined";
    case core::Fault::Kind::absent:
        break;
    }
    return fault.error.code == "worker.not_confined" ? "activity.not_confined" : "activity.absent";
}

core::Event poisoned(core::Event event) {
    json payload = {{"type", event.type}};
    for (const char *id : {"intent", "timer", "reveal", "proposal"}) {
        if (event.payload.contains(id)) {
            payload[id] = event.payload[id];
        }
    }
    event.type = "poisoned";
    event.payload = std::move(payload);
    return event;
}

} // namespace attune::home
