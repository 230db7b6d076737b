// SPDX-License-Identifier: Apache-2.0
#include "ui/faces.hpp"

#include "catalog/course.hpp"
#include "ui/values.hpp"

namespace attune::ui {
namespace {

bool isTextByLanguage(const json &value) {
    if (!value.is_object() || value.empty())
        return false;
    for (const auto &[language, text] : value.items())
        if (language.size() < 2 || language.size() > 3 || !text.is_string())
            return false;
    return true;
}

json inLanguage(const json &value, const std::string &language) {
    if (isTextByLanguage(value))
        return value.contains(language) ? value[language] : value.contains("en") ? value["en"] : value.front();
    if (!value.is_structured())
        return value;
    json result = value;
    for (auto &part : result)
        part = inLanguage(part, language);
    return result;
}

catalog::Resolver resolverOf(const catalog::Exercise &exercise, const catalog::Catalog &catalog,
                             const catalog::Texts &words, const catalog::Reader &reader) {
    std::vector<const catalog::Texts *> layers{&exercise.texts};
    if (const auto offer = catalog.activity(exercise.activity))
        layers.push_back(&offer->plugin->texts);
    layers.push_back(&words);
    return {layers, reader};
}

} // namespace

PersonFace faceOf(const home::Person &person, const std::string &role) {
    PersonFace face;
    face.id = toQt(person.id);
    face.name = toQt(person.name);
    face.colour = toQt(person.colour);
    face.shape = toQt(person.shape);
    face.language = toQt(person.language);
    face.band = toQt(person.band);
    face.role = toQt(role);
    return face;
}

RelationshipFace faceOf(const home::Home &home, const home::Relationship &relationship) {
    RelationshipFace face;
    face.id = toQt(relationship.id);
    face.pair = toQt(relationship.pair);
    for (const auto &member : relationship.members)
        if (const auto *person = home.person(member.person))
            face.members.append(QVariant::fromValue(faceOf(*person, member.role)));
    return face;
}

std::vector<Face> seatsOf(const home::Home &home, const home::Relationship &relationship) {
    std::vector<Face> seats;
    for (const auto &member : relationship.members)
        if (const auto *person = home.person(member.person))
            seats.push_back({.seat = static_cast<int>(seats.size()) + 1,
                             .name = toQt(person->name),
                             .colour = toQt(person->colour),
                             .shape = toQt(person->shape),
                             .role = toQt(member.role),
                             .language = person->language,
                             .band = person->band,
                             .grammar = person->grammar});
    return seats;
}

QString titleOf(const std::string &exercise, const catalog::Catalog &catalog, const catalog::Texts &words,
                const std::string &language) {
    const auto *found = catalog.exercise(exercise);
    return found ? toQt(resolverOf(*found, catalog, words, {.language = language}).text("title")) : QString();
}

ExerciseCard cardOf(const catalog::Exercise &exercise, const catalog::Catalog &catalog, const catalog::Texts &words,
                    const catalog::Reader &reader, const catalog::Audience &audience) {
    const catalog::Resolver resolver = resolverOf(exercise, catalog, words, reader);
    const auto text = [&](std::string_view key) { return resolver.has(key) ? toQt(resolver.text(key)) : QString(); };

    ExerciseCard card;
    card.id = toQt(exercise.id);
    card.title = text("title");
    card.want = text("want");
    card.purpose = text("purpose");
    card.family = toQt(exercise.family);
    card.grade = toQt(exercise.grade);
    card.privately = text("about.private");
    card.sealed = text("about.sealed");
    card.shared = text("about.shared");
    card.leaves = text("about.leaves");
    card.evidence = text("about.evidence");
    card.safety = text("about.safety");
    for (int step = 1; resolver.has("about.step." + std::to_string(step)); ++step)
        card.steps.append(text("about.step." + std::to_string(step)));
    for (const auto &ref : exercise.refs)
        card.refs.append(toQt(ref.cite));
    card.minMinutes = exercise.minMinutes;
    card.maxMinutes = exercise.maxMinutes;
    card.fromAge = exercise.fromAge;
    card.words = catalog::Searchable(toStd(card.title + ' ' + card.want + ' ' + card.purpose));
    card.fits = std::any_of(exercise.fitsFor.begin(), exercise.fitsFor.end(),
                            [&](const catalog::Fit &fit) { return catalog::fits(fit, audience); });
    return card;
}

QVariantList courseOf(const catalog::Exercise &exercise, const catalog::Catalog &catalog, const catalog::Texts &words,
                      const catalog::Reader &reader) {
    const catalog::Resolver resolver = resolverOf(exercise, catalog, words, reader);
    QVariantList steps;
    for (const auto &step : catalog::courseIn(exercise.folder).value_or(catalog::Course{}))
        steps.append(QVariantMap{{"title", toQt(resolver.text(step.title))},
                                 {"alone", step.alone},
                                 {"opens", step.opens},
                                 {"rest", step.rest},
                                 {"optional", step.optional},
                                 {"may_end", step.mayEnd}});
    return steps;
}

BoardFace faceOf(const core::BoardEntry &entry, const std::string &language) {
    BoardFace face;
    face.id = toQt(entry.id);
    face.kind = toQt(entry.kind);
    face.session = toQt(entry.session);
    face.entry = toVariant(inLanguage(entry.content, language));
    face.sinceMs = entry.sinceMs;
    face.reviewMs = entry.reviewMs;
    face.ended = entry.ended;
    return face;
}

} // namespace attune::ui
