// SPDX-License-Identifier: Apache-2.0
// Between the core's JSON and what QML can read.
#pragma once

#include "core/json.hpp"
#include "vault/secret.hpp"

#include <QString>
#include <QStringList>
#include <QVariant>

namespace attune::ui {

[[nodiscard]] QVariant toVariant(const json &value);
// Whole numbers become integers whatever QML made of them; what has no JSON form becomes null.
[[nodiscard]] json toJson(const QVariant &value);

[[nodiscard]] inline QString toQt(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
[[nodiscard]] inline std::string toStd(const QString &text) {
    return text.toStdString();
}

// What somebody typed, in the form that every keyboard gives it.
[[nodiscard]] vault::Passphrase typedIn(const QString &text);

// A path that somebody typed: "~/" is where they are at home.
[[nodiscard]] QString typedPath(const QString &text);

// A field of an object that may lack it.
[[nodiscard]] QString stringAt(const json &object, std::string_view key);
[[nodiscard]] int intAt(const json &object, std::string_view key);

} // namespace attune::ui
