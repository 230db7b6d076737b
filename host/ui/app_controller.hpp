// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/additions.hpp"
#include "ui/bench.hpp"
#include "ui/faces.hpp"
#include "ui/household.hpp"
#include "ui/keeping.hpp"
#include "ui/locks.hpp"
#include "ui/session_controller.hpp"
#include "ui/settings.hpp"

namespace attune::ui {

// The program, as the window sees it: who lives here, what they keep, what they could do, and the session that runs.
class AppController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("There is one, made by main.")
    Q_PROPERTY(State state READ state NOTIFY stateChanged)
    Q_PROPERTY(QString trouble READ trouble NOTIFY stateChanged) // a words key
    Q_PROPERTY(attune::ui::Settings *settings READ settings CONSTANT)
    Q_PROPERTY(attune::ui::Locks *locks READ locks CONSTANT)
    Q_PROPERTY(attune::ui::Keeping *keeping READ keeping CONSTANT)
    Q_PROPERTY(attune::ui::Additions *additions READ additions CONSTANT)
    Q_PROPERTY(attune::ui::Words *words READ words NOTIFY wordsChanged)
    Q_PROPERTY(QVariantList relationships READ relationships NOTIFY peopleChanged)     // RelationshipFace
    Q_PROPERTY(attune::ui::RelationshipFace current READ current NOTIFY peopleChanged) // id empty: nobody yet
    Q_PROPERTY(bool guests READ guests NOTIFY peopleChanged)
    Q_PROPERTY(bool whole READ whole NOTIFY peopleChanged)           // of the current ones all are still here
    Q_PROPERTY(bool child READ child NOTIFY peopleChanged)           // a child is at the table
    Q_PROPERTY(int broken READ broken NOTIFY exercisesChanged)       // additions of the user that could not be taken in
    Q_PROPERTY(QStringList pairs READ pairs NOTIFY exercisesChanged) // for which there is an exercise
    Q_PROPERTY(QVariantList exercises READ exercises NOTIFY exercisesChanged) // ExerciseCard, what fits first
    Q_PROPERTY(QVariantList course READ course NOTIFY courseChanged) // how the exercise goes that was asked for last
    Q_PROPERTY(QVariantList unfinished READ unfinished NOTIFY keptChanged) // OpenSession
    Q_PROPERTY(QVariantList board READ board NOTIFY keptChanged)           // BoardFace
    Q_PROPERTY(QVariantList entered READ entered NOTIFY keptChanged)       // {entry, faces}: by the session that runs
    Q_PROPERTY(QVariantList suggested READ suggested NOTIFY keptChanged)   // {id, title}: by the session that runs
    Q_PROPERTY(attune::ui::SessionController *session READ session NOTIFY sessionChanged)

public:
    enum State { Opening, Trouble, Ready };
    Q_ENUM(State)

    explicit AppController(home::Places places, log::Logger pen, QObject *parent = nullptr);
    ~AppController() override;

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString trouble() const { return m_trouble; }
    [[nodiscard]] Settings *settings() { return &m_settings; }
    [[nodiscard]] Locks *locks() const { return m_locks; }
    [[nodiscard]] Keeping *keeping() const { return m_keeping; }
    [[nodiscard]] Additions *additions() const { return m_additions; }
    [[nodiscard]] Words *words() const { return m_words; }
    [[nodiscard]] QVariantList relationships() const { return m_relationships; }
    [[nodiscard]] RelationshipFace current() const { return m_current; }
    [[nodiscard]] bool guests() const { return m_household && m_household->guests; }
    [[nodiscard]] bool whole() const { return m_whole; }
    [[nodiscard]] bool child() const;
    [[nodiscard]] int broken() const { return m_catalog ? static_cast<int>(m_catalog->findings.size()) : 0; }
    [[nodiscard]] QStringList pairs() const;
    [[nodiscard]] QVariantList exercises() const { return m_exercises; }
    [[nodiscard]] QVariantList course() const { return m_course; }
    [[nodiscard]] QVariantList unfinished() const { return m_kept.unfinished; }
    [[nodiscard]] QVariantList board() const { return m_kept.board; }
    [[nodiscard]] QVariantList entered() const;
    [[nodiscard]] QVariantList suggested() const;
    [[nodiscard]] SessionController *session() const { return m_session; }

    Q_INVOKABLE void open();
    Q_INVOKABLE void formRelationship(const QString &pair, const QVariantList &newcomers);
    Q_INVOKABLE void tryIt(const QString &kind); // couple mother_son
    Q_INVOKABLE void choose(const QString &relationship);
    Q_INVOKABLE void speak(const QString &person, const QString &language);
    Q_INVOKABLE attune::ui::ExerciseCard exercise(const QString &id) const;
    // ExerciseCard of those with all these words that take no longer than so many minutes (0: any) and are of this family
    // (empty: any); of those that do not fit the pair too, if `everything`.
    Q_INVOKABLE QVariantList find(const QString &words, int minutes, const QString &family, bool everything) const;
    Q_INVOKABLE void askCourse(const QString &exercise);
    Q_INVOKABLE void begin(const QString &exercise, int typist); // a seat; 0: each types for themselves
    Q_INVOKABLE void takeUp(const QString &session);
    Q_INVOKABLE void tryAgain();                     // what the session failed at, with a new process
    Q_INVOKABLE void endEntry(const QString &entry); // it does not hold any more, and stays on the board
    // From a copy, while nobody lives here.
    Q_INVOKABLE void bringBack(const QString &file);
    Q_INVOKABLE void closeSession();
    // Ends the process. What was answered is on disk already; what was only typed waits for its turn there, but not for long.
    Q_INVOKABLE void leave();
    // The same, and begins anew where whoever has a passphrase is asked for it. Whatever was open is gone with the process.
    Q_INVOKABLE void lock();
    // Nobody has touched anything for ten minutes, or for an hour: to talk takes no hands.
    void idle(bool long_);

signals:
    void stateChanged();
    void wordsChanged();
    void peopleChanged();
    void exercisesChanged();
    void courseChanged();
    void keptChanged();
    void sessionChanged();
    void formed();
    void broughtBack();
    void refused(const QString &code);
    void leaveAsked(); // by the keyboard
    void lockAsked();  // by nobody being there

private:
    struct Kept {
        QVariantList unfinished, board;
    };
    struct Seen { // a copy of what the home knows
        QVariantList relationships;
        RelationshipFace current;
        bool whole = true;
        catalog::Audience audience;
        Kept kept;
    };
    struct Changed {
        std::string relationship; // who sits at the table now
        std::optional<Error> error;
    };
    static Seen look(const Household &household, const std::string &relationship, const std::string &language);
    template <class Deed, class Then> void change(Deed deed, Then then);
    void enter(std::shared_ptr<Household> household);
    void see(Seen seen);
    void refresh();
    void refreshKept();
    void start(SessionController::Maker make, const std::string &relationship, bool anew);
    void speakTheWindows();
    void shelve();
    void fail(const Error &error);
    void end(int code);

    const home::Places m_places;
    const log::Logger m_pen; // for what goes wrong at the edges
    Settings m_settings;
    Bench m_bench;
    std::shared_ptr<const catalog::Texts> m_texts;
    std::shared_ptr<const catalog::Catalog> m_catalog;
    std::shared_ptr<Household> m_household; // its home belongs to the bench
    Locks *m_locks = nullptr;
    Keeping *m_keeping = nullptr;
    Additions *m_additions = nullptr;
    Words *m_words = nullptr;
    SessionController *m_session = nullptr;
    std::function<void()> m_again; // begins or takes up what was begun or taken up last
    State m_state = Opening;
    QString m_trouble;
    QVariantList m_relationships, m_exercises, m_course;
    RelationshipFace m_current;
    bool m_whole = true;
    catalog::Audience m_audience;
    Kept m_kept;
};

} // namespace attune::ui
