// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "preview/stage.hpp"
#include "ui/bench.hpp"
#include "ui/session_controller.hpp"
#include "ui/settings.hpp"

#include <QFileSystemWatcher>
#include <QTimer>

namespace attune::ui {

// An exercise while its author works on it: the stage as people see it, made anew whenever a file is saved. What goes on on it
// is kept nowhere.
class Preview : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("There is one, made by main.")
    Q_PROPERTY(attune::ui::SessionController *session READ session NOTIFY sessionChanged) // of the last good content
    Q_PROPERTY(attune::ui::Settings *settings READ settings CONSTANT)
    Q_PROPERTY(attune::ui::Words *words READ words CONSTANT)
    Q_PROPERTY(QString mistake READ mistake NOTIFY said) // a sentence with its place; empty: there is none
    Q_PROPERTY(int mistakes READ mistakes NOTIFY said)
    Q_PROPERTY(QString note READ note NOTIFY said)               // a words key
    Q_PROPERTY(QStringList exercises READ exercises NOTIFY said) // what can be shown, and what is
    Q_PROPERTY(QStringList languages READ languages NOTIFY said) // one for both, or one a seat: en,es
    Q_PROPERTY(QStringList kinds READ kinds NOTIFY said)         // of pairs, as home::guestsFor names them
    Q_PROPERTY(QString exercise READ exercise NOTIFY said)
    Q_PROPERTY(QString language READ language NOTIFY said)
    Q_PROPERTY(QString kind READ kind NOTIFY said)
    Q_PROPERTY(bool child READ child NOTIFY said)
    Q_PROPERTY(QVariantList entered READ entered NOTIFY boardChanged) // {entry, faces}: what the session left

public:
    struct Choice {
        std::string exercise, language, kind; // empty: the first that there is
    };
    // `places`: a home that nobody needs.
    Preview(std::filesystem::path folder, home::Places places, Choice choice, QObject *parent = nullptr);
    ~Preview() override;

    [[nodiscard]] SessionController *session() const { return m_session; }
    [[nodiscard]] Settings *settings() { return &m_settings; }
    [[nodiscard]] Words *words() const { return m_words; }
    [[nodiscard]] QString mistake() const { return m_mistake; }
    [[nodiscard]] int mistakes() const { return m_mistakes; }
    [[nodiscard]] QString note() const { return m_note; }
    [[nodiscard]] QStringList exercises() const { return m_offer.exercises; }
    [[nodiscard]] QStringList languages() const { return m_offer.languages; }
    [[nodiscard]] QStringList kinds() const { return m_offer.kinds; }
    [[nodiscard]] QString exercise() const;
    [[nodiscard]] QString language() const;
    [[nodiscard]] QString kind() const;
    [[nodiscard]] bool child() const;
    [[nodiscard]] QVariantList entered() const { return m_entered; }

    Q_INVOKABLE void choose(const QString &what, const QString &value); // exercise language kind
    Q_INVOKABLE void back();                                            // to the step before
    Q_INVOKABLE void restart();
    Q_INVOKABLE void leave(); // as from the window itself: the process ends

signals:
    void sessionChanged();
    void boardChanged();
    void said();

private:
    struct Offer {
        QStringList exercises, languages, kinds;
    };
    struct Opened { // or what hinders
        std::vector<Error> mistakes;
        Offer offer;
        Choice choice;
        std::shared_ptr<preview::Stage> stage;
        std::vector<Face> faces;
        bool fits = true; // all that was done before
        bool begun = false;
    };
    enum class Start { whereTheyAre, before, anew };
    static Opened opened(const std::filesystem::path &folder, const home::Places &places,
                         const std::shared_ptr<const catalog::Texts> &words, const Choice &choice,
                         preview::Script script);
    void watch();
    void open(Start start, bool surely);
    void take(Opened opened, bool surely);
    void show(Opened opened);
    void adopt(SessionController *session);
    void lookAtBoard();

    const std::filesystem::path m_folder;
    const home::Places m_places;
    Settings m_settings;
    std::shared_ptr<const catalog::Texts> m_texts;
    Words *m_words;
    Bench m_bench;
    QFileSystemWatcher m_watcher;
    QTimer m_saved, m_again;
    Choice m_choice;
    Offer m_offer;
    std::shared_ptr<preview::Stage> m_stage; // the bench asks it; it ends there
    SessionController *m_session = nullptr, *m_coming = nullptr;
    QString m_mistake, m_note;
    int m_mistakes = 0;
    QVariantList m_entered;
};

} // namespace attune::ui
