// SPDX-License-Identifier: Apache-2.0
#include "ui/locks.hpp"

#include "ui/values.hpp"
#include "vault/passphrase.hpp"

#include <algorithm>

namespace attune::ui {
namespace {

// Shared, because what runs on the bench is copied on the way there.
std::shared_ptr<const vault::Passphrase> kept(const QString &typed) {
    return std::make_shared<const vault::Passphrase>(typedIn(typed));
}

QVariantMap faceOf(const std::string &person, const json &shown) {
    const auto text = [&](const char *field) { return shown.is_object() ? stringAt(shown, field) : QString(); };
    return {{"person", toQt(person)}, {"name", text("name")}, {"colour", text("colour")}, {"shape", text("shape")}};
}

json shownOf(const home::Person &person) {
    return {{"name", person.name}, {"colour", person.colour}, {"shape", person.shape}};
}

// Those without a name on the door are all tried.
Result<void> unlockAny(home::Home &home, const vault::Passphrase &typed) {
    Result<void> last = fail("vault.passphrase", "");
    for (const vault::Slot &slot : vault::Keyring(home.ring()).people) {
        if (!slot.needsPassphrase() || !slot.shown.is_null() || home.isOpen(slot.person))
            continue;
        last = home.unlock(slot.person, typed);
        if (last || last.error().code != "vault.passphrase")
            return last;
    }
    return last;
}

// Whose key it is may not be known at the door.
Result<void> recoverFor(home::Home &home, const std::string &person, const std::string &printed,
                        const vault::Passphrase &fresh) {
    Result<void> last = fail("vault.recovery", "");
    for (const vault::Slot &slot : vault::Keyring(home.ring()).people) {
        if (!slot.recovery || (!person.empty() && slot.person != person))
            continue;
        last = home.recover(slot.person, printed).and_then([&] { return home.setPassphrase(slot.person, fresh); });
        if (last)
            return last;
    }
    return last;
}

} // namespace

Locks::Locks(Bench &bench, Lives lives, QString words, QObject *parent)
    : QObject(parent), m_bench(bench), m_lives(std::move(lives)), m_words(std::move(words)) {}

Locks::Seen Locks::seen(const home::Home &home) {
    Seen seen;
    for (const vault::Slot &slot : home.ring().people) {
        seen.any = seen.any || slot.needsPassphrase();
        if (!home.isOpen(slot.person)) {
            const bool named = !slot.shown.is_null();
            const bool again = std::ranges::any_of(
                seen.doors, [](const QVariant &door) { return door.toMap().value("name").toString().isEmpty(); });
            if (named || !again) // one door for all who are not named
                seen.doors.append(faceOf(named ? slot.person : "", slot.shown));
        } else if (const auto *person = home.person(slot.person)) {
            QVariantMap face = faceOf(slot.person, shownOf(*person));
            face["locked"] = slot.needsPassphrase();
            face["shown"] = !slot.shown.is_null();
            seen.people.append(face);
        }
    }
    return seen;
}

void Locks::look() {
    if (const auto household = m_lives())
        m_bench.run(this, [household] { return seen(*household->home); }, [this](Seen seen) { show(std::move(seen)); });
}

// `deed` runs on the bench: a recovery key, or nothing, or why not.
template <class Deed, class Then> void Locks::perform(Deed deed, Then then) {
    const auto household = m_lives();
    if (!household)
        return;
    ++m_busy;
    emit busyChanged();
    struct Came {
        Seen seen;
        Result<QString> result;
    };
    m_bench.run(
        this,
        [household, deed = std::move(deed)]() mutable -> Came {
            auto result = deed(*household->home);
            return {seen(*household->home), std::move(result)};
        },
        [this, then = std::move(then)](Came came) {
            --m_busy;
            emit busyChanged();
            show(std::move(came.seen));
            refuse(came.result ? QString() : toQt(came.result.error().code));
            if (came.result && !came.result->isEmpty()) {
                m_printed = *came.result;
                emit printedChanged();
            }
            if (came.result)
                then();
        });
}

// Lists are made anew in the window when they change, and a press in between would be lost.
void Locks::show(Seen seen) {
    if (seen == m_seen)
        return;
    m_seen = std::move(seen);
    emit changed();
}

void Locks::refuse(const QString &code) {
    if (m_refused == code)
        return;
    m_refused = code;
    emit refusedChanged();
}

void Locks::unlock(const QString &person, const QString &typed) {
    perform(
        [person = toStd(person), typed = kept(typed)](home::Home &home) {
            return (person.empty() ? unlockAny(home, *typed) : home.unlock(person, *typed)).map([] {
                return QString();
            });
        },
        [this] { emit unlocked(); });
}

void Locks::change(const QString &person, const QString &now, const QString &fresh) {
    perform(
        [person = toStd(person), now = kept(now), fresh = kept(fresh)](home::Home &home) {
            return home.prove(person, *now)
                .and_then([&] {
                    return fresh->size() == 0 ? home.removePassphrase(person) : home.setPassphrase(person, *fresh);
                })
                .map([] { return QString(); });
        },
        [this] { emit done(); });
}

void Locks::recover(const QString &person, const QString &printed, const QString &fresh) {
    perform([person = toStd(person), printed = toStd(printed), fresh = kept(fresh)](
                home::Home &home) { return recoverFor(home, person, printed, *fresh).map([] { return QString(); }); },
            [this] { emit unlocked(); });
}

void Locks::print(const QString &person, const QString &now) {
    perform(
        [person = toStd(person), now = kept(now)](home::Home &home) {
            return home.prove(person, *now)
                .and_then([&] { return home.keys().addRecovery(person); })
                .map([](const std::string &key) { return toQt(key); });
        },
        [] {});
}

void Locks::putAway() {
    refuse({});
    m_printed.clear();
    emit printedChanged();
}

void Locks::show(const QString &person, bool shown) {
    perform(
        [person = toStd(person), shown](home::Home &home) {
            const auto *known = home.person(person);
            return home.keys().show(person, shown && known != nullptr ? shownOf(*known) : json()).map([] {
                return QString();
            });
        },
        [] {});
}

QString Locks::suggest(const QString &language) const {
    const auto words = vault::suggestPassphrase(toStd(m_words), toStd(language));
    return words ? toQt(*words) : QString();
}

} // namespace attune::ui
