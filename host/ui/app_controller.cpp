// SPDX-License-Identifier: Apache-2.0
#include "ui/app_controller.hpp"

#include "packed/added.hpp"
#include "ui/process.hpp"
#include "ui/values.hpp"

#include <QCoreApplication>
#include <QTimer>
#include <algorithm>
#include <cstdlib>

namespace attune::ui {
namespace {

constexpr int copyAfterMs = 10'000; // when the first page stands, and nobody waits for the bench
constexpr int leaveWithinMs = 400;  // the picture is gone by then; so shall the process be

} // namespace

AppController::AppController(home::Places places, log::Logger pen, QObject *parent)
    : QObject(parent), m_places(std::move(places)), m_pen(std::move(pen)),
      m_settings(toQt((m_places.home / "settings.ini").string())) {
    auto texts = catalog::Texts::read(m_places.words);
    m_texts = std::make_shared<const catalog::Texts>(texts ? std::move(*texts) : catalog::Texts{});
    m_locks = new Locks(m_bench, [this] { return m_household; }, toQt(m_places.words.string()), this);
    m_keeping = new Keeping(
        m_bench, [this] { return Keeping::Table{m_household, toStd(m_current.id), toStd(m_settings.language())}; },
        m_places, this);
    m_additions = new Additions(m_bench, [this] { return m_household; }, m_places, m_pen, this);
    connect(m_additions, &Additions::shelved, this, [this](std::shared_ptr<const catalog::Catalog> catalog) {
        m_catalog = std::move(catalog);
        shelve();
    });
    connect(m_keeping, &Keeping::erased, this, &AppController::refresh);
    connect(m_locks, &Locks::unlocked, this, &AppController::refresh);
    connect(this, &AppController::peopleChanged, m_locks, &Locks::look);
    speakTheWindows();
    connect(&m_settings, &Settings::changed, this, &AppController::speakTheWindows);
    open();
}

AppController::~AppController() {
    qDeleteAll(findChildren<SessionController *>()); // their plays end on the bench before the home does
    m_bench.run([household = std::move(m_household)]() mutable { household.reset(); });
}

void AppController::open() {
    m_state = Opening;
    emit stateChanged();
    struct Opened {
        std::shared_ptr<const catalog::Catalog> catalog;
        Result<std::shared_ptr<Household>> household;
    };
    m_bench.run(
        this,
        [places = m_places, texts = m_texts, pen = m_pen]() -> Opened {
            auto catalog = std::make_shared<const catalog::Catalog>(packed::discover(places.folders));
            auto household = openHousehold(places, catalog, texts, false, pen);
            return {std::move(catalog), std::move(household)};
        },
        [this](Opened opened) {
            m_catalog = std::move(opened.catalog);
            opened.household ? enter(std::move(*opened.household)) : fail(opened.household.error());
        });
}

void AppController::fail(const Error &error) {
    m_state = Trouble;
    m_trouble = toQt(error.code);
    emit stateChanged();
}

void AppController::enter(std::shared_ptr<Household> household) {
    m_household = std::move(household);
    m_bench.run(
        this,
        [household = m_household, language = toStd(m_settings.language())] { return look(*household, "", language); },
        [this](Seen seen) {
            m_state = Ready;
            see(std::move(seen));
            emit stateChanged();
            QTimer::singleShot(copyAfterMs, m_keeping, &Keeping::copyIfDue);
        });
}

AppController::Seen AppController::look(const Household &household, const std::string &relationship,
                                        const std::string &language) {
    const auto &home = *household.home;
    Seen seen;
    for (const auto &one : home.relationships())
        seen.relationships.append(QVariant::fromValue(faceOf(home, one)));
    const auto *current = home.relationship(relationship);
    if (!current && !home.relationships().empty())
        current = &home.relationships().back();
    if (!current)
        return seen;
    seen.current = faceOf(home, *current);
    seen.whole = home.isWhole(*current);
    seen.audience = home.audience(*current);
    for (const auto &entry : home.board(current->id).entries)
        seen.kept.board.append(QVariant::fromValue(faceOf(entry, language)));
    for (const auto *session : home.sessions()) {
        const auto &opening = session->opening();
        if (!seen.whole || session->status() == core::Status::ended || opening.relationship != current->id ||
            !household.catalog->exercise(opening.exercise))
            continue;
        OpenSession open;
        open.session = toQt(opening.session);
        open.title = titleOf(opening.exercise, *household.catalog, *household.words, language);
        seen.kept.unfinished.prepend(QVariant::fromValue(open));
    }
    return seen;
}

void AppController::see(Seen seen) {
    m_relationships = std::move(seen.relationships);
    m_current = std::move(seen.current);
    m_whole = seen.whole;
    m_audience = std::move(seen.audience);
    m_kept = std::move(seen.kept);
    shelve();
    emit peopleChanged();
    emit keptChanged();
}

void AppController::refresh() {
    if (!m_household)
        return;
    m_bench.run(
        this,
        [household = m_household, relationship = toStd(m_current.id), language = toStd(m_settings.language())] {
            return look(*household, relationship, language);
        },
        [this](Seen seen) { see(std::move(seen)); });
}

// While a session runs, the people stay as they are.
void AppController::refreshKept() {
    m_bench.run(
        this,
        [household = m_household, relationship = toStd(m_current.id), language = toStd(m_settings.language())] {
            return look(*household, relationship, language).kept;
        },
        [this](Kept kept) {
            m_kept = std::move(kept);
            emit keptChanged();
        });
}

// What fits comes first, then by title.
void AppController::shelve() {
    m_exercises.clear();
    if (!m_catalog)
        return;
    catalog::Reader reader{.language = toStd(m_settings.language()),
                           .seat = 0,
                           .band = "adult",
                           .role = {},
                           .pair = m_audience.pair,
                           .seats = {}};
    std::vector<ExerciseCard> cards;
    for (const auto &exercise : m_catalog->exercises)
        cards.push_back(cardOf(exercise, *m_catalog, *m_texts, reader, m_audience));
    std::stable_sort(cards.begin(), cards.end(), [](const ExerciseCard &a, const ExerciseCard &b) {
        return a.fits != b.fits ? a.fits : a.title.localeAwareCompare(b.title) < 0;
    });
    for (const auto &card : cards)
        m_exercises.append(QVariant::fromValue(card));
    emit exercisesChanged();
}

void AppController::speakTheWindows() {
    const auto language = m_settings.language();
    if (m_words && m_words->language() == language)
        return;
    if (m_words)
        m_words->deleteLater();
    m_words = new Words(*m_texts, {.language = toStd(language)}, this);
    emit wordsChanged();
    refresh();
}

bool AppController::child() const {
    return std::any_of(m_current.members.begin(), m_current.members.end(),
                       [](const QVariant &member) { return member.value<PersonFace>().band == "child"; });
}

QStringList AppController::pairs() const {
    QStringList result;
    for (const auto &exercise : m_catalog ? m_catalog->exercises : std::vector<catalog::Exercise>{})
        for (const auto &fit : exercise.fitsFor)
            result += fit.pair == "any" ? QStringList{"couple", "parent_child", "family"} : QStringList{toQt(fit.pair)};
    result.removeDuplicates();
    return result;
}

ExerciseCard AppController::exercise(const QString &id) const {
    for (const auto &one : m_exercises)
        if (auto card = one.value<ExerciseCard>(); card.id == id)
            return card;
    return {};
}

QVariantList AppController::find(const QString &words, int minutes, const QString &family, bool everything) const {
    const catalog::Sought sought(toStd(words));
    QVariantList result;
    for (const auto &one : m_exercises) {
        const auto card = one.value<ExerciseCard>();
        if ((everything || card.fits) && (minutes == 0 || card.minMinutes <= minutes) &&
            (family.isEmpty() || card.family == family) && sought.isIn(card.words))
            result.append(one);
    }
    return result;
}

QVariantList AppController::entered() const {
    QVariantList result;
    for (const auto &one : m_kept.board)
        if (const auto entry = one.value<BoardFace>(); m_session && entry.session == m_session->id())
            result.append(QVariantMap{{"entry", entry.entry}, {"faces", m_current.members}});
    return result;
}

QVariantList AppController::suggested() const {
    QVariantList result;
    for (const auto &id : m_session ? m_session->suggestions() : QStringList())
        if (const auto card = exercise(id); !card.id.isEmpty() && card.fits)
            result.append(QVariantMap{{"id", card.id}, {"title", card.title}});
    return result;
}

void AppController::leave() {
    end(0);
}

void AppController::lock() {
    end(again);
}

void AppController::end(int code) {
    if (m_session)
        m_session->leave();
    m_bench.run([code] { // after what is in hand
        QMetaObject::invokeMethod(qApp, [code] { QCoreApplication::exit(code); });
    });
    QTimer::singleShot(leaveWithinMs, qApp, [code] { code == again ? beginAnew() : std::_Exit(code); });
}

void AppController::idle(bool long_) {
    const bool talking = m_session && m_session->kind() == SessionController::Table;
    if (m_locks->any() && (long_ || !talking))
        emit lockAsked();
}

} // namespace attune::ui
