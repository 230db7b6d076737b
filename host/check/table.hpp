// SPDX-License-Identifier: Apache-2.0
// A session without people, home or disk: a deed is planned by the host's own rules, asked of the activity, and folded.
#pragma once

#include "core/session.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace attune::check {

// What a seat or the clock does. No act: the next timer runs out.
struct Deed {
    std::optional<core::Act> act;
};

// What came of it: the session after it, and what is on record of it.
struct Moved {
    core::Session session;
    std::vector<core::SharedRecord> records;
};

// Why nothing came of it.
struct Stuck {
    enum class By { host, activity, fault };
    By by = By::host;
    std::string code; // of the refusal, or of the fault's error
    core::Event event;
    core::Fault fault;
};
using Outcome = tl::expected<Moved, Stuck>;

using SharedView = std::shared_ptr<const core::View>;

class Table {
public:
    // `entropy` is what every event brings.
    Table(core::Activity &activity, std::uint64_t entropy) : m_activity(activity), m_entropy(entropy) {}

    [[nodiscard]] Outcome start(const core::Opening &opening, const json &board) const;
    // `view`: what the acting seat sees.
    [[nodiscard]] Outcome perform(const core::Session &session, const Deed &deed, const core::View *view) const;
    // One event as it is, whether the host would raise it or not.
    [[nodiscard]] core::OrFault<core::Step> ask(const core::Session &session, const core::Event &event) const;
    [[nodiscard]] core::OrFault<SharedView> view(const core::Session &session, core::Seat seat);
    [[nodiscard]] core::Activity &activity() const { return m_activity; }
    [[nodiscard]] std::uint64_t entropy() const { return m_entropy; }

private:
    [[nodiscard]] std::optional<Stuck> step(Moved &moved, const core::Plan &plan) const;
    [[nodiscard]] Outcome settled(Moved moved, core::Now now) const;
    core::Activity &m_activity;
    std::uint64_t m_entropy;
    std::map<std::string, core::OrFault<SharedView>> m_views; // by the bytes of the tree: reading one is dear
};

[[nodiscard]] core::Seat seatOf(const Deed &deed);
// In few words, for a finding: seat 1 uses "talk.said".
[[nodiscard]] std::string told(const Deed &deed);
// The events of records, as the log of a finding.
[[nodiscard]] std::vector<json> eventsOf(const std::vector<core::SharedRecord> &records);

} // namespace attune::check
