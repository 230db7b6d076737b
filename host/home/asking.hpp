// SPDX-License-Identifier: Apache-2.0
// Asks an activity, and once more if it breaks: then of a fresh worker, with the same good state. No answer that is not
// checked gets further than this.
#pragma once

#include "core/activity.hpp"
#include "core/session.hpp"

namespace attune::home {

[[nodiscard]] core::OrFault<core::Step> askStart(core::Activity &activity, const core::Opening &opening,
                                                 const core::Event &start);
// `before`: the session without the event.
[[nodiscard]] core::OrFault<core::Step> askStep(core::Activity &activity, const core::Session &before,
                                                const core::Event &event);
[[nodiscard]] core::OrFault<core::View> askView(core::Activity &activity, const core::Session &session,
                                                core::Seat seat);

// The key of the sentence that tells people of a fault.
[[nodiscard]] const char *faultCode(const core::Fault &fault);

// What goes on record in place of an event that broke the activity twice: its type and ids, not what was said.
[[nodiscard]] core::Event poisoned(core::Event event);

} // namespace attune::home
