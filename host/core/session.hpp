// SPDX-License-Identifier: Apache-2.0
// A session is the fold of its records. Everything here is a value or a pure function.
#pragma once

#include "core/board.hpp"
#include "core/reveal.hpp"

#include <optional>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

namespace attune::core {

struct SeatInfo {
    std::string person; // id
    std::string role, band, language;
    bool operator==(const SeatInfo &) const = default;
};

// With what a session began. The content is kept with it, so that it can be taken up again, and audited, when the
// exercise has changed or is gone.
struct Opening {
    std::string session, relationship;
    std::string exercise, exerciseVersion, activity, plugin, pluginVersion;
    std::string signer; // of the plugin; empty: nobody signed it
    int stateVersion = 1;
    std::string pair, younger;
    std::vector<SeatInfo> seats;
    int typist = 0; // the seat that types for all; 0: each for themselves
    json content;
    std::int64_t wallMs = 0;
    bool operator==(const Opening &) const = default;
};

// What everybody of the relationship may read: an event, and what the activity made of it.
struct SharedRecord {
    Event event;
    bool stepped = false; // the activity saw it; state and effects are its answer
    json state, effects = json::array();
    bool operator==(const SharedRecord &) const = default;
};

// What only its owner may read.
struct OwnRecord {
    enum class What { sealed, kept, draft }; // kept: a private answer
    What what = What::draft;
    Seat seat = 0;
    std::string intent;
    SealedAnswer answer;
    Privacy privacy = Privacy::sealed; // of the input
    bool operator==(const OwnRecord &) const = default;
};

struct PendingReveal {
    RevealSpec spec;
    std::set<Seat> pressed;
    bool operator==(const PendingReveal &) const = default;
};
struct Proposal {
    std::string id;
    json entry;
    std::set<Seat> accepted;
    bool operator==(const Proposal &) const = default;
};

enum class Status { open, paused, ended };

class Session {
public:
    explicit Session(Opening opening) : m_opening(std::move(opening)) {}
    void fold(const SharedRecord &record);
    void fold(const OwnRecord &record);

    [[nodiscard]] const Opening &opening() const { return m_opening; }
    [[nodiscard]] int seats() const { return static_cast<int>(m_opening.seats.size()); }
    [[nodiscard]] Status status() const { return m_status; }
    [[nodiscard]] const std::string &outcome() const { return m_outcome; } // of an ended one: done stopped not_today
    [[nodiscard]] const json &state() const { return m_state; }
    [[nodiscard]] std::uint64_t seq() const { return m_seq; }           // of the newest event
    [[nodiscard]] std::uint64_t stateSeq() const { return m_stateSeq; } // of the event that made the state
    [[nodiscard]] std::int64_t atMs() const { return m_atMs; }
    [[nodiscard]] std::int64_t pauseMinutes() const { return m_pauseMinutes; } // the agreed return; 0: open
    [[nodiscard]] const std::map<std::string, std::int64_t> &timers() const {
        return m_timers;
    } // id -> due, in session time
    [[nodiscard]] const std::vector<PendingReveal> &reveals() const { return m_reveals; }
    [[nodiscard]] const std::vector<Proposal> &proposals() const { return m_proposals; }
    [[nodiscard]] const SealedAnswers &sealed() const { return m_sealed; }
    [[nodiscard]] const SealedAnswer *sealed(Seat seat, const std::string &intent) const;
    [[nodiscard]] const SealedAnswer *kept(Seat seat, const std::string &intent) const;
    // By privacy too: what was begun for one's own eyes must not turn up in a shared input of the same id.
    [[nodiscard]] const json *draft(Seat seat, const std::string &intent, Privacy privacy) const;
    [[nodiscard]] const std::vector<std::string> &suggestions() const { return m_suggestions; }
    // Answered, passed or not: all that anybody but its owner may know of a sealed input.
    [[nodiscard]] bool answered(Seat seat, const std::string &intent) const;
    [[nodiscard]] bool opened(const std::string &intent) const { return m_opened.contains(intent); }
    bool operator==(const Session &) const = default;

private:
    void consume(const Event &event);
    void run(const json &effects);
    Opening m_opening;
    Status m_status = Status::open;
    std::string m_outcome;
    json m_state;
    std::uint64_t m_seq = 0, m_stateSeq = 0;
    std::int64_t m_atMs = 0, m_pauseMinutes = 0;
    std::map<std::string, std::int64_t> m_timers;
    std::vector<PendingReveal> m_reveals;
    std::vector<Proposal> m_proposals;
    SealedAnswers m_sealed, m_kept;
    std::map<std::tuple<Seat, std::string, Privacy>, json> m_drafts;
    std::vector<std::string> m_suggestions;
    std::set<std::pair<Seat, std::string>> m_answered;
    std::set<std::string> m_opened; // inputs that a reveal opened
};

// --- What people and the clock do ------------------------------------------------------------------------------------

struct Use { // an input or an action; a null value passes an input
    Seat seat;
    std::string intent;
    json value;
    std::uint64_t seen;
    std::set<std::string> held; // sealed only
};
struct Draft {
    Seat seat;
    std::string intent;
    json value;
};
struct Hold { // changes what stays closed, until the reveal
    Seat seat;
    std::string intent;
    std::set<std::string> held;
};
struct Press {
    Seat seat;
    std::string reveal;
};
struct Decide {
    Seat seat;
    std::string proposal;
    bool yes;
};
struct Pause {
    std::int64_t minutes; // the agreed return; 0: open
};
struct Resume {};
struct Stop {};
struct Leave {};
using Act = std::variant<Use, Draft, Hold, Press, Decide, Pause, Resume, Stop, Leave>;

// A code that the host words kindly in the language of the seat: text key refused.<code>.
struct Refusal {
    std::string code;
    bool operator==(const Refusal &) const = default;
};

// What is to be recorded. If `forward`, the activity is asked first, and may refuse.
struct Plan {
    std::optional<Event> event;
    bool forward = false;
    std::vector<OwnRecord> own;
    bool operator==(const Plan &) const = default;
};

struct Now {
    std::int64_t atMs = 0; // session time
    std::uint64_t entropy = 0;
};

// May still be given, or passed. A sealed answer is given once, and the host alone knows of it; a private one may be
// changed while it is offered.
[[nodiscard]] bool isOpen(const Session &session, Seat seat, const Offer &offer);
// Whether this seat is asked for something that no one else may see.
[[nodiscard]] bool needsAlone(const Session &session, Seat seat, const View &view);

// `view`: what the acting seat is offered; needed for Use, Draft and Press.
[[nodiscard]] tl::expected<Plan, Refusal> plan(const Session &session, const Act &act, const View *view, Now now);

// What the host itself has to say next: a timer that is due, answers that all have agreed to open, a proposal that all
// accepted.
[[nodiscard]] std::optional<Plan> followUp(const Session &session, Now now);

[[nodiscard]] Event startEvent(const Opening &opening, const json &board, Now now);

// Checks what an activity made of an event before anything is recorded. `before`: the session without either.
[[nodiscard]] Result<void> checkEffects(const json &effects, const Session &before, const Event &event);
[[nodiscard]] Result<void> checkEffect(const json &effect, int seats, const std::string &place = "effect");

[[nodiscard]] json toJson(const Event &event);
[[nodiscard]] json toJson(const Opening &opening);
[[nodiscard]] json toJson(const SharedRecord &record);
[[nodiscard]] json toJson(const OwnRecord &record);
[[nodiscard]] Result<Event> eventFrom(const json &body);
[[nodiscard]] Result<Opening> openingFrom(const json &body);
[[nodiscard]] Result<SharedRecord> sharedRecordFrom(const json &body);
[[nodiscard]] Result<OwnRecord> ownRecordFrom(const json &body);

} // namespace attune::core
