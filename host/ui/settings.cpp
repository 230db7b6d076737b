// SPDX-License-Identifier: Apache-2.0
#include "ui/settings.hpp"

#include <QEvent>
#include <QGuiApplication>
#include <QLocale>
#include <QPalette>
#include <algorithm>

namespace attune::ui {

Settings::Settings(const QString &file, QObject *parent) : QObject(parent), m_file(file, QSettings::IniFormat) {
    qGuiApp->installEventFilter(this);
}

bool Settings::eventFilter(QObject *, QEvent *event) {
    if (event->type() == QEvent::ApplicationPaletteChange)
        emit changed();
    return false;
}

void Settings::set(const QString &key, const QVariant &value) {
    if (m_file.value(key) == value)
        return;
    m_file.setValue(key, value);
    emit changed();
}

int Settings::textPercent() const {
    return std::clamp(m_file.value("text", 100).toInt(), 100, 200);
}
void Settings::setTextPercent(int percent) {
    set("text", std::clamp(percent, 100, 200));
}

QString Settings::theme() const {
    return m_file.value("theme", "system").toString();
}
void Settings::setTheme(const QString &theme) {
    set("theme", theme);
}

// Qt 6.4 knows no colour scheme; a dark system gives dark windows.
bool Settings::dark() const {
    return theme() == "dark" || (theme() == "system" && qGuiApp->palette().color(QPalette::Window).lightness() < 128);
}

bool Settings::reduceMotion() const {
    return m_file.value("reduce_motion", false).toBool();
}
void Settings::setReduceMotion(bool reduce) {
    set("reduce_motion", reduce);
}

QString Settings::language() const {
    const auto system = QLocale::system().language() == QLocale::Spanish ? "es" : "en";
    return m_file.value("language", system).toString();
}
void Settings::setLanguage(const QString &language) {
    set("language", language);
}

} // namespace attune::ui
