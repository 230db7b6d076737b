// SPDX-License-Identifier: Apache-2.0
#include "ui/words.hpp"

#include "ui/values.hpp"

#include <QDateTime>
#include <QLocale>

namespace attune::ui {
namespace {

json arguments(const QVariantMap &args) {
    json result = json::object();
    for (auto it = args.begin(); it != args.end(); ++it) {
        auto value = toJson(it.value());
        result[toStd(it.key())] = value.is_string() ? json{{"words", value}} : value;
    }
    return result;
}

} // namespace

Words::Words(const catalog::Texts &texts, catalog::Reader reader, QObject *parent)
    : QObject(parent), m_resolver({&texts}, std::move(reader)) {}

QString Words::language() const {
    return toQt(m_resolver.reader().language);
}

QString Words::t(const QString &key, const QVariantMap &args) const {
    return toQt(m_resolver.text(toStd(key), arguments(args)));
}

bool Words::has(const QString &key) const {
    return m_resolver.has(toStd(key));
}

QString Words::said(const QString &code) const {
    return code.isEmpty() ? QString() : t(has(code) ? code : "trouble.line");
}

QString Words::day(qint64 wallMs) const {
    if (wallMs == 0)
        return {};
    const auto date = QDateTime::fromMSecsSinceEpoch(wallMs).date();
    return QLocale(language()).toString(date, QLocale::LongFormat);
}

} // namespace attune::ui
