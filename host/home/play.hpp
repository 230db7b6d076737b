// SPDX-License-Identifier: Apache-2.0
// One running session: acts in, screens out. It joins the pure core to the activity's process and to the log.
#pragma once

#include "home/home.hpp"

#include <functional>

namespace attune::home {

// How to get a running activity for a session. Never called twice for one Play.
using Launcher = std::function<Result<std::unique_ptr<core::Activity>>(const core::Opening &)>;

// What is on the screen now. Views are resolved: every Text is a string in the language of that seat, and the host's
// own part is filled in (below).
struct Screen {
    enum class Kind {
        handOver, // a whole screen: "I am <seat>"; seat 0: "both of you"
        alone,    // one seat, nobody else looks
        table,    // all seats, side by side
        paused,
        ended,
        trouble, // the activity failed for good; the log is whole: end gently, or try again
    };
    Kind kind = Kind::table;
    core::Seat seat = 0;
    std::vector<json> views; // alone: one; table, ended: one a seat
    std::uint64_t seen = 0;  // to be sent with Use
    json host = json::object();
};
// What the host adds to a resolved node:
//   inputs:    "draft": value kept so far · "sealed": true and "value", "held": [item ids], "items": [ids that can be
//   held back] once
//              answered, for the owner alone · "kept": true and "value" for private ones
//   reveal:    "pending": true · "opens": the mode · "pressed": [seats] · "mayHold": [intents of this seat with items]
//   agreement: "entry": the proposed entry, resolved · "accepted": [seats] · "open": bool
//   turns:     "dueMs" if its timer runs, in session time, as "atMs" of Screen::host
//   any action: as given, with "text" resolved
// host (Screen::host): "atMs" (session time now), "pauseMinutes", "outcome", "suggestions"; of trouble: "code"; of a
// hand-over: "locked", the seats whose passphrase it takes

class Play {
public:
    // Starts anew. The exercise must fit the relationship. `typist`: the seat that types for all; 0: each for themselves.
    [[nodiscard]] static Result<std::unique_ptr<Play>> begin(Home &home, const catalog::Catalog &catalog,
                                                             const catalog::Texts &words, std::string_view relationship,
                                                             std::string_view exercise, const Launcher &launcher,
                                                             core::Seat typist = 0);
    // Takes up a session that is not ended, from its last good state.
    [[nodiscard]] static Result<std::unique_ptr<Play>> takeUp(Home &home, const catalog::Catalog &catalog,
                                                              const catalog::Texts &words, std::string_view session,
                                                              const Launcher &launcher);
    virtual ~Play() = default;

    [[nodiscard]] virtual const core::Session &session() const = 0;
    [[nodiscard]] virtual Screen screen() = 0;
    // What a seat is offered, unresolved: for --auto and for tests.
    [[nodiscard]] virtual Result<core::View> view(core::Seat seat) = 0;
    [[nodiscard]] virtual const catalog::Resolver &words(core::Seat seat) const = 0;

    // Somebody pressed "I am …" (or, for seat 0, "we are both here"), and typed what Screen::host "locked" asks for.
    // Error codes: vault.passphrase and the others of vault::Keys; then nobody sits there.
    using Typed = std::map<core::Seat, vault::Passphrase>;
    [[nodiscard]] virtual Result<void> sit(core::Seat seat, const Typed &typed) = 0;
    // A seat asks to be alone, e.g. to change what it holds back.
    virtual void askAlone(core::Seat seat) = 0;

    // Done and durable, or refused with a sentence in the seat's language. Error codes: refused.<code>, store.*,
    // activity.<fault>.
    [[nodiscard]] virtual Result<void> act(const core::Act &act) = 0;
    // Lets due timers happen; call at least once a second. True if something changed.
    [[nodiscard]] virtual Result<bool> tick() = 0;
    [[nodiscard]] virtual std::optional<std::int64_t> nextDueMs() const = 0;
};

} // namespace attune::home
