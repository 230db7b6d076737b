// SPDX-License-Identifier: Apache-2.0
#include "home/playing.hpp"

#include "home/agreed.hpp"
#include "home/asking.hpp"
#include "home/facts.hpp"
#include "home/screen.hpp"

#include <algorithm>

namespace attune::home {
namespace {

constexpr int mostFollowUps = 64; // more than that in a row is an activity that talks to itself
constexpr core::Seat nobody = -1;

core::Seat seatOf(const core::Act &act) {
    return std::visit(
        [](const auto &one) {
            if constexpr (requires { one.seat; }) {
                return one.seat;
            } else {
                return 0;
            }
        },
        act);
}

class Playing final : public Play {
public:
    Playing(Home &home, const catalog::Exercise &exercise, const catalog::Plugin &plugin, const catalog::Texts &words,
            std::string session, std::unique_ptr<core::Activity> activity, bool takenUp)
        : m_home(home), m_id(std::move(session)), m_activity(std::move(activity)), m_seated(takenUp ? nobody : 0),
          m_base(current().atMs()), m_since(home.clock().monotonicMs()) {
        for (int seat = 1; seat <= current().seats(); ++seat) {
            m_readers.emplace_back(std::vector<const catalog::Texts *>{&exercise.texts, &plugin.texts, &words},
                                   reader(seat));
        }
        if (!lockedFor(0).empty()) {
            m_seated = nobody;
        }
    }

    [[nodiscard]] const core::Session &session() const override { return current(); }
    [[nodiscard]] const catalog::Resolver &words(core::Seat seat) const override {
        return m_readers.at(static_cast<std::size_t>(std::clamp(seat, 1, current().seats()) - 1));
    }

    Result<void> sit(core::Seat seat, const Typed &typed) override {
        if (seat < 0 || seat > current().seats()) {
            return tl::unexpected(sentence("refused.not_seat", 1));
        }
        for (const core::Seat locked : lockedFor(seat)) {
            const auto passphrase = typed.find(locked);
            auto opened = passphrase == typed.end() ? Result<void>(fail("vault.locked", ""))
                                                    : m_home.unlock(personAt(locked), passphrase->second);
            if (!opened) {
                return tl::unexpected(sentence(opened.error().code, locked, opened.error()));
            }
        }
        m_seated = seat;
        if (seat == 0 || seat != m_asked) {
            m_asked = nobody;
        }
        return {};
    }
    void askAlone(core::Seat seat) override {
        if (seat < 0 || seat > current().seats()) {
            return;
        }
        m_asked = seat;
        m_seated = nobody;
    }

    Result<core::View> view(core::Seat seat) override {
        Views &cache = m_views[seat];
        if (cache.at == current().stateSeq() && cache.at != 0) {
            return cache.view;
        }
        auto view = askView(*m_activity, current(), seat);
        if (!view) {
            return tl::unexpected(sentence(faultCode(view.error()), seat, view.error().error));
        }
        cache = {current().stateSeq(), *std::move(view)};
        return cache.view;
    }

    Screen screen() override {
        Screen screen;
        screen.seen = current().stateSeq();
        screen.host = {{"atMs", now().atMs}, {"suggestions", current().suggestions()}};
        if (!m_gone.empty() && current().status() == core::Status::open) {
            screen.kind = Screen::Kind::trouble;
            screen.host["code"] = m_gone;
            return screen;
        }
        if (current().status() == core::Status::paused) {
            screen.kind = Screen::Kind::paused;
            screen.host["pauseMinutes"] = current().pauseMinutes();
            return screen;
        }
        std::vector<core::View> views;
        for (int seat = 1; seat <= current().seats(); ++seat) {
            auto one = view(seat);
            if (!one && current().status() != core::Status::ended) {
                screen.kind = Screen::Kind::trouble;
                screen.host["code"] = one.error().code;
                return screen;
            }
            views.push_back(one.value_or(core::View{{{"nodes", json::array()}}, {}}));
        }
        arrange(screen, views);
        return screen;
    }

    Result<void> act(const core::Act &act) override {
        const core::Seat seat = seatOf(act);
        std::optional<core::View> offered;
        if (const bool looks = std::holds_alternative<core::Use>(act) || std::holds_alternative<core::Draft>(act) ||
                               std::holds_alternative<core::Press>(act);
            looks && seat >= 1 && seat <= current().seats() && current().status() == core::Status::open) {
            auto seen = view(seat);
            if (!seen) {
                return tl::unexpected(seen.error());
            }
            offered = *std::move(seen);
        }
        auto planned = core::plan(current(), act, offered ? &*offered : nullptr, now());
        if (!planned) {
            return tl::unexpected(sentence("refused." + planned.error().code, seat));
        }
        if (auto done = perform(*planned, seat); !done) {
            return done;
        }
        return settle().map([](bool) {});
    }

    Result<bool> tick() override { return settle(); }

    [[nodiscard]] std::optional<std::int64_t> nextDueMs() const override {
        const auto &timers = current().timers();
        const auto due = std::ranges::min_element(timers, {}, [](const auto &timer) { return timer.second; });
        return due == timers.end() || current().status() != core::Status::open ? std::nullopt
                                                                               : std::optional(due->second);
    }

private:
    struct Views {
        std::uint64_t at = 0;
        core::View view;
    };

    [[nodiscard]] const core::Session &current() const { return *m_home.session(m_id); }

    [[nodiscard]] catalog::Reader reader(core::Seat seat) const {
        const core::Opening &opening = current().opening();
        const core::SeatInfo &info = opening.seats.at(static_cast<std::size_t>(seat - 1));
        catalog::Reader reader{info.language, seat, info.band, info.role, opening.pair, {}};
        for (const core::SeatInfo &other : opening.seats) {
            const Person *person = m_home.person(other.person);
            reader.seats.push_back(person == nullptr ? catalog::Reader::Someone{}
                                                     : catalog::Reader::Someone{person->name, person->grammar});
        }
        return reader;
    }

    [[nodiscard]] Error sentence(const std::string &code, core::Seat seat, const Error &inner = {}) const {
        return inWords(words(seat), code, inner);
    }

    // Session time: it stands still while the session is paused or not running.
    [[nodiscard]] core::Now now() {
        const std::int64_t passed =
            current().status() == core::Status::open ? m_home.clock().monotonicMs() - m_since : 0;
        return {std::max(current().atMs(), m_base + std::max<std::int64_t>(passed, 0)), m_home.random().next()};
    }

    void arrange(Screen &screen, const std::vector<core::View> &views) {
        const auto look = [&](core::Seat seat, bool alone) {
            return drawn(views[static_cast<std::size_t>(seat - 1)], {current(), words(seat), seat, alone});
        };
        const core::Seat wanted = current().status() == core::Status::ended ? 0 : wantedSeat(views);
        if (current().status() == core::Status::ended) {
            screen.kind = Screen::Kind::ended;
            screen.host["outcome"] = current().outcome();
        } else if (wanted != m_seated) {
            screen.kind = Screen::Kind::handOver;
            screen.seat = wanted;
            screen.host["locked"] = lockedFor(wanted);
            return;
        } else if (wanted != 0) {
            screen.kind = Screen::Kind::alone;
            screen.seat = wanted;
            screen.views.push_back(look(wanted, true));
            return;
        }
        for (core::Seat seat = 1; seat <= current().seats(); ++seat) {
            screen.views.push_back(look(seat, false));
        }
    }

    [[nodiscard]] core::Seat wantedSeat(const std::vector<core::View> &views) const {
        if (m_asked != nobody) {
            return m_asked;
        }
        const auto needs = [&](core::Seat seat) {
            return core::needsAlone(current(), seat, views[static_cast<std::size_t>(seat - 1)]);
        };
        if (m_seated > 0 && needs(m_seated)) {
            return m_seated;
        }
        for (core::Seat seat = 1; seat <= current().seats(); ++seat) {
            if (needs(seat)) {
                return seat;
            }
        }
        return 0;
    }

    [[nodiscard]] const std::string &personAt(core::Seat seat) const {
        return current().opening().seats.at(static_cast<std::size_t>(seat - 1)).person;
    }

    // To be alone takes the passphrase each time: the others know the way to the chair. For the table it is enough to
    // have been here.
    [[nodiscard]] std::vector<core::Seat> lockedFor(core::Seat seat) const {
        std::vector<core::Seat> locked;
        for (core::Seat one = 1; one <= current().seats(); ++one) {
            const bool asked = seat == one || (seat == 0 && !m_home.isOpen(personAt(one)));
            if (asked && m_home.keys().needsPassphrase(personAt(one))) {
                locked.push_back(one);
            }
        }
        return locked;
    }

    // Whatever the host has to say next, until it has nothing left to say.
    Result<bool> settle() {
        bool changed = false;
        for (int i = 0; i < mostFollowUps && m_gone.empty(); ++i) {
            const auto next = core::followUp(current(), now());
            if (!next) {
                return changed;
            }
            if (auto done = perform(*next, 0); !done && (done.error().code.starts_with("store.") || !m_gone.empty())) {
                return tl::unexpected(done.error());
            }
            changed = true;
        }
        return changed;
    }

    Result<void> perform(const core::Plan &plan, core::Seat seat) {
        std::vector<vault::Entry> entries;
        std::optional<Error> trouble;
        if (plan.event) {
            auto record = plan.forward ? ask(*plan.event, seat, trouble)
                                       : Result<core::SharedRecord>(core::SharedRecord{*plan.event});
            if (!record) {
                return tl::unexpected(record.error());
            }
            addAgreed(*record, entries);
            entries.insert(entries.begin(), sharedEntry(current().opening(), *record));
        }
        if (!trouble) {
            for (const core::OwnRecord &own : plan.own) {
                entries.push_back(ownEntry(current().opening(), own));
            }
        }
        if (auto saved = entries.empty() ? Result<void>{} : m_home.record(entries); !saved) {
            return saved;
        }
        if (plan.event) {
            m_base = plan.event->at_ms;
            m_since = m_home.clock().monotonicMs();
        }
        if (plan.event && plan.event->type == "resume" && m_seated > 0) {
            m_seated = nobody; // whoever left the chair for a while may not be who comes back to it
        }
        if (plan.event && (current().status() == core::Status::ended || plan.event->type == "left")) {
            (void)m_home.topUp(); // all that matters is kept already; a store in trouble says so at the next act
        }
        return trouble ? Result<void>(tl::unexpected(*trouble)) : Result<void>{};
    }

    // What breaks the activity twice is put on record as refused, with the state as it was.
    Result<core::SharedRecord> ask(const core::Event &event, core::Seat seat, std::optional<Error> &trouble) {
        const auto step = askStep(*m_activity, current(), event);
        const bool hosts = event.actor == 0;
        if (!step) {
            const Error error = sentence(faultCode(step.error()), seat, step.error().error);
            if (event.type == "stop" || event.type == "pause" || event.type == "resume" || event.type == "left") {
                return core::SharedRecord{event}; // these are the host's own, whatever the activity does
            }
            if (step.error().kind == core::Fault::Kind::quarantined || step.error().kind == core::Fault::Kind::absent) {
                m_gone =
                    error.code; // nobody was asked: the event is as good as ever, and can be told to another process
                return tl::unexpected(error);
            }
            trouble = hosts ? std::nullopt : std::optional(error);
            return core::SharedRecord{poisoned(event)};
        }
        if (const auto *advanced = std::get_if<core::Advanced>(&*step)) {
            return core::SharedRecord{event, true, advanced->state, advanced->effects};
        }
        if (hosts) {
            return core::SharedRecord{event}; // an activity has no say in these
        }
        return tl::unexpected(sentence("refused." + std::get<core::Refused>(*step).reason, seat));
    }

    // A proposal that all accepted enters the board in the same breath.
    void addAgreed(const core::SharedRecord &record, std::vector<vault::Entry> &entries) {
        if (record.event.type != "decided" || !record.event.payload.value("accepted", false)) {
            return;
        }
        const auto &proposals = current().proposals();
        const auto at = std::ranges::find(proposals, record.event.payload.value("proposal", ""), &core::Proposal::id);
        if (at == proposals.end()) {
            return;
        }
        const core::BoardEntry entry = agreed(*at, current().opening(), m_readers, m_home);
        entries.push_back(boardEntry(current().opening().relationship, entry));
    }

    Home &m_home;
    std::string m_id;
    std::unique_ptr<core::Activity> m_activity;
    std::vector<catalog::Resolver> m_readers;
    std::map<core::Seat, Views> m_views;
    core::Seat m_seated = 0, m_asked = nobody;
    std::string m_gone; // why the activity is not to be asked any more; take the session up anew
    std::int64_t m_base = 0, m_since = 0;
};

} // namespace

// The code in the words of the reader; what went wrong inside is for developers, in `place`.
Error inWords(const catalog::Resolver &words, const std::string &code, const Error &inner) {
    return {code, words.text(std::string_view(code)), {.file = {}, .key = inner.code.empty() ? "" : describe(inner)}};
}

std::unique_ptr<Play> playing(Home &home, const catalog::Exercise &exercise, const catalog::Plugin &plugin,
                              const catalog::Texts &words, std::string session,
                              std::unique_ptr<core::Activity> activity, bool takenUp) {
    return std::make_unique<Playing>(home, exercise, plugin, words, std::move(session), std::move(activity), takenUp);
}

} // namespace attune::home
