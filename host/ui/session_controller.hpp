// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "home/play.hpp"
#include "ui/bench.hpp"
#include "ui/side.hpp"

#include <QQmlListProperty>
#include <QTimer>

namespace attune::ui {

// One running session, as the window sees it. Acts go to the bench; the screen that comes of them comes back.
class SessionController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The application starts sessions.")
    Q_PROPERTY(Kind kind READ kind NOTIFY screenChanged)
    Q_PROPERTY(int seat READ seat NOTIFY screenChanged)
    Q_PROPERTY(attune::ui::Side *next READ next NOTIFY screenChanged) // who is to sit down; null: both
    Q_PROPERTY(QQmlListProperty<attune::ui::Side> shown READ shown NOTIFY shownChanged)
    Q_PROPERTY(QQmlListProperty<attune::ui::Side> everybody READ everybody CONSTANT)
    // What all at the table read alike, once; empty where they differ, or read different languages.
    Q_PROPERTY(attune::ui::Side *common READ common CONSTANT)
    Q_PROPERTY(bool visiting READ visiting NOTIFY screenChanged) // who is alone here asked to be, and goes back at will
    Q_PROPERTY(int typist READ typist NOTIFY screenChanged)      // the seat that types for all; 0: each for themselves
    Q_PROPERTY(QVariantList locked READ locked NOTIFY screenChanged) // Sides whose passphrase it takes to sit down
    Q_PROPERTY(QString refused READ refused NOTIFY troubleChanged)   // a sentence: why nobody sat down
    Q_PROPERTY(int pauseMinutes READ pauseMinutes NOTIFY screenChanged)
    Q_PROPERTY(int pausedForMinutes READ pausedForMinutes NOTIFY ticked)
    Q_PROPERTY(QString outcome READ outcome NOTIFY screenChanged)
    Q_PROPERTY(QStringList suggestions READ suggestions NOTIFY screenChanged)
    Q_PROPERTY(
        QString trouble READ trouble NOTIFY troubleChanged) // a code: the words key of what hinders; empty: nothing

public:
    enum Kind { Waiting, HandOver, Alone, Table, Paused, Ended, Trouble };
    Q_ENUM(Kind)
    using Maker = std::function<Result<std::shared_ptr<home::Play>>()>;

    // `make` runs on the bench. `texts` (the window's words) outlive this, and so does the bench.
    SessionController(Bench &bench, const catalog::Texts &texts, std::vector<Face> faces, Maker make,
                      QObject *parent = nullptr);
    ~SessionController() override;
    // Begins with "we are both here".
    void greet() { m_greeting = true; }

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] int seat() const { return m_screen.seat; }
    [[nodiscard]] Side *next() const { return sideOf(m_screen.seat); }
    [[nodiscard]] QQmlListProperty<Side> shown() { return {this, &m_shown}; }
    [[nodiscard]] QQmlListProperty<Side> everybody() { return {this, &m_sides}; }
    [[nodiscard]] Side *common() { return m_common; }
    [[nodiscard]] bool visiting() const { return m_kind == Alone && m_visitor == m_screen.seat; }
    [[nodiscard]] int typist() const { return m_typist; }
    [[nodiscard]] QVariantList locked() const;
    [[nodiscard]] QString refused() const { return m_refused; }
    [[nodiscard]] int pauseMinutes() const;
    [[nodiscard]] int pausedForMinutes() const;
    [[nodiscard]] QString outcome() const;
    [[nodiscard]] QStringList suggestions() const;
    [[nodiscard]] QString trouble() const { return m_trouble; }
    [[nodiscard]] QString id() const { return m_id; }
    [[nodiscard]] std::uint64_t seen() const { return m_screen.seen; }

    Q_INVOKABLE attune::ui::Side *sideOf(int seat) const;
    // 0: we are both here. `typed`: the passphrases that `locked` asks for, by seat, as text.
    Q_INVOKABLE void sit(int seat, const QVariantMap &typed = {});
    Q_INVOKABLE void pause(int minutes);
    Q_INVOKABLE void resume();
    Q_INVOKABLE void stop();
    void leave();
    void act(core::Act act, core::Seat seat);
    void askAlone(core::Seat seat);

signals:
    void screenChanged();
    void shownChanged();
    void troubleChanged();
    void ticked();
    void cue(const QString &cue);
    // Something that everybody may read has changed: the board, or the list of open sessions.
    void recorded();

private:
    struct Came {
        home::Screen screen;
        std::optional<Error> error;
        bool changed = true;
        std::string id = {}; // of the session, when it has just begun
        int typist = 0;
    };
    template <class Deed> void ask(core::Seat seat, Deed deed);
    void take(Came came, core::Seat seat);
    void tell(const Error &error, core::Seat seat);
    void apply(home::Screen screen);
    void lay(const QList<Side *> &sides);
    [[nodiscard]] json viewOf(qsizetype place) const;
    void tick();

    Bench &m_bench;
    std::shared_ptr<home::Play> m_play; // used on the bench alone, and ended there
    QList<Side *> m_sides, m_shown;
    Side *m_common = nullptr;
    home::Screen m_screen;
    Kind m_kind = Waiting;
    QString m_trouble, m_id, m_refused;
    QTimer m_timer;
    std::int64_t m_pausedAtMs = 0;   // monotonic
    int m_typist = 0, m_visitor = 0; // seats; 0: nobody
    bool m_ticking = false, m_greeting = false;
};

} // namespace attune::ui
