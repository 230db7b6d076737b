// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "packed/added.hpp"
#include "ui/deeds.hpp"

#include <QVariantList>

namespace attune::ui {

// Plugins that somebody added, as the window sees them; and one that is looked at before it is installed.
class Additions : public attune::ui::Deeds { // in full, or the tools of QML miss it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The application has them.")
    // Of each {id, name, version, vendor, description, signer, trusted, reads, off, changed}: signer in a form to compare, or empty;
    // trusted: what its user calls them; reads: the kinds of entries of the board that it is shown; changed: since it was
    // installed, so it does not run.
    Q_PROPERTY(QVariantList added READ added NOTIFY changed)
    // The same of one that was looked at, with {exercises: titles, replaced: a version, older: than that}; empty: none.
    Q_PROPERTY(QVariantMap offered READ offered NOTIFY changed)

public:
    using Lives = std::function<std::shared_ptr<Household>()>;
    Additions(Bench &bench, Lives lives, home::Places places, log::Logger pen, QObject *parent = nullptr);

    [[nodiscard]] QVariantList added() const { return m_seen.added; }
    [[nodiscard]] QVariantMap offered() const { return m_seen.offered; }

    Q_INVOKABLE void look();
    Q_INVOKABLE void open(const QString &file);
    Q_INVOKABLE void install(); // what was looked at
    Q_INVOKABLE void putAway(); // the same, and what was refused
    Q_INVOKABLE void turn(const QString &plugin, bool on);
    Q_INVOKABLE void remove(const QString &plugin);

signals:
    void changed();
    void installed();
    void shelved(std::shared_ptr<const attune::catalog::Catalog> catalog);

private:
    struct Seen {
        QVariantList added;
        QVariantMap offered;
        std::shared_ptr<const catalog::Catalog> catalog;
    };
    using Offer = std::shared_ptr<std::optional<packed::Offered>>; // the bench's
    static Seen seen(Household &household, const home::Places &places, const log::Logger &pen, const Offer &offer);
    template <class Deed, class Then> void change(Deed deed, Then then);

    Lives m_lives;
    const home::Places m_places;
    const log::Logger m_pen;
    Offer m_offer = std::make_shared<std::optional<packed::Offered>>();
    Seen m_seen;
};

} // namespace attune::ui
