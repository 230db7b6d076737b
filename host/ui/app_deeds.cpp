// SPDX-License-Identifier: Apache-2.0
// What people do at the window that the home has to remember, or a session has to begin with.
#include "ui/app_controller.hpp"
#include "ui/values.hpp"
#include "vault/backup.hpp"

namespace attune::ui {
namespace {

home::Newcomer newcomerFrom(const QVariantMap &map) {
    const auto text = [&](const char *key) { return toStd(map.value(key).toString()); };
    home::Newcomer one;
    one.person.id = text("id");
    one.person.name = text("name");
    one.person.colour = text("colour");
    one.person.shape = text("shape");
    one.person.language = text("language");
    one.person.band = text("band");
    one.person.grammar = text("grammar");
    one.role = text("role");
    return one;
}

// Two who are nobody, for a try.
std::vector<home::Newcomer> twoGuests(const std::string &language, bool couple) {
    const auto guest = [&](const char *name, const char *colour, const char *shape, const char *grammar) {
        home::Newcomer one;
        one.person = {.id = {}, .name = name, .colour = colour, .shape = shape, .language = language};
        one.person.grammar = couple ? "n" : grammar;
        return one;
    };
    auto first = guest("Robin", "teal", "circle", "f"), second = guest("Sam", "amber", "triangle", "m");
    first.role = couple ? "partner" : "mother";
    second.role = couple ? "partner" : "son";
    return {first, second};
}

} // namespace

template <class Deed, class Then> void AppController::change(Deed deed, Then then) {
    if (!m_household) // it is being brought back
        return;
    m_bench.run(
        this,
        [household = m_household, deed = std::move(deed), language = toStd(m_settings.language()),
         table = toStd(m_current.id)] {
            Changed changed = deed(*household->home);
            return std::pair(changed,
                             look(*household, changed.relationship.empty() ? table : changed.relationship, language));
        },
        [this, then = std::move(then)](std::pair<Changed, Seen> came) {
            see(std::move(came.second));
            if (came.first.error)
                emit refused(toQt(came.first.error->code));
            else
                then();
        });
}

void AppController::formRelationship(const QString &pair, const QVariantList &newcomers) {
    std::vector<home::Newcomer> people;
    for (const auto &one : newcomers)
        people.push_back(newcomerFrom(one.toMap()));
    change(
        [pair = toStd(pair), people = std::move(people)](home::Home &home) -> Changed {
            auto made = home.formRelationship(pair, people);
            return made ? Changed{*made, std::nullopt} : Changed{"", made.error()};
        },
        [this] { emit formed(); });
}

void AppController::tryIt(const QString &kind) {
    m_bench.run(
        this,
        [places = m_places, catalog = m_catalog, texts = m_texts, pen = m_pen, couple = kind == "couple",
         language = toStd(m_settings.language())]() -> Result<std::shared_ptr<Household>> {
            auto household = openHousehold(places, catalog, texts, true, pen);
            if (household)
                if (auto made =
                        (*household)
                            ->home->formRelationship(couple ? "couple" : "parent_child", twoGuests(language, couple));
                    !made)
                    return tl::unexpected(made.error());
            return household;
        },
        [this](Result<std::shared_ptr<Household>> household) {
            household ? enter(std::move(*household)) : fail(household.error());
        });
}

void AppController::choose(const QString &relationship) {
    m_current.id = relationship;
    refresh();
}

void AppController::speak(const QString &person, const QString &language) {
    change(
        [person = toStd(person), language = toStd(language)](home::Home &home) -> Changed {
            const auto *known = home.person(person);
            if (!known)
                return {};
            auto changed = *known;
            changed.language = language;
            auto done = home.changePerson(std::move(changed));
            return {"", done ? std::nullopt : std::optional(done.error())};
        },
        [] {});
}

void AppController::askCourse(const QString &exercise) {
    catalog::Reader reader{.language = toStd(m_settings.language()), .pair = m_audience.pair};
    for (const auto &member : m_current.members)
        reader.seats.push_back({toStd(member.value<PersonFace>().name), "n"});
    m_course.clear();
    m_bench.run(
        this,
        [catalog = m_catalog, texts = m_texts, reader = std::move(reader), exercise = toStd(exercise)] {
            const auto *found = catalog->exercise(exercise);
            return found ? courseOf(*found, *catalog, *texts, reader) : QVariantList{};
        },
        [this](QVariantList course) {
            m_course = std::move(course);
            emit courseChanged();
        });
}

void AppController::endEntry(const QString &entry) {
    change(
        [who = toStd(m_current.id), entry = toStd(entry)](home::Home &home) -> Changed {
            auto done = home.endBoardEntry(who, entry);
            return {"", done ? std::nullopt : std::optional(done.error())};
        },
        [] {});
}

void AppController::bringBack(const QString &file) {
    if (!m_household) // once is enough
        return;
    struct Came {
        std::shared_ptr<Household> household;
        std::optional<Error> error;
    };
    m_bench.run(
        this,
        [places = m_places, catalog = m_catalog, texts = m_texts, pen = m_pen, before = std::exchange(m_household, {}),
         file = toStd(file.trimmed())]() mutable -> Came {
            before.reset(); // it has the log open
            auto restored = vault::restoreBackup(file, places.log(), places.keys());
            auto household = openHousehold(places, catalog, texts, false, pen);
            Came came;
            if (!restored)
                came.error = restored.error();
            else if (!household)
                came.error = household.error();
            if (household)
                came.household = std::move(*household);
            return came;
        },
        [this](Came came) {
            came.household ? enter(std::move(came.household)) : fail(*came.error);
            if (came.error)
                emit refused(toQt(came.error->code));
            else
                emit broughtBack();
        });
}

void AppController::start(SessionController::Maker make, const std::string &relationship, bool anew) {
    m_bench.run(
        this,
        [household = m_household, relationship] {
            const auto *who = household->home->relationship(relationship);
            return who ? seatsOf(*household->home, *who) : std::vector<Face>{};
        },
        [this, anew, make = std::move(make)](std::vector<Face> seats) {
            closeSession();
            m_session = new SessionController(m_bench, *m_texts, std::move(seats), make, this);
            if (anew)
                m_session->greet();
            connect(m_session, &SessionController::recorded, this, &AppController::refreshKept);
            emit sessionChanged();
        });
}

void AppController::tryAgain() {
    if (m_session && !m_session->id().isEmpty())
        takeUp(m_session->id());
    else if (m_again)
        m_again();
}

void AppController::begin(const QString &exercise, int typist) {
    m_again = [this, exercise, typist] { begin(exercise, typist); };
    start(
        [household = m_household, who = toStd(m_current.id), exercise = toStd(exercise), typist] {
            return home::Play::begin(*household->home, *household->catalog, *household->words, who, exercise,
                                     household->launcher, typist);
        },
        toStd(m_current.id), true);
}

void AppController::takeUp(const QString &session) {
    m_again = [this, session] { takeUp(session); };
    start(
        [household = m_household, session = toStd(session)] {
            return home::Play::takeUp(*household->home, *household->catalog, *household->words, session,
                                      household->launcher);
        },
        toStd(m_current.id), false);
}

void AppController::closeSession() {
    if (!m_session)
        return;
    auto *over = std::exchange(m_session, nullptr);
    emit sessionChanged();
    over->deleteLater();
    refresh();
}

} // namespace attune::ui
