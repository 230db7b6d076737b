// SPDX-License-Identifier: Apache-2.0
// What QML reads of people, relationships, exercises and the board: plain values.
#pragma once

#include "catalog/catalog.hpp"
#include "catalog/search.hpp"
#include "home/home.hpp"
#include "ui/side.hpp"

#include <QObject>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace attune::ui {

struct PersonFace {
    Q_GADGET
    QML_VALUE_TYPE(personFace)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString colour MEMBER colour)
    Q_PROPERTY(QString shape MEMBER shape)
    Q_PROPERTY(QString language MEMBER language)
    Q_PROPERTY(QString band MEMBER band)
    Q_PROPERTY(QString role MEMBER role)

public:
    QString id, name, colour, shape, language, band, role;
};

struct RelationshipFace {
    Q_GADGET
    QML_VALUE_TYPE(relationshipFace)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString pair MEMBER pair)
    Q_PROPERTY(QVariantList members MEMBER members) // PersonFace, seat 1 first

public:
    QString id, pair;
    QVariantList members;
};

struct ExerciseCard {
    Q_GADGET
    QML_VALUE_TYPE(exerciseCard)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString want MEMBER want)
    Q_PROPERTY(QString purpose MEMBER purpose)
    Q_PROPERTY(QString family MEMBER family)
    Q_PROPERTY(QString grade MEMBER grade)
    Q_PROPERTY(QString privately MEMBER privately)
    Q_PROPERTY(QString sealed MEMBER sealed)
    Q_PROPERTY(QString shared MEMBER shared)
    Q_PROPERTY(QString leaves MEMBER leaves)
    Q_PROPERTY(QString evidence MEMBER evidence)
    Q_PROPERTY(QString safety MEMBER safety)
    Q_PROPERTY(QStringList steps MEMBER steps)
    Q_PROPERTY(QStringList refs MEMBER refs)
    Q_PROPERTY(int minMinutes MEMBER minMinutes)
    Q_PROPERTY(int maxMinutes MEMBER maxMinutes)
    Q_PROPERTY(int fromAge MEMBER fromAge)
    Q_PROPERTY(bool fits MEMBER fits)

public:
    QString id, title, want, purpose, family, grade, privately, sealed, shared, leaves, evidence, safety;
    QStringList steps, refs;
    int minMinutes = 0, maxMinutes = 0, fromAge = 0;
    bool fits = true;
    catalog::Searchable words; // what people look for it by
};

struct BoardFace {
    Q_GADGET
    QML_VALUE_TYPE(boardFace)
    Q_PROPERTY(QString id MEMBER id)
    Q_PROPERTY(QString kind MEMBER kind)
    Q_PROPERTY(QString session MEMBER session)
    Q_PROPERTY(QVariant entry MEMBER entry) // in the window's language
    Q_PROPERTY(qint64 sinceMs MEMBER sinceMs)
    Q_PROPERTY(qint64 reviewMs MEMBER reviewMs)
    Q_PROPERTY(bool ended MEMBER ended)

public:
    QString id, kind, session;
    QVariant entry;
    qint64 sinceMs = 0, reviewMs = 0;
    bool ended = false;
};

struct OpenSession {
    Q_GADGET
    QML_VALUE_TYPE(openSession)
    Q_PROPERTY(QString session MEMBER session)
    Q_PROPERTY(QString title MEMBER title)

public:
    QString session, title;
};

[[nodiscard]] PersonFace faceOf(const home::Person &person, const std::string &role);
[[nodiscard]] RelationshipFace faceOf(const home::Home &home, const home::Relationship &relationship);
// Who sits where, for a session.
[[nodiscard]] std::vector<Face> seatsOf(const home::Home &home, const home::Relationship &relationship);
// Empty when the exercise is not installed any more.
[[nodiscard]] QString titleOf(const std::string &exercise, const catalog::Catalog &catalog, const catalog::Texts &words,
                              const std::string &language);
[[nodiscard]] ExerciseCard cardOf(const catalog::Exercise &exercise, const catalog::Catalog &catalog,
                                  const catalog::Texts &words, const catalog::Reader &reader,
                                  const catalog::Audience &audience);
// {title, alone, opens, rest, optional, may_end}: its steps, if it says how it goes. Reads its folder.
[[nodiscard]] QVariantList courseOf(const catalog::Exercise &exercise, const catalog::Catalog &catalog,
                                    const catalog::Texts &words, const catalog::Reader &reader);
// Texts of an entry are kept in every language: {"en": …}. Here they become one.
[[nodiscard]] BoardFace faceOf(const core::BoardEntry &entry, const std::string &language);

} // namespace attune::ui
