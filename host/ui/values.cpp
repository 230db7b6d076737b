// SPDX-License-Identifier: Apache-2.0
#include "ui/values.hpp"

#include <QDir>
#include <QJSValue>
#include <cmath>
#include <sodium.h>

namespace attune::ui {
namespace {

QVariantList toList(const json &array) {
    QVariantList list;
    for (const auto &value : array)
        list.append(toVariant(value));
    return list;
}

QVariantMap toMap(const json &object) {
    QVariantMap map;
    for (const auto &[key, value] : object.items())
        map.insert(toQt(key), toVariant(value));
    return map;
}

json fromNumber(double number) {
    if (std::floor(number) == number)
        return static_cast<std::int64_t>(number);
    return nullptr; // no floating point in a session
}

json fromMap(const QVariantMap &map) {
    json object = json::object();
    for (auto it = map.begin(); it != map.end(); ++it)
        object[toStd(it.key())] = toJson(it.value());
    return object;
}

json fromList(const QVariantList &list) {
    json array = json::array();
    for (const auto &value : list)
        array.push_back(toJson(value));
    return array;
}

} // namespace

QVariant toVariant(const json &value) {
    switch (value.type()) {
    case json::value_t::object:
        return toMap(value);
    case json::value_t::array:
        return toList(value);
    case json::value_t::string:
        return toQt(value.get_ref<const std::string &>());
    case json::value_t::boolean:
        return value.get<bool>();
    case json::value_t::number_integer:
    case json::value_t::number_unsigned:
        return QVariant::fromValue(value.get<qint64>());
    case json::value_t::number_float:
        return value.get<double>();
    default:
        return QVariant::fromValue(nullptr);
    }
}

json toJson(const QVariant &value) {
    if (value.canConvert<QJSValue>() && value.metaType() == QMetaType::fromType<QJSValue>())
        return toJson(value.value<QJSValue>().toVariant());
    switch (value.typeId()) {
    case QMetaType::Bool:
        return value.toBool();
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
        return value.toLongLong();
    case QMetaType::Double:
    case QMetaType::Float:
        return fromNumber(value.toDouble());
    case QMetaType::QString:
        return toStd(value.toString());
    case QMetaType::QStringList:
    case QMetaType::QVariantList:
        return fromList(value.toList());
    case QMetaType::QVariantMap:
    case QMetaType::QVariantHash:
        return fromMap(value.toMap());
    default:
        return nullptr;
    }
}

QString typedPath(const QString &text) {
    const QString path = text.trimmed();
    return path.startsWith("~/") ? QDir::homePath() + path.mid(1) : path;
}

QString stringAt(const json &object, std::string_view key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? toQt(found->get_ref<const std::string &>()) : QString();
}

int intAt(const json &object, std::string_view key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_number_integer() ? found->get<int>() : 0;
}

vault::Passphrase typedIn(const QString &text) {
    QByteArray bytes = text.normalized(QString::NormalizationForm_C).toUtf8();
    vault::Passphrase made(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    sodium_memzero(bytes.data(), static_cast<std::size_t>(bytes.size()));
    return made;
}

} // namespace attune::ui
