// SPDX-License-Identifier: Apache-2.0
#include "ui/locks.hpp"

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
    : Deeds(bench, parent), m_lives(std::move(lives)), m_words(std::move(words)) {}

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
        bench().run(this, [household] { return seen(*household->home); }, [this](Seen seen) { see(std::move(seen)); });
}

template <class Deed, class Then> void Locks::change(Deed deed, Then then) {
    perform(
        m_lives(), std::move(deed), [](Household &household) { return seen(*household.home); },
        [this](Seen seen) { see(std::move(seen)); }, std::move(then));
}

// Lists are made anew in the window when they change, and a press in between would be lost.
void Locks::see(Seen seen) {
    if (seen == m_seen)
        return;
    m_seen = std::move(seen);
    emit changed();
}

void Locks::unlock(const QString &person, const QString &typed) {
    change(
        [person = toStd(person), typed = kept(typed)](home::Home &home) {
            return withoutText(person.empty() ? unlockAny(home, *typed) : home.unlock(person, *typed));
        },
        [this](const QString &) { emit unlocked(); });
}

void Locks::change(const QString &person, const QString &now, const QString &fresh) {
    change(
        [person = toStd(person), now = kept(now), fresh = kept(fresh)](home::Home &home) {
            return withoutText(home.prove(person, *now).and_then([&] {
                return fresh->size() == 0 ? home.removePassphrase(person) : home.setPassphrase(person, *fresh);
            }));
        },
        [this](const QString &) { emit done(); });
}

void Locks::recover(const QString &person, const QString &printed, const QString &fresh) {
    change([person = toStd(person), printed = toStd(printed),
            fresh = kept(fresh)](home::Home &home) { return withoutText(recoverFor(home, person, printed, *fresh)); },
           [this](const QString &) { emit unlocked(); });
}

void Locks::print(const QString &person, const QString &now) {
    change(
        [person = toStd(person), now = kept(now)](home::Home &home) {
            return home.prove(person, *now)
                .and_then([&] { return home.keys().addRecovery(person); })
                .map([](const std::string &key) { return toQt(key); });
        },
        [this](const QString &key) {
            m_printed = key;
            emit printedChanged();
        });
}

void Locks::putAway() {
    refuse({});
    m_printed.clear();
    emit printedChanged();
}

void Locks::show(const QString &person, bool shown) {
    change(
        [person = toStd(person), shown](home::Home &home) {
            const auto *known = home.person(person);
            return withoutText(home.keys().show(person, shown && known != nullptr ? shownOf(*known) : json()));
        },
        [](const QString &) {});
}

QString Locks::suggest(const QString &language) const {
    const auto words = vault::suggestPassphrase(toStd(m_words), toStd(language));
    return words ? toQt(*words) : QString();
}

} // namespace attune::ui
