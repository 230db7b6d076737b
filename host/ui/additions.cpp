// SPDX-License-Identifier: Apache-2.0
#include "ui/additions.hpp"

#include "packed/signing_key.hpp"
#include "ui/faces.hpp"

namespace attune::ui {
namespace {

QVariantMap faceOf(const catalog::Plugin &plugin, const packed::Choices &choices) {
    QStringList reads;
    for (const auto &activity : plugin.activities)
        for (const auto &kind : activity.readsBoard)
            reads.append(toQt(kind));
    reads.removeDuplicates();
    const auto trusted = choices.trusted.find(plugin.signer);
    return {{"id", toQt(plugin.id)},
            {"name", toQt(plugin.name)},
            {"version", toQt(plugin.version)},
            {"vendor", toQt(plugin.vendor)},
            {"description", toQt(plugin.description)},
            {"signer", toQt(packed::shortened(plugin.signer))},
            {"trusted", trusted == choices.trusted.end() ? QString() : toQt(trusted->second)},
            {"reads", reads},
            {"off", choices.off.contains(plugin.id)},
            {"changed", !packed::isWhole(plugin)}};
}

QVariantMap faceOf(const packed::Offered &offered, const packed::Choices &choices) {
    QVariantMap face = faceOf(offered.plugin(), choices);
    QStringList exercises;
    for (const auto &exercise : offered.exercises())
        exercises.append(toQt(catalog::Resolver({&exercise.texts}, {}).text("title")));
    face["exercises"] = exercises;
    face["replaced"] = toQt(offered.replaced());
    face["older"] = offered.older();
    return face;
}

} // namespace

Additions::Additions(Bench &bench, Lives lives, home::Places places, log::Logger pen, QObject *parent)
    : Deeds(bench, parent), m_lives(std::move(lives)), m_places(std::move(places)), m_pen(std::move(pen)) {}

// All is discovered anew: what others did to the folders meanwhile counts as well.
Additions::Seen Additions::seen(Household &household, const home::Places &places, const log::Logger &pen,
                                const Offer &offer) {
    Seen seen;
    seen.catalog = std::make_shared<const catalog::Catalog>(packed::discover(places.folders));
    reshelve(household, seen.catalog, places, pen);
    const auto choices = packed::readChoices(packed::choicesIn(places.folders)).value_or(packed::Choices{});
    for (const auto *plugins : {&seen.catalog->plugins, &seen.catalog->off})
        for (const auto &plugin : *plugins)
            if (!plugin.ours)
                seen.added.append(faceOf(plugin, choices));
    if (*offer)
        seen.offered = faceOf(**offer, choices);
    return seen;
}

template <class Deed, class Then> void Additions::change(Deed deed, Then then) {
    perform(
        m_lives(), std::move(deed),
        [places = m_places, pen = m_pen, offer = m_offer](Household &household) {
            return seen(household, places, pen, offer);
        },
        [this](Seen seen) {
            m_seen = std::move(seen);
            emit shelved(m_seen.catalog);
            emit changed();
        },
        std::move(then));
}

void Additions::look() {
    change([](home::Home &) -> Result<QString> { return QString(); }, [](const QString &) {});
}

void Additions::open(const QString &file) {
    change(
        [places = m_places, offer = m_offer, file = toStd(typedPath(file))](home::Home &) -> Result<QString> {
            offer->reset();
            auto opened = packed::Offered::open(file, places.folders, packed::discover(places.folders));
            if (!opened)
                return tl::unexpected(opened.error());
            offer->emplace(*std::move(opened));
            return QString();
        },
        [](const QString &) {});
}

void Additions::install() {
    change(
        [offer = m_offer](home::Home &) {
            auto taken = std::exchange(*offer, std::nullopt); // pressed twice, it is installed once
            return withoutText(taken ? taken->install() : Result<void>{});
        },
        [this](const QString &) { emit installed(); });
}

void Additions::putAway() {
    refuse({});
    change(
        [offer = m_offer](home::Home &) -> Result<QString> {
            offer->reset();
            return QString();
        },
        [](const QString &) {});
}

void Additions::turn(const QString &plugin, bool on) {
    change(
        [places = m_places, plugin = toStd(plugin), on](home::Home &) {
            return withoutText(packed::turnAdded(plugin, on, places.folders, packed::discover(places.folders)));
        },
        [](const QString &) {});
}

void Additions::remove(const QString &plugin) {
    change(
        [places = m_places, plugin = toStd(plugin)](home::Home &) {
            return withoutText(packed::removeAdded(plugin, places.folders, packed::discover(places.folders)));
        },
        [](const QString &) {});
}

} // namespace attune::ui
