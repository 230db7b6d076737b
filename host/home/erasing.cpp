// SPDX-License-Identifier: Apache-2.0
// What is to be forgotten for good, and the copies that would remember it.
#include "home/facts.hpp"
#include "vault/backup.hpp"

#include <algorithm>

namespace attune::home {
namespace {

using Unwanted = std::function<bool(const vault::Entry &)>;

std::string textAt(const json &body, const char *key) {
    const auto at = body.find(key);
    return at != body.end() && at->is_string() ? at->get<std::string>() : std::string();
}

std::string kindOf(const vault::Entry &entry) {
    return textAt(entry.body, "kind");
}

std::string sessionOf(const vault::Entry &entry) {
    const std::string kind = kindOf(entry);
    return kind == "session.opened"       ? textAt(entry.body.value("opening", json::object()), "session")
           : kind.starts_with("session.") ? textAt(entry.body, "session")
                                          : std::string();
}

// What this seat wrote for their own eyes, sealed, or only began; `intent` empty: of every input.
Unwanted ownOf(const core::Opening &opening, core::Seat seat, std::string intent) {
    return [session = opening.session, seat, intent = std::move(intent)](const vault::Entry &entry) {
        if (kindOf(entry) != "session.own" || sessionOf(entry) != session) {
            return false;
        }
        const json record = entry.body.value("record", json::object());
        return record.value("seat", json()) == seat && (intent.empty() || textAt(record, "intent") == intent);
    };
}

} // namespace

bool Home::isWhole(const Relationship &relationship) const {
    return std::ranges::all_of(relationship.members,
                               [&](const Member &member) { return person(member.person) != nullptr; });
}

// Those of whom there is no vault any more have no say.
Result<void> Home::checkAllHere(const Relationship *relationship) const {
    if (relationship == nullptr) {
        return fail("home.relationship", "This relationship is not here any more.");
    }
    const bool here = std::ranges::all_of(relationship->members, [&](const Member &member) {
        return isOpen(member.person) || ring().slot(member.person) == nullptr;
    });
    return here ? Result<void>{}
                : fail("home.locked", "This belongs to all of you. Each who has a passphrase has to enter it first.");
}

bool Home::isAnybodyElseOf(const Relationship &relationship, std::string_view person) const {
    return std::ranges::any_of(relationship.members, [&](const Member &member) {
        return member.person != person && ring().slot(member.person) != nullptr;
    });
}

// What is gone cannot be unfolded: all is read again. How much there is to see from outside comes second.
Result<void> Home::erased() {
    static_cast<void>(m_ledger.topUp());
    return read().and_then([&]() -> Result<void> {
        if (forgetInCopies()) {
            return {};
        }
        return fail("home.copies", "It is erased here, but no new copy could be made, so the copies that Attune made "
                                   "before still hold it. Make room on the disk; it is tried again at the next start.");
    });
}

Result<void> Home::forgetInCopies() {
    if (!ring().copiesDue || m_copies.empty()) {
        return {};
    }
    return m_ledger.renewBackups(m_copies).and_then([&] { return keys().setCopiesDue(false); });
}

// That the copies still hold it is remembered before the first row goes.
Result<void> Home::eraseWhere(const Unwanted &unwanted, const std::string &by) {
    return keys().setCopiesDue(true).and_then([&]() -> Result<void> {
        auto done = m_ledger.erase(unwanted, by);
        return done ? Result<void>{} : tl::unexpected(done.error());
    });
}

// What belongs to all of a relationship, and takes all of them.
Result<void> Home::eraseShared(std::string relationship, const Unwanted &unwanted) {
    return checkAllHere(this->relationship(relationship))
        .and_then([&] { return eraseWhere(unwanted, someoneOf(vault::relationshipVault(relationship))); })
        .and_then([&] { return erased(); });
}

Result<const core::Session *> Home::found(std::string_view session) const {
    const core::Session *found = this->session(session);
    if (found == nullptr) {
        return fail("home.session", "This session is not here any more.");
    }
    return found;
}

Result<void> Home::eraseAnswers(std::string_view person, std::string_view session, std::string_view intent) {
    if (!isOpen(person)) {
        return fail("home.locked", "This is locked. Please enter the passphrase first.");
    }
    return found(session)
        .and_then([&](const core::Session *of) {
            const core::Seat seat = seatOf(of->opening(), person);
            return eraseWhere(ownOf(of->opening(), seat, std::string(intent)), std::string(person));
        })
        .and_then([&] { return erased(); });
}

Result<void> Home::eraseSession(std::string_view session) {
    return found(session).and_then([&](const core::Session *of) {
        return eraseShared(of->opening().relationship,
                           [id = std::string(session)](const vault::Entry &entry) { return sessionOf(entry) == id; });
    });
}

Result<void> Home::eraseBoardEntry(std::string_view relationship, std::string_view entry) {
    const auto &entries = board(relationship).entries;
    if (std::ranges::find(entries, entry, &core::BoardEntry::id) == entries.end()) {
        return fail("home.entry", "This entry is not on the board any more.");
    }
    return eraseShared(std::string(relationship), [&](const vault::Entry &one) {
        return kindOf(one) == "board" && textAt(one.body, "relationship") == relationship &&
               textAt(one.body.value("entry", json::object()), "id") == entry;
    });
}

// First what its people keep for themselves; then all that is closed with its key, which is lost from there on.
Result<void> Home::eraseRelationship(std::string_view relationship) {
    if (auto here = checkAllHere(this->relationship(relationship)); !here) {
        return here;
    }
    const vault::VaultId shared = vault::relationshipVault(relationship);
    const auto unwanted = [&](const vault::Entry &entry) {
        const core::Session *of = session(sessionOf(entry));
        return !vault::isShared(entry.vault) &&
               (textAt(entry.body, "vault") == shared || (of != nullptr && of->opening().relationship == relationship));
    };
    return eraseWhere(unwanted, {}).and_then([&] { return m_ledger.eraseVault(shared); }).and_then([&] {
        keys().drop(shared);
        return erased();
    });
}

Result<void> Home::erasePerson(std::string_view person) {
    if (!isOpen(person)) {
        return fail("home.locked", "This is locked. Please enter the passphrase first.");
    }
    const std::string whose(person); // it may be of the keyring that is replaced
    return keys().leave(whose).and_then([&] { return takeOut(whose); }).and_then([&] { return erased(); });
}

// May be cut off anywhere, and begun again.
Result<void> Home::takeOut(const std::string &person) {
    auto done = eraseWhere([&](const vault::Entry &entry) { return isAbout(entry, person); }, person);
    for (const Relationship &relationship : m_relationships) {
        const vault::VaultId shared = vault::relationshipVault(relationship.id);
        if (done && isMember(relationship, person) && !isAnybodyElseOf(relationship, person)) {
            done = m_ledger.eraseVault(shared).map([&] { keys().drop(shared); });
        }
    }
    return done.and_then([&] { return m_ledger.eraseVault(vault::personVault(person)); }).and_then([&] {
        return keys().remove(person);
    });
}

// Of what is shared: their name, and what they only began.
bool Home::isAbout(const vault::Entry &entry, std::string_view person) const {
    if (!vault::isShared(entry.vault)) {
        return false;
    }
    if (kindOf(entry) == "person") {
        return textAt(entry.body, "id") == person;
    }
    const core::Session *of = session(sessionOf(entry));
    return of != nullptr && ownOf(of->opening(), seatOf(of->opening(), person), {})(entry);
}

// Whose erasing was cut off asked for it; whether there was anybody. A log that is away may come back.
bool Home::finishLeaving() {
    if (readOnly() || m_ledger.isEmpty()) {
        return false;
    }
    std::vector<std::string> leaving;
    for (const vault::Slot &slot : ring().people) {
        if (slot.leaving && isOpen(slot.person)) {
            leaving.push_back(slot.person);
        }
    }
    return !leaving.empty() && std::ranges::all_of(leaving, [&](const std::string &person) {
        return takeOut(person).has_value(); // else it is due the next time
    });
}

void Home::keepCopiesIn(std::filesystem::path folder) {
    m_copies = std::move(folder);
    static_cast<void>(forgetInCopies()); // else it is due the next time
}

std::optional<std::int64_t> Home::copiedAtMs() const {
    return vault::newestBackupMs(m_copies, ring().home);
}

Result<void> Home::copyIfDue() {
    const auto last = copiedAtMs();
    const std::int64_t now = m_clock.wallMs();
    const bool fresh = last && *last <= now && now - *last < dayMs; // one from the future tells nothing
    if (m_copies.empty() || fresh || m_ledger.isEmpty()) {
        return {};
    }
    auto made = backUpInto(m_copies);
    return made ? Result<void>{} : tl::unexpected(made.error());
}

} // namespace attune::home
