// SPDX-License-Identifier: Apache-2.0
#include "ui/keeping.hpp"

#include "ui/faces.hpp"
#include "ui/values.hpp"

#include <QDir>
#include <QStorageInfo>
#include <algorithm>
#include <map>

namespace attune::ui {
namespace {

using Typed = std::map<std::string, vault::Passphrase>;

QVariantList sessionsOf(const Household &household, const std::string &relationship, const std::string &language) {
    const home::Home &home = *household.home;
    const auto *who = home.relationship(relationship);
    QVariantList list;
    for (const core::Session *session : who ? home.sessions() : std::vector<const core::Session *>{}) {
        const auto &opening = session->opening();
        if (opening.relationship != relationship)
            continue;
        const auto *exercise = household.catalog->exercise(opening.exercise);
        const QString title = exercise ? cardOf(*exercise, *household.catalog, *household.words, {.language = language},
                                                home.audience(*who))
                                             .title
                                       : QString();
        list.prepend(QVariantMap{
            {"session", toQt(opening.session)}, {"title", title}, {"dayMs", static_cast<qint64>(opening.wallMs)}});
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

Result<void> eraseOf(home::Home &home, const std::string &what, const std::string &id, const std::string &person) {
    return what == "answers"        ? home.eraseAnswers(person, id)
           : what == "session"      ? home.eraseSession(id)
           : what == "relationship" ? home.eraseRelationship(id)
                                    : home.erasePerson(person);
}

Result<std::filesystem::path> folderFrom(const QString &typed) {
    const QString text = typed.trimmed();
    const QString whole = text.startsWith("~/") ? QDir::homePath() + text.mid(1) : text;
    if (!QDir::isAbsolutePath(whole))
        return attune::fail("keeping.folder", "Give the whole path, such as /media/stick/attune.");
    return std::filesystem::path(toStd(whole));
}

} // namespace

Keeping::Keeping(Bench &bench, At at, home::Places places, QObject *parent)
    : QObject(parent), m_bench(bench), m_at(std::move(at)), m_places(std::move(places)) {}

Keeping::Seen Keeping::seen(const Table &table, const home::Places &places) {
    Seen seen;
    seen.sessions = sessionsOf(*table.household, table.relationship, table.language);
    seen.copiedMs = static_cast<double>(table.household->home->copiedAtMs().value_or(0));
    seen.disks = otherDisks();
    seen.copies = copiesOn(seen.disks, places);
    return seen;
}

void Keeping::look() {
    perform([](home::Home &) -> Result<QString> { return QString(); }, [] {});
}

// `deed` runs on the bench: the copy that it made, or nothing, or why not.
template <class Deed, class Then> void Keeping::perform(Deed deed, Then then) {
    const Table table = m_at();
    if (!table.household)
        return;
    ++m_busy;
    emit busyChanged();
    struct Came {
        Seen seen;
        Result<QString> result;
    };
    m_bench.run(
        this,
        [table, places = m_places, deed = std::move(deed)]() mutable -> Came {
            auto result = deed(*table.household->home);
            return {seen(table, places), std::move(result)};
        },
        [this, then = std::move(then)](Came came) {
            --m_busy;
            emit busyChanged();
            show(std::move(came.seen));
            refuse(came.result ? QString() : toQt(came.result.error().code));
            if (came.result && !came.result->isEmpty()) {
                m_made = *came.result;
                emit madeChanged();
            }
            if (came.result)
                then();
        });
}

// Lists are made anew in the window when they change, and a press in between would be lost.
void Keeping::show(Seen seen) {
    if (seen == m_seen)
        return;
    m_seen = std::move(seen);
    emit changed();
}

void Keeping::refuse(const QString &code) {
    if (m_refused == code)
        return;
    m_refused = code;
    emit refusedChanged();
}

void Keeping::putAway() {
    refuse({});
    m_made.clear();
    emit madeChanged();
}

void Keeping::copyTo(const QString &folder) {
    perform(
        [folder](home::Home &home) {
            return folderFrom(folder)
                .and_then([&](const std::filesystem::path &path) { return home.backUpInto(path); })
                .map([](const std::filesystem::path &file) { return toQt(file.string()); });
        },
        [] {});
}

void Keeping::copyIfDue() {
    perform([](home::Home &home) { return home.copyIfDue().map([] { return QString(); }); }, [] {});
}

void Keeping::erase(const QString &what, const QString &id, const QString &person, const QVariantMap &typed) {
    auto passphrases = std::make_shared<Typed>();
    for (auto at = typed.begin(); at != typed.end(); ++at)
        passphrases->emplace(toStd(at.key()), typedIn(at.value().toString()));
    perform(
        [what = toStd(what), id = toStd(id), person = toStd(person), passphrases,
         relationship = m_at().relationship](home::Home &home) -> Result<QString> {
            for (const auto &[whose, passphrase] : *passphrases)
                if (auto proved = home.prove(whose, passphrase); !proved)
                    return tl::unexpected(proved.error());
            return (what == "entry" ? home.eraseBoardEntry(relationship, id) : eraseOf(home, what, id, person)).map([] {
                return QString();
            });
        },
        [this] { emit erased(); });
}

} // namespace attune::ui
