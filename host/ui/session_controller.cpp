// SPDX-License-Identifier: Apache-2.0
#include "ui/session_controller.hpp"

#include "ui/common.hpp"
#include "ui/values.hpp"

#include <QClipboard>
#include <QDeadlineTimer>
#include <QGuiApplication>

namespace attune::ui {
namespace {

constexpr std::chrono::milliseconds heartbeat{500}; // timers of a session end softly: half a second is close enough

std::int64_t nowMs() {
    return QDeadlineTimer::current().deadline();
}

SessionController::Kind kindOf(home::Screen::Kind kind) {
    switch (kind) {
    case home::Screen::Kind::handOver:
        return SessionController::HandOver;
    case home::Screen::Kind::alone:
        return SessionController::Alone;
    case home::Screen::Kind::table:
        return SessionController::Table;
    case home::Screen::Kind::paused:
        return SessionController::Paused;
    case home::Screen::Kind::ended:
        return SessionController::Ended;
    case home::Screen::Kind::trouble:
        break;
    }
    return SessionController::Trouble;
}

// A timer that runs counts down from the moment when the screen was made.
void countDown(home::Screen &screen) {
    const auto atMs = screen.host.value("atMs", std::int64_t{0});
    for (auto &view : screen.views)
        for (auto &node : view["nodes"])
            if (node.contains("dueMs"))
                node["remainingMs"] = std::max<std::int64_t>(0, node["dueMs"].get<std::int64_t>() - atMs);
}

// What one copied on a page of their own is not for whoever sits down next.
void forgetCopied() {
    QClipboard *clipboard = QGuiApplication::clipboard();
    if (clipboard->ownsClipboard())
        clipboard->clear(QClipboard::Clipboard);
    if (clipboard->ownsSelection())
        clipboard->clear(QClipboard::Selection);
}

} // namespace

SessionController::SessionController(Bench &bench, const catalog::Texts &texts, std::vector<Face> faces, Maker make,
                                     QObject *parent)
    : QObject(parent), m_bench(bench) {
    std::vector<catalog::Reader::Someone> seats;
    seats.reserve(faces.size());
    for (const auto &face : faces)
        seats.push_back({toStd(face.name), face.grammar});
    m_common = new Side(faceOfAll(faces), texts, seats, this);
    for (auto &face : faces)
        m_sides.append(new Side(std::move(face), texts, seats, this));
    connect(&m_timer, &QTimer::timeout, this, &SessionController::tick);
    m_bench.run(
        this,
        [make = std::move(make)]() -> std::pair<std::shared_ptr<home::Play>, Came> {
            auto play = make();
            if (!play)
                return {nullptr, {{.kind = home::Screen::Kind::trouble}, play.error()}};
            const auto &opening = (*play)->session().opening();
            Came first{(*play)->screen(), std::nullopt, true, opening.session, opening.typist};
            return {*std::move(play), std::move(first)};
        },
        [this](auto made) {
            m_play = std::move(made.first);
            m_id = toQt(made.second.id);
            m_typist = made.second.typist;
            take(std::move(made.second), 0);
            if (m_play)
                m_timer.start(heartbeat);
        });
}

SessionController::~SessionController() {
    m_bench.run([play = std::move(m_play)]() mutable { play.reset(); });
}

Side *SessionController::sideOf(int seat) const {
    return seat >= 1 && seat <= m_sides.size() ? m_sides[seat - 1] : nullptr;
}

int SessionController::pauseMinutes() const {
    return intAt(m_screen.host, "pauseMinutes");
}

int SessionController::pausedForMinutes() const {
    return m_kind == Paused ? static_cast<int>((nowMs() - m_pausedAtMs) / 60000) : 0;
}

QString SessionController::outcome() const {
    return stringAt(m_screen.host, "outcome");
}

QStringList SessionController::suggestions() const {
    QStringList result;
    for (const auto &id : m_screen.host.value("suggestions", json::array()))
        result.append(toQt(id.get<std::string>()));
    return result;
}

template <class Deed> void SessionController::ask(core::Seat seat, Deed deed) {
    if (!m_play)
        return;
    m_bench.run(
        this,
        [play = m_play, deed = std::move(deed)]() -> Came {
            auto error = deed(*play);
            return {play->screen(), std::move(error)};
        },
        [this, seat](Came came) { take(std::move(came), seat); });
}

void SessionController::act(core::Act act, core::Seat seat) {
    ask(seat, [act = std::move(act)](home::Play &play) -> std::optional<Error> {
        auto done = play.act(act);
        return done ? std::nullopt : std::optional(done.error());
    });
}

void SessionController::sit(int seat, const QVariantMap &typed) {
    m_greeting = false;
    if (seat != m_visitor)
        m_visitor = 0;
    auto passphrases = std::make_shared<home::Play::Typed>();
    for (auto at = typed.begin(); at != typed.end(); ++at)
        passphrases->emplace(at.key().toInt(), typedIn(at.value().toString()));
    ask(seat, [seat, passphrases](home::Play &play) -> std::optional<Error> {
        auto done = play.sit(seat, *passphrases);
        return done ? std::nullopt : std::optional(done.error());
    });
}

QVariantList SessionController::locked() const {
    QVariantList sides;
    for (const auto &seat : m_screen.host.value("locked", json::array()))
        sides.append(QVariant::fromValue(sideOf(seat.get<int>())));
    return m_kind == HandOver ? sides : QVariantList();
}

void SessionController::askAlone(core::Seat seat) {
    m_visitor = seat;
    ask(seat, [seat](home::Play &play) -> std::optional<Error> { return play.askAlone(seat), std::nullopt; });
}

void SessionController::pause(int minutes) {
    act(core::Pause{minutes}, 0);
}
void SessionController::resume() {
    act(core::Resume{}, 0);
}
void SessionController::stop() {
    act(core::Stop{}, 0);
}
void SessionController::leave() {
    act(core::Leave{}, 0);
}

void SessionController::tick() {
    emit ticked();
    if (!m_play || m_ticking)
        return;
    m_ticking = true;
    m_bench.run(
        this,
        [play = m_play]() -> Came {
            auto changed = play->tick();
            if (!changed)
                return {play->screen(), changed.error()};
            return *changed ? Came{play->screen(), std::nullopt} : Came{{}, std::nullopt, false};
        },
        [this](Came came) {
            m_ticking = false;
            if (came.changed)
                take(std::move(came), 0);
        });
}

void SessionController::take(Came came, core::Seat seat) {
    if (came.error)
        tell(*came.error, seat);
    else if (auto *side = sideOf(seat))
        side->say({});
    if (!came.error && (!m_trouble.isEmpty() || !m_refused.isEmpty())) {
        m_trouble.clear();
        m_refused.clear();
        emit troubleChanged();
    }
    apply(std::move(came.screen));
    emit recorded();
}

void SessionController::tell(const Error &error, core::Seat seat) {
    const auto code = toQt(error.code);
    if (code.startsWith("vault.") && m_screen.kind == home::Screen::Kind::handOver) {
        m_refused = toQt(error.sentence);
        emit troubleChanged();
        return;
    }
    auto *side = sideOf(seat);
    if (side && !code.startsWith("store.")) { // the play words it, in the language of the seat
        side->say(toQt(error.sentence));
        return;
    }
    m_trouble = code;
    emit troubleChanged();
}

void SessionController::apply(home::Screen screen) {
    const auto before = m_kind;
    m_screen = std::move(screen);
    countDown(m_screen);
    m_kind = kindOf(m_screen.kind);
    if (before == Alone && m_kind != Alone)
        forgetCopied();
    if (m_kind == Table && m_greeting)
        m_kind = HandOver;
    if (m_kind == Trouble && m_screen.host.contains("code") && m_trouble != stringAt(m_screen.host, "code")) {
        m_trouble = stringAt(m_screen.host, "code");
        emit troubleChanged();
    }
    if (m_kind == Paused && before != Paused)
        m_pausedAtMs = nowMs();
    QList<Side *> laid;
    if (m_kind == Alone && sideOf(m_screen.seat))
        laid = {sideOf(m_screen.seat)};
    else if (m_kind == Table || m_kind == Ended)
        laid = m_sides;
    lay(laid);
    emit screenChanged();
}

json SessionController::viewOf(qsizetype place) const {
    const auto at = static_cast<std::size_t>(place);
    return place >= 0 && at < m_screen.views.size() ? m_screen.views[at] : json::object();
}

// What is not shown is cleared, so that nothing of a seat stays in the tree of accessible things.
void SessionController::lay(const QList<Side *> &sides) {
    std::vector<json> views;
    for (qsizetype index = 0; index < m_sides.size(); ++index)
        views.push_back(viewOf(sides.indexOf(m_sides[index])));
    m_common->show(m_kind == Table ? takeCommon(views) : json::object());
    for (std::size_t index = 0; index < views.size(); ++index)
        m_sides[static_cast<qsizetype>(index)]->show(views[index]);
    if (sides == m_shown)
        return;
    m_shown = sides;
    emit shownChanged();
}

} // namespace attune::ui
