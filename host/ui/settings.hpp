// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QSettings>
#include <QtQml/qqmlregistration.h>

namespace attune::ui {

// How the window looks, for everybody on this computer. Says nothing about anybody.
class Settings : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The application has them.")
    Q_PROPERTY(int textPercent READ textPercent WRITE setTextPercent NOTIFY changed)
    Q_PROPERTY(QString theme READ theme WRITE setTheme NOTIFY changed) // system light dark
    Q_PROPERTY(bool dark READ dark NOTIFY changed)
    Q_PROPERTY(bool reduceMotion READ reduceMotion WRITE setReduceMotion NOTIFY changed)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY changed)

public:
    explicit Settings(const QString &file, QObject *parent = nullptr);

    bool eventFilter(QObject *watched, QEvent *event) override;

    [[nodiscard]] int textPercent() const;
    void setTextPercent(int percent); // 100 to 200
    [[nodiscard]] QString theme() const;
    void setTheme(const QString &theme);
    [[nodiscard]] bool dark() const;
    [[nodiscard]] bool reduceMotion() const;
    void setReduceMotion(bool reduce);
    [[nodiscard]] QString language() const; // of the window: as chosen, else the system's, else English
    void setLanguage(const QString &language);

signals:
    void changed();

private:
    void set(const QString &key, const QVariant &value);
    QSettings m_file;
};

} // namespace attune::ui
