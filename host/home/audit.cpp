// SPDX-License-Identifier: Apache-2.0
#include "home/audit.hpp"

namespace attune::home {
namespace {

std::string compare(const core::OrFault<core::Step> &step, const core::SharedRecord &record) {
    if (!step) {
        return "the activity failed: " + describe(step.error().error);
    }
    const auto *advanced = std::get_if<core::Advanced>(&*step);
    if (advanced == nullptr) {
        return "the activity refused an event that it had accepted";
    }
    if (canonical(advanced->state) != canonical(record.state)) {
        return "the state differs from the one on record";
    }
    return canonical(advanced->effects) == canonical(record.effects) ? "" : "the effects differ from those on record";
}

} // namespace

Audit audit(const std::vector<core::SharedRecord> &records, core::Activity &activity) {
    Audit report;
    json state;
    std::uint64_t expected = 1;
    for (const core::SharedRecord &record : records) {
        ++report.events;
        if (record.event.seq != expected) {
            report.differences.push_back(
                {record.event.seq, "an event is missing before this one, or it is here twice"});
        }
        expected = record.event.seq + 1;
        if (!record.stepped) {
            continue;
        }
        ++report.replayed;
        const auto step =
            record.event.type == "start" ? activity.init(record.event) : activity.reduce(state, record.event);
        if (auto what = compare(step, record); !what.empty()) {
            report.differences.push_back({record.event.seq, std::move(what)});
        }
        state = record.state;
    }
    return report;
}

} // namespace attune::home
