// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/deeds.hpp"

#include <QVariantList>

namespace attune::ui {

// What is kept, as the window sees it: sessions that are over or wait, copies, and what is to be forgotten for good.
class Keeping : public attune::ui::Deeds { // in full, or the tools of QML miss it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The application has it.")
    Q_PROPERTY(QVariantList sessions READ sessions NOTIFY
                   changed) // of those at the table, newest first: {session, title, dayMs}
    Q_PROPERTY(double copiedMs READ copiedMs NOTIFY changed)  // the newest copy that Attune made by itself; 0: none
    Q_PROPERTY(QStringList disks READ disks NOTIFY changed)   // folders on other disks, where a copy could go
    Q_PROPERTY(QStringList copies READ copies NOTIFY changed) // copies on other disks, and those made by itself
    Q_PROPERTY(QString made READ made NOTIFY madeChanged)     // the copy that was just made

public:
    struct Table { // who sits there now
        std::shared_ptr<Household> household;
        std::string relationship, language;
    };
    using At = std::function<Table()>;
    Keeping(Bench &bench, At at, home::Places places, QObject *parent = nullptr);

    [[nodiscard]] QVariantList sessions() const { return m_seen.sessions; }
    [[nodiscard]] double copiedMs() const { return m_seen.copiedMs; }
    [[nodiscard]] QStringList disks() const { return m_seen.disks; }
    [[nodiscard]] QStringList copies() const { return m_seen.copies; }
    [[nodiscard]] QString made() const { return m_made; }

    Q_INVOKABLE void look();
    Q_INVOKABLE void copyTo(const QString &folder);
    // `what`: answers (of `person`, in the session `id`) session entry (on the board of those at the table) relationship
    // person. `typed`: person -> passphrase, of each who has one and whose it is.
    Q_INVOKABLE void erase(const QString &what, const QString &id, const QString &person, const QVariantMap &typed);
    Q_INVOKABLE void putAway(); // what was refused, and what was made

    // When somebody is here: the copy of the day. Nobody waits for it; one that cannot be made is due the next time.
    void copyIfDue();

signals:
    void changed();
    void madeChanged();
    void erased();

private:
    struct Seen {
        QVariantList sessions;
        double copiedMs = 0;
        QStringList disks, copies;
        bool operator==(const Seen &) const = default;
    };
    static Seen seen(const Table &table, const home::Places &places);
    template <class Deed, class Then> void change(Deed deed, Then then);
    void see(Seen seen);

    At m_at;
    const home::Places m_places;
    Seen m_seen;
    QString m_made;
};

} // namespace attune::ui
