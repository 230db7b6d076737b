// SPDX-License-Identifier: Apache-2.0
#include "home/play.hpp"

#include "home/facts.hpp"
#include "home/screen.hpp"

#include <algorithm>

namespace attune::home {
namespace {

constexpr int mostFollowUps = 64; // more than that in a row is an activity that talks to itself
constexpr core::Seat nobody = -1;

const char *faultCode(core::Fault::Kind kind) {
    switch (kind) {
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
    return "activity.absent";
}

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

// The code in the words of the reader; what went wrong inside is for developers, in `place`.
Error inWords(const catalog::Resolver &words, const std::string &code, const Error &inner) {
    return {code, words.text(std::string_view(code)), {.file = {}, .key = inner.code.empty() ? "" : describe(inner)}};
}

core::OrFault<core::Step> checkedStep(core::OrFault<core::Step> step, int seats,
                                      const std::map<std::string, std::int64_t> &timers = {}) {
    if (const auto *advanced = step ? std::get_if<core::Advanced>(&*step) : nullptr) {
        if (auto checked = core::checkEffects(advanced->effects, seats, timers); !checked) {
            return tl::unexpected(core::Fault{core::Fault::Kind::badAnswer, checked.error()});
        }
    }
    return step;
}

// Twice if it breaks: a fresh worker, the same good state.
template <class Call> auto twice(Call &&call) {
    auto answer = call();
    return answer ? answer : call();
}

class Playing final : public Play {
public:
    Playing(Home &home, const catalog::Exercise &exercise, const catalog::Plugin &plugin, const catalog::Texts &words,
            std::string session, std::unique_ptr<core::Activity> activity)
        : m_home(home), m_id(std::move(session)), m_activity(std::move(activity)), m_base(current().atMs()),
          m_since(home.clock().monotonicMs()) {
        for (int seat = 1; seat <= current().seats(); ++seat) {
            m_readers.emplace_back(std::vector<const catalog::Texts *>{&exercise.texts, &plugin.texts, &words},
                                   reader(seat));
        }
    }

    [[nodiscard]] const core::Session &session() const override { return current(); }
    [[nodiscard]] const catalog::Resolver &words(core::Seat seat) const override {
        return m_readers.at(static_cast<std::size_t>(std::clamp(seat, 1, current().seats()) - 1));
    }

    void awaitHandOver() { m_seated = nobody; }

    void sit(core::Seat seat) override {
        m_seated = seat;
        if (seat == 0 || seat != m_asked) {
            m_asked = nobody;
        }
    }
    void askAlone(core::Seat seat) override {
        m_asked = seat;
        m_seated = nobody;
    }

    Result<core::View> view(core::Seat seat) override {
        Views &cache = m_views[seat];
        if (cache.at == current().stateSeq() && cache.at != 0) {
            return cache.view;
        }
        auto tree = twice([&] { return m_activity->view(current().state(), seat); });
        if (!tree) {
            return tl::unexpected(sentence(faultCode(tree.error().kind), seat, tree.error().error));
        }
        auto view = core::readView(*std::move(tree), current().seats());
        if (!view) {
            return tl::unexpected(sentence("activity.bad_answer", seat, view.error()));
        }
        cache = {current().stateSeq(), *std::move(view)};
        return cache.view;
    }

    Screen screen() override {
        Screen screen;
        screen.seen = current().stateSeq();
        screen.host = {{"atMs", now().atMs}, {"suggestions", current().suggestions()}};
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
        if (const bool looks = std::holds_alternative<core::Use>(act) || std::holds_alternative<core::Draft>(act);
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
            return needsAlone(views[static_cast<std::size_t>(seat - 1)], current(), seat);
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

    // Whatever the host has to say next, until it has nothing left to say.
    Result<bool> settle() {
        bool changed = false;
        for (int i = 0; i < mostFollowUps; ++i) {
            const auto next = core::followUp(current(), now());
            if (!next) {
                return changed;
            }
            if (auto done = perform(*next, 0); !done && done.error().code.starts_with("store.")) {
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
        return trouble ? Result<void>(tl::unexpected(*trouble)) : Result<void>{};
    }

    // Asks the activity, twice if it breaks. What breaks it twice is put on record as refused, with the state as it
    // was.
    Result<core::SharedRecord> ask(const core::Event &event, core::Seat seat, std::optional<Error> &trouble) {
        auto timers = current().timers();
        timers.erase(event.payload.value("timer", "")); // it has just run out
        const auto step =
            twice([&] { return checkedStep(m_activity->reduce(current().state(), event), current().seats(), timers); });
        const bool hosts = event.actor == 0;
        if (!step) {
            const Error error = sentence(faultCode(step.error().kind), seat, step.error().error);
            if (event.type == "stop" || event.type == "pause" || event.type == "resume" || event.type == "left") {
                return core::SharedRecord{event}; // these are the host's own, whatever the activity does
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

    static core::Event poisoned(core::Event event) {
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
        core::BoardEntry entry;
        entry.id = m_home.random().id();
        entry.kind = at->entry.at("kind");
        entry.content = inAllLanguages(at->entry, m_readers);
        for (const char *list : {"clauses", "lines", "values"}) {
            if (const auto found = entry.content.find(list); found != entry.content.end()) {
                for (json &line : *found) {
                    line["person"] = personAt(line.value("seat", 0));
                }
            }
        }
        entry.session = m_id;
        entry.exercise = current().opening().exercise;
        entry.sinceMs = m_home.clock().wallMs();
        if (const auto days = at->entry.value("review_days", std::int64_t{0}); days > 0) {
            entry.reviewMs = entry.sinceMs + days * 24 * 60 * 60 * 1000;
        }
        entries.push_back(boardEntry(current().opening().relationship, entry));
    }

    [[nodiscard]] std::string personAt(core::Seat seat) const {
        return seat < 1 ? std::string() : current().opening().seats.at(static_cast<std::size_t>(seat - 1)).person;
    }

    Home &m_home;
    std::string m_id;
    std::unique_ptr<core::Activity> m_activity;
    std::vector<catalog::Resolver> m_readers;
    std::map<core::Seat, Views> m_views;
    core::Seat m_seated = 0, m_asked = nobody;
    std::int64_t m_base = 0, m_since = 0;
};

struct Parts {
    const catalog::Exercise *exercise;
    catalog::Catalog::Offer offer;
};

Result<Parts> find(const catalog::Catalog &catalog, std::string_view exercise, std::string_view activity) {
    const catalog::Exercise *found = catalog.exercise(exercise);
    if (found == nullptr) {
        return fail("play.exercise", "There is no exercise \"" + std::string(exercise) +
                                         "\" here; `attunectl exercise list` shows all.");
    }
    const auto offer = catalog.activity(activity.empty() ? std::string_view(found->activity) : activity);
    if (!offer) {
        return fail("play.plugin",
                    "The plugin for this exercise is not installed; `attunectl doctor` says what is missing.");
    }
    return Parts{found, *offer};
}

Result<core::SharedRecord> firstRecord(core::Activity &activity, const core::Event &start,
                                       const core::Opening &opening) {
    const auto step = twice([&] { return checkedStep(activity.init(start), static_cast<int>(opening.seats.size())); });
    if (!step) {
        return fail(faultCode(step.error().kind), describe(step.error().error));
    }
    const auto *advanced = std::get_if<core::Advanced>(&*step);
    if (advanced == nullptr) {
        return fail("activity.bad_answer", "The activity refused to start.");
    }
    return core::SharedRecord{start, true, advanced->state, advanced->effects};
}

} // namespace

Result<std::unique_ptr<Play>> Play::begin(Home &home, const catalog::Catalog &catalog, const catalog::Texts &words,
                                          std::string_view relationship, std::string_view exercise,
                                          const Launcher &launcher) {
    const Relationship *who = home.relationship(relationship);
    if (who == nullptr) {
        return fail("play.relationship", "Please choose first who sits down together.");
    }
    auto parts = find(catalog, exercise, {});
    if (!parts) {
        return tl::unexpected(parts.error());
    }
    const catalog::Audience audience = home.audience(*who);
    if (std::ranges::none_of(parts->exercise->fitsFor,
                             [&](const catalog::Fit &fit) { return catalog::fits(fit, audience); })) {
        return fail("play.fit", "This exercise is not made for these people; the list shows first what fits.");
    }
    core::Opening opening;
    opening.session = home.random().id();
    opening.relationship = who->id;
    opening.exercise = parts->exercise->id;
    opening.exerciseVersion = parts->exercise->version;
    opening.activity = parts->offer.activity->id;
    opening.plugin = parts->offer.plugin->id;
    opening.pluginVersion = parts->offer.plugin->version;
    opening.stateVersion = parts->offer.activity->stateVersion;
    opening.pair = audience.pair;
    opening.younger = audience.younger;
    opening.content = catalog::contentFor(*parts->exercise, audience);
    opening.wallMs = home.clock().wallMs();
    for (const Member &member : who->members) {
        const Person *person = home.person(member.person);
        opening.seats.push_back({member.person, member.role, person->band, person->language});
    }
    auto activity = launcher(opening);
    if (!activity) {
        return tl::unexpected(activity.error());
    }
    const json board = home.board(who->id).forActivity(parts->offer.activity->readsBoard);
    auto first = firstRecord(**activity, core::startEvent(opening, board, {0, home.random().next()}), opening);
    if (!first) {
        const catalog::Resolver reader({&words}, {.language = opening.seats.front().language});
        return tl::unexpected(inWords(reader, first.error().code, first.error()));
    }
    if (auto saved = home.record({openingEntry(opening), sharedEntry(opening, *first)}); !saved) {
        return tl::unexpected(saved.error());
    }
    return std::make_unique<Playing>(home, *parts->exercise, *parts->offer.plugin, words, opening.session,
                                     *std::move(activity));
}

Result<std::unique_ptr<Play>> Play::takeUp(Home &home, const catalog::Catalog &catalog, const catalog::Texts &words,
                                           std::string_view session, const Launcher &launcher) {
    const core::Session *left = home.session(session);
    if (left == nullptr || left->status() == core::Status::ended) {
        return fail("play.session", "This session is over, or is not here.");
    }
    auto parts = find(catalog, left->opening().exercise, left->opening().activity);
    if (!parts) {
        return tl::unexpected(parts.error());
    }
    auto activity = launcher(left->opening());
    if (!activity) {
        return tl::unexpected(activity.error());
    }
    auto playing = std::make_unique<Playing>(home, *parts->exercise, *parts->offer.plugin, words, std::string(session),
                                             *std::move(activity));
    playing->awaitHandOver();
    return playing;
}

} // namespace attune::home
