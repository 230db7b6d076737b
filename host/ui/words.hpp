// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/texts.hpp"

#include <QObject>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

namespace attune::ui {

// The words of the window in one language, for one reader. Never changes; another language is another object.
class Words : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Words come from the application or from a side of the table.")
    Q_PROPERTY(QString language READ language CONSTANT)

public:
    // `texts` outlives this.
    Words(const catalog::Texts &texts, catalog::Reader reader, QObject *parent = nullptr);
    [[nodiscard]] QString language() const;

    // Strings among the arguments stand as they are; numbers follow the language's plural rules.
    Q_INVOKABLE QString t(const QString &key, const QVariantMap &args = {}) const;
    Q_INVOKABLE bool has(const QString &key) const;
    // What is said of an error; of one without words of its own, what is true of all. Empty: nothing.
    Q_INVOKABLE QString said(const QString &code) const;
    // A day, as people of this language write it; 0: none.
    Q_INVOKABLE QString day(qint64 wallMs) const;

private:
    catalog::Resolver m_resolver;
};

} // namespace attune::ui
