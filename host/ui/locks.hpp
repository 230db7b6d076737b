// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/deeds.hpp"

#include <QVariantList>

namespace attune::ui {

// Passphrases, as the window sees them. What is typed goes to the bench and is wiped there; nothing of it comes back.
class Locks : public attune::ui::Deeds { // in full, or the tools of QML miss it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The application has them.")
    // Vaults that wait for a passphrase: {person, name, colour, shape}; the name is empty unless its owner wanted it here.
    Q_PROPERTY(QVariantList doors READ doors NOTIFY changed)
    // People whose vault is open: {person, name, colour, shape, locked, shown}; locked: it has a passphrase.
    Q_PROPERTY(QVariantList people READ people NOTIFY changed)
    Q_PROPERTY(bool any READ any NOTIFY changed)                   // somebody has a passphrase
    Q_PROPERTY(QString printed READ printed NOTIFY printedChanged) // a recovery key, until it is put away

public:
    using Lives = std::function<std::shared_ptr<Household>()>;
    Locks(Bench &bench, Lives lives, QString words, QObject *parent = nullptr);

    [[nodiscard]] QVariantList doors() const { return m_seen.doors; }
    [[nodiscard]] QVariantList people() const { return m_seen.people; }
    [[nodiscard]] bool any() const { return m_seen.any; }
    [[nodiscard]] QString printed() const { return m_printed; }

    // An empty person: one of those who are not named.
    Q_INVOKABLE void unlock(const QString &person, const QString &typed);
    // `now` is asked for if there is one; an empty `fresh` takes it away.
    Q_INVOKABLE void change(const QString &person, const QString &now, const QString &fresh);
    Q_INVOKABLE void recover(const QString &person, const QString &printed, const QString &fresh);
    Q_INVOKABLE void print(const QString &person, const QString &now);
    Q_INVOKABLE void putAway(); // the printed key, and what was refused
    Q_INVOKABLE void show(const QString &person, bool shown);
    Q_INVOKABLE QString suggest(const QString &language) const; // six words

    void look();

signals:
    void changed();
    void printedChanged();
    void unlocked(); // there is more to see
    void done();     // something was changed

private:
    struct Seen {
        QVariantList doors, people;
        bool any = false;
        bool operator==(const Seen &) const = default;
    };
    static Seen seen(const home::Home &home);
    template <class Deed, class Then> void change(Deed deed, Then then);
    void see(Seen seen);

    Lives m_lives;
    QString m_words; // folder of the lists that passphrases are made of
    Seen m_seen;
    QString m_printed;
};

} // namespace attune::ui
