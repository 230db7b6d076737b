// SPDX-License-Identifier: Apache-2.0
#include "home/home.hpp"

#include "core/values.hpp"
#include "home/facts.hpp"

#include <algorithm>

namespace attune::home {
namespace {

template <class T> void put(std::vector<T> &list, T item) {
    const auto at = std::ranges::find(list, item.id, &T::id);
    if (at == list.end()) {
        list.push_back(std::move(item));
    } else {
        *at = std::move(item);
    }
}

} // namespace

Result<std::unique_ptr<Home>> Home::open(std::unique_ptr<store::Log> log, vault::Keys keys, Clock &clock,
                                         Random &random) {
    std::unique_ptr<Home> home(new Home(vault::Ledger(std::move(log), std::move(keys)), clock, random));
    if (auto done = home->read(); !done) {
        return tl::unexpected(done.error());
    }
    if (home->keys().areNew() && home->ring().people.empty() && home->m_closed > 0) {
        return fail(
            "home.keys",
            "What was written here is still here, but the file with its keys is gone, and without it nobody can open "
            "it. Put a copy of the file \"keys\" beside it; or bring back a backup, whole, into another folder with "
            "`attunectl home restore`.");
    }
    return home;
}

void Home::forget() {
    m_people.clear();
    m_relationships.clear();
    m_boards.clear();
    m_sessions.clear();
    m_sessionOrder.clear();
    m_given.clear();
    m_unknown = 0;
}

Result<void> Home::read() {
    forget();
    auto reading = m_ledger.read([this](const vault::Entry &entry) { fold(entry); }, [this] { forget(); });
    if (!reading) {
        return tl::unexpected(reading.error());
    }
    m_damage = std::move(reading->findings);
    m_closed = reading->closed;
    if (finishLeaving()) {
        return read().map([&] { static_cast<void>(forgetInCopies()); }); // else it is due at the next start
    }
    if (reading->outdated || keys().isUnsettled() ||
        std::ranges::any_of(m_relationships, [&](const Relationship &one) { return isStale(one); })) {
        static_cast<void>(settle()); // if it fails it is due when this is read the next time; nothing is lost by it
    }
    return {};
}

// The key of one of them may have been known to more people when they were given the key of what they share.
bool Home::isStale(const Relationship &relationship) const {
    const vault::VaultId shared = vault::relationshipVault(relationship.id);
    const auto isGone = [&](const Member &member) { return ring().slot(member.person) == nullptr; };
    return std::ranges::all_of(relationship.members,
                               [&](const Member &member) { return isOpen(member.person) || isGone(member); }) &&
           std::ranges::any_of(relationship.members, [&](const Member &member) {
               if (isGone(member)) {
                   return false;
               }
               const vault::VaultId own = vault::personVault(member.person);
               const auto given = m_given.find({own, shared});
               return given == m_given.end() || given->second < m_ledger.keys().epoch(own);
           });
}

Result<void> Home::giveNewKey(const Relationship &relationship) {
    const vault::VaultId shared = vault::relationshipVault(relationship.id);
    const vault::Key fresh = vault::Key::random();
    std::vector<vault::Entry> entries;
    for (const Member &member : relationship.members) {
        if (isOpen(member.person)) { // the others were erased
            entries.push_back(keyEntry(member.person, keys(), shared, fresh));
        }
    }
    return record(entries);
}

Result<void> Home::settle() {
    for (const Relationship &relationship : m_relationships) {
        if (auto given = isStale(relationship) ? giveNewKey(relationship) : Result<void>{}; !given) {
            return given;
        }
    }
    return m_ledger.renew();
}

Result<void> Home::setPassphrase(std::string_view person, const vault::Passphrase &passphrase) {
    return keys().setPassphrase(person, passphrase).and_then([&] { return closeAnew(); });
}

Result<void> Home::removePassphrase(std::string_view person) {
    return keys().removePassphrase(person).and_then([&] { return closeAnew(); });
}

// The passphrase is another one in any case; what fails of the rest is due again when the home is next read.
Result<void> Home::closeAnew() {
    static_cast<void>(keys().setCopiesDue(true));
    if (settle()) {
        static_cast<void>(forgetInCopies());
    }
    return {};
}

bool Home::isOpen(std::string_view person) const {
    return m_ledger.keys().holds(vault::personVault(person));
}

Result<void> Home::unlock(std::string_view person, const vault::Passphrase &passphrase) {
    const bool news = !isOpen(person);
    return keys().unlock(person, passphrase).and_then([&] { return news ? read() : Result<void>{}; });
}

Result<void> Home::prove(std::string_view person, const vault::Passphrase &passphrase) {
    return keys().needsPassphrase(person) ? unlock(person, passphrase) : Result<void>{};
}

Result<void> Home::recover(std::string_view person, std::string_view printed) {
    return keys().recover(person, printed).and_then([&] { return read(); });
}

const Person *Home::person(std::string_view id) const {
    const auto at = std::ranges::find(m_people, id, &Person::id);
    return at == m_people.end() ? nullptr : &*at;
}

const Relationship *Home::relationship(std::string_view id) const {
    const auto at = std::ranges::find(m_relationships, id, &Relationship::id);
    return at == m_relationships.end() ? nullptr : &*at;
}

catalog::Audience Home::audience(const Relationship &relationship) const {
    catalog::Audience audience{relationship.pair, "adult"};
    for (const Member &member : relationship.members) {
        const Person *someone = person(member.person);
        const std::string band = someone == nullptr ? "adult" : someone->band;
        if (band == "child" || (band == "teen" && audience.younger != "child")) {
            audience.younger = band;
        }
    }
    return audience;
}

Result<std::string> Home::formRelationship(std::string pair, std::vector<Newcomer> newcomers) {
    for (Newcomer &newcomer : newcomers) {
        newcomer.person.name = core::cleaned(newcomer.person.name);
    }
    if (auto fine = checkNewcomers(pair, newcomers); !fine) {
        return tl::unexpected(fine.error());
    }
    Relationship formed{m_random.id(), std::move(pair), {}};
    const vault::VaultId vault = vault::relationshipVault(formed.id);
    const vault::Key key = vault::Key::random();
    std::vector<vault::Entry> entries;
    for (Newcomer &newcomer : newcomers) {
        if (newcomer.person.id.empty()) {
            newcomer.person.id = m_random.id();
            if (auto made = keys().add(newcomer.person.id); !made) {
                return tl::unexpected(made.error());
            }
        } else {
            newcomer.person = *person(newcomer.person.id);
        }
        entries.push_back(keyEntry(newcomer.person.id, keys(), vault, key)); // before all that it opens, whoever reads
        formed.members.push_back({newcomer.person.id, newcomer.role});
    }
    for (const Newcomer &newcomer : newcomers) {
        std::ranges::move(entriesOf(newcomer.person, {formed.id}), std::back_inserter(entries));
    }
    entries.push_back({vault, toJson(formed), formed.members.front().person});
    keys().hold(vault, key);
    if (auto done = record(entries); !done) {
        return tl::unexpected(done.error());
    }
    return formed.id;
}

// People are known to themselves and to all with whom they sit down.
std::vector<vault::Entry> Home::entriesOf(const Person &person, const std::vector<std::string> &relationships) const {
    std::vector<vault::Entry> entries{{vault::personVault(person.id), toJson(person)}};
    for (const std::string &relationship : relationships) {
        entries.push_back({vault::relationshipVault(relationship), toJson(person), person.id});
    }
    return entries;
}

Result<void> Home::checkNewcomers(const std::string &pair, const std::vector<Newcomer> &newcomers) const {
    std::vector<std::string> roles;
    for (const Newcomer &newcomer : newcomers) {
        roles.push_back(newcomer.role);
        if (!newcomer.person.id.empty() && person(newcomer.person.id) == nullptr) {
            return fail("home.person", "One of the people chosen is not here any more; please choose again.");
        }
        if (!newcomer.person.id.empty() && !isOpen(newcomer.person.id)) {
            return fail("home.locked", "One of the people chosen has a passphrase, and has to enter it first.");
        }
        if (auto fine = newcomer.person.id.empty() ? checkPerson(newcomer.person) : Result<void>{}; !fine) {
            return fine;
        }
    }
    return checkMembers(pair, roles);
}

std::string Home::someoneOf(const vault::VaultId &shared) const {
    for (const Relationship &relationship : m_relationships) {
        for (const Member &member : relationship.members) {
            if (vault::relationshipVault(relationship.id) == shared && isOpen(member.person)) {
                return member.person;
            }
        }
    }
    return {};
}

Result<void> Home::changePerson(Person changed) {
    changed.name = core::cleaned(changed.name);
    if (person(changed.id) == nullptr) {
        return fail("home.person", "This person is not here any more.");
    }
    if (auto fine = checkPerson(changed); !fine) {
        return fine;
    }
    if (!isOpen(changed.id)) {
        return fail("home.locked", "This is locked. Please enter the passphrase first.");
    }
    std::vector<std::string> theirs;
    for (const Relationship &relationship : m_relationships) {
        if (isMember(relationship, changed.id)) {
            theirs.push_back(relationship.id);
        }
    }
    return record(entriesOf(changed, theirs));
}

const core::Board &Home::board(std::string_view relationship) const {
    static const core::Board empty;
    const auto at = m_boards.find(relationship);
    return at == m_boards.end() ? empty : at->second;
}

Result<void> Home::endBoardEntry(std::string_view relationship, std::string_view entry) {
    const auto &entries = board(relationship).entries;
    const auto at = std::ranges::find(entries, entry, &core::BoardEntry::id);
    if (at == entries.end()) {
        return fail("home.entry", "This entry is not on the board any more.");
    }
    core::BoardEntry ended = *at;
    ended.ended = true;
    return record({boardEntry(std::string(relationship), ended)});
}

std::vector<const core::Session *> Home::sessions() const {
    std::vector<const core::Session *> list;
    for (const std::string &id : m_sessionOrder) {
        list.push_back(&m_sessions.find(id)->second);
    }
    return list;
}

const core::Session *Home::session(std::string_view id) const {
    const auto at = m_sessions.find(id);
    return at == m_sessions.end() ? nullptr : &at->second;
}

Result<std::vector<core::SharedRecord>> Home::records(std::string_view session) {
    std::vector<core::SharedRecord> list;
    auto reading = m_ledger.read([&](const vault::Entry &entry) {
        const bool wanted = entry.body.value("kind", "") == "session.shared" && entry.body["session"] == session;
        if (auto record = wanted ? core::sharedRecordFrom(entry.body["record"]) : fail("", "")) {
            list.push_back(*std::move(record));
        }
    });
    if (!reading) {
        return tl::unexpected(reading.error());
    }
    return list;
}

Result<void> Home::record(std::vector<vault::Entry> entries) {
    for (vault::Entry &entry : entries) {
        if (vault::isShared(entry.vault) && !isOpen(entry.by)) {
            entry.by = someoneOf(entry.vault);
        }
    }
    return m_ledger.append(entries).map(
        [&] { std::ranges::for_each(entries, [&](const vault::Entry &entry) { fold(entry); }); });
}

// A key that takes the place of another closes what was written and what will be. So it is taken only from the own vault
// of somebody who has part in what it is for: nobody gets another's words closed with a key that they made up.
bool Home::mayGive(const vault::Entry &entry) const {
    const vault::VaultId shared = entry.body.at("vault");
    if (vault::isShared(entry.vault) || !vault::isShared(shared)) {
        return false;
    }
    return entry.body.at("epoch") == 1 || m_given.contains({entry.vault, shared}) ||
           std::ranges::any_of(m_relationships, [&](const Relationship &one) {
               return vault::relationshipVault(one.id) == shared &&
                      std::ranges::any_of(one.members, [&](const Member &member) {
                          return vault::personVault(member.person) == entry.vault;
                      });
           });
}

// Kinds from a newer version are left as they are: the row stays in the log.
void Home::fold(const vault::Entry &entry) {
    try {
        const json &body = entry.body;
        const std::string kind = body.at("kind");
        if (kind == "key" && mayGive(entry)) {
            foldKey(m_ledger.keys(), body);
            m_given[{entry.vault, body.at("vault")}] = body.at("of");
        } else if (kind == "person") {
            put(m_people, personFrom(body));
        } else if (kind == "relationship") {
            put(m_relationships, relationshipFrom(body));
        } else if (kind == "board") {
            put(m_boards[body.at("relationship").get<std::string>()].entries,
                core::boardEntryFrom(body.at("entry")).value());
        } else if (kind.starts_with("session.")) {
            foldSession(kind, body);
        } else {
            ++m_unknown;
        }
    } catch (const std::bad_alloc &) { // says nothing of the entry; half folded, nobody may go on with it
        throw;
    } catch (const std::exception &) { // not of the form that this version knows
        ++m_unknown;
    }
}

void Home::foldSession(const std::string &kind, const json &body) {
    if (kind == "session.opened") {
        core::Opening opening = core::openingFrom(body.at("opening")).value();
        const std::string id = opening.session;
        if (m_sessions.try_emplace(id, std::move(opening)).second) {
            m_sessionOrder.push_back(id);
        }
        return;
    }
    const auto at = m_sessions.find(body.at("session").get_ref<const std::string &>());
    if (at == m_sessions.end()) {
        ++m_unknown;
    } else if (kind == "session.shared") {
        at->second.fold(core::sharedRecordFrom(body.at("record")).value());
    } else if (kind == "session.own") {
        at->second.fold(core::ownRecordFrom(body.at("record")).value());
    }
}

} // namespace attune::home
