// SPDX-License-Identifier: Apache-2.0
#include "ui/keeping.hpp"

#include "ui/faces.hpp"

#include <QDir>
#include <QStorageInfo>
#include <algorithm>
#include <map>

namespace attune::ui {
namespace {

using Typed = std::map<std::string, vault::Passphrase>;

QVariantList sessionsOf(const Household &household, const std::string &relationship, const std::string &language) {
    const home::Home &home = *household.home;
    QVariantList list;
    for (const core::Session *session : home.sessions()) {
        const auto &opening = session->opening();
        if (opening.relationship != relationship)
            continue;
        list.prepend(QVariantMap{{"session", toQt(opening.session)},
                                 {"title", titleOf(opening.exercise, *household.catalog, *household.words, language)},
                                 {"dayMs", static_cast<qint64>(opening.wallMs)}});
    }
    return list;
}

// Sticks and other disks, as desktops mount them.
QStringList otherDisks() {
    QStringList found;
    for (const QStorageInfo &disk : QStorageInfo::mountedVolumes()) {
        const QString root = disk.rootPath();
        if (disk.isValid() && disk.isReady() && !disk.isReadOnly() &&
            (root.startsWith("/media/") || root.startsWith("/run/media/") || root.startsWith("/mnt/")))
            found.append(root);
    }
    found.sort();
    return found;
}

QStringList copiesOn(const QStringList &disks, const home::Places &places) {
    QStringList found;
    const auto look = [&](const QDir &folder) {
        for (const QFileInfo &file :
             folder.entryInfoList({"attune-*.backup"}, QDir::Files | QDir::Readable, QDir::Time))
            found.append(file.absoluteFilePath());
    };
    for (const QString &disk : disks)
        for (const char *folder : {"", "/attune"})
            look(QDir(disk + folder));
    look(QDir(toQt(places.copies().string())));
    return found;
}

Result<void> eraseOf(home::Home &home, const std::string &what, const std::string &id, const std::string &person,
                     const std::string &table) {
    return what == "answers"        ? home.eraseAnswers(person, id)
           : what == "session"      ? home.eraseSession(id)
           : what == "entry"        ? home.eraseBoardEntry(table, id)
           : what == "relationship" ? home.eraseRelationship(id)
                                    : home.erasePerson(person);
}

Result<std::filesystem::path> folderFrom(const QString &typed) {
    const QString whole = typedPath(typed);
    if (!QDir::isAbsolutePath(whole))
        return attune::fail("keeping.folder", "Give the whole path, such as /media/stick/attune.");
    return std::filesystem::path(toStd(whole));
}

} // namespace

Keeping::Keeping(Bench &bench, At at, home::Places places, QObject *parent)
    : Deeds(bench, parent), m_at(std::move(at)), m_places(std::move(places)) {}

Keeping::Seen Keeping::seen(const Table &table, const home::Places &places) {
    Seen seen;
    seen.sessions = sessionsOf(*table.household, table.relationship, table.language);
    seen.copiedMs = static_cast<double>(table.household->home->copiedAtMs().value_or(0));
    seen.disks = otherDisks();
    seen.copies = copiesOn(seen.disks, places);
    return seen;
}

void Keeping::look() {
    change([](home::Home &) -> Result<QString> { return QString(); }, [](const QString &) {});
}

template <class Deed, class Then> void Keeping::change(Deed deed, Then then) {
    const Table table = m_at();
    perform(
        table.household, std::move(deed), [table, places = m_places](Household &) { return seen(table, places); },
        [this](Seen seen) { see(std::move(seen)); }, std::move(then));
}

// Lists are made anew in the window when they change, and a press in between would be lost.
void Keeping::see(Seen seen) {
    if (seen == m_seen)
        return;
    m_seen = std::move(seen);
    emit changed();
}

void Keeping::putAway() {
    refuse({});
    m_made.clear();
    emit madeChanged();
}

void Keeping::copyTo(const QString &folder) {
    change(
        [folder](home::Home &home) {
            return folderFrom(folder)
                .and_then([&](const std::filesystem::path &path) { return home.backUpInto(path); })
                .map([](const std::filesystem::path &file) { return toQt(file.string()); });
        },
        [this](const QString &file) {
            m_made = file;
            emit madeChanged();
        });
}

void Keeping::copyIfDue() {
    if (const auto household = m_at().household)
        bench().run([household] { static_cast<void>(household->home->copyIfDue()); });
}

void Keeping::erase(const QString &what, const QString &id, const QString &person, const QVariantMap &typed) {
    auto passphrases = std::make_shared<Typed>();
    for (auto at = typed.begin(); at != typed.end(); ++at)
        passphrases->emplace(toStd(at.key()), typedIn(at.value().toString()));
    change(
        [what = toStd(what), id = toStd(id), person = toStd(person), passphrases,
         table = m_at().relationship](home::Home &home) -> Result<QString> {
            for (const auto &[whose, passphrase] : *passphrases)
                if (auto proved = home.prove(whose, passphrase); !proved)
                    return tl::unexpected(proved.error());
            return withoutText(eraseOf(home, what, id, person, table));
        },
        [this](const QString &) { emit erased(); });
}

} // namespace attune::ui
