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

Home::Home(std::unique_ptr<store::Log> log, std::unique_ptr<vault::Sealer> sealer, Clock &clock, Random &random)
    : m_log(std::move(log)), m_sealer(std::move(sealer)), m_clock(clock), m_random(random) {}

Result<std::unique_ptr<Home>> Home::open(std::unique_ptr<store::Log> log, std::unique_ptr<vault::Sealer> sealer,
                                         Clock &clock, Random &random) {
    std::unique_ptr<Home> home(new Home(std::move(log), std::move(sealer), clock, random));
    auto scanned = home->m_log->scan(1, [&](store::Position position, std::span<const std::byte> row) {
        auto entry = home->m_sealer->open(row);
        if (!entry) {
            home->m_damage.push_back({position, entry.error().sentence});
        } else if (!*entry) {
            ++home->m_unopened;
        } else {
            home->fold(**entry);
        }
    });
    if (!scanned) {
        return tl::unexpected(scanned.error());
    }
    home->m_damage.insert(home->m_damage.end(), scanned->begin(), scanned->end());
    return home;
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
    if (auto fine = checkNewcomers(pair, newcomers); !fine) {
        return tl::unexpected(fine.error());
    }
    Relationship formed{m_random.id(), std::move(pair), {}};
    std::vector<vault::Entry> entries;
    for (Newcomer &newcomer : newcomers) {
        if (newcomer.person.id.empty()) {
            newcomer.person.id = m_random.id();
            newcomer.person.name = core::cleaned(newcomer.person.name);
            entries.push_back({"home", toJson(newcomer.person)});
        }
        formed.members.push_back({newcomer.person.id, newcomer.role});
    }
    entries.push_back({"home", toJson(formed)});
    if (auto done = record(entries); !done) {
        return tl::unexpected(done.error());
    }
    return formed.id;
}

Result<void> Home::checkNewcomers(const std::string &pair, const std::vector<Newcomer> &newcomers) const {
    std::vector<std::string> roles;
    for (const Newcomer &newcomer : newcomers) {
        roles.push_back(newcomer.role);
        if (!newcomer.person.id.empty() && person(newcomer.person.id) == nullptr) {
            return fail("home.person", "One of the people chosen is not here any more; please choose again.");
        }
        if (auto fine = newcomer.person.id.empty() ? checkPerson(newcomer.person) : Result<void>{}; !fine) {
            return fine;
        }
    }
    return checkMembers(pair, roles);
}

Result<void> Home::changePerson(Person changed) {
    changed.name = core::cleaned(changed.name);
    if (person(changed.id) == nullptr) {
        return fail("home.person", "This person is not here any more.");
    }
    if (auto fine = checkPerson(changed); !fine) {
        return fine;
    }
    return record({{"home", toJson(changed)}});
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
    auto scanned = m_log->scan(1, [&](store::Position, std::span<const std::byte> row) {
        auto entry = m_sealer->open(row);
        if (!entry || !*entry || (**entry).body.value("kind", "") != "session.shared" ||
            (**entry).body["session"] != session) {
            return;
        }
        if (auto record = core::sharedRecordFrom((**entry).body["record"])) {
            list.push_back(*std::move(record));
        }
    });
    if (!scanned) {
        return tl::unexpected(scanned.error());
    }
    return list;
}

Result<void> Home::record(const std::vector<vault::Entry> &entries) {
    std::vector<store::Row> rows;
    for (const vault::Entry &entry : entries) {
        auto row = m_sealer->seal(entry);
        if (!row) {
            return tl::unexpected(row.error());
        }
        rows.push_back(*std::move(row));
    }
    if (auto saved = m_log->append(rows); !saved) {
        return tl::unexpected(saved.error());
    }
    std::ranges::for_each(entries, [&](const vault::Entry &entry) { fold(entry); });
    return {};
}

// Kinds from a newer version are left as they are: the row stays in the log.
void Home::fold(const vault::Entry &entry) {
    try {
        const json &body = entry.body;
        const std::string kind = body.at("kind");
        if (kind == "person") {
            put(m_people, personFrom(body));
        } else if (kind == "relationship") {
            put(m_relationships, relationshipFrom(body));
        } else if (kind == "board") {
            put(m_boards[body.at("relationship").get<std::string>()].entries,
                core::boardEntryFrom(body.at("entry")).value());
        } else if (kind.starts_with("session.")) {
            foldSession(kind, body);
        } else {
            ++m_unopened;
        }
    } catch (const std::exception &) { // not of the form that this version knows
        ++m_unopened;
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
        ++m_unopened;
    } else if (kind == "session.shared") {
        at->second.fold(core::sharedRecordFrom(body.at("record")).value());
    } else if (kind == "session.own") {
        at->second.fold(core::ownRecordFrom(body.at("record")).value());
    }
}

} // namespace attune::home
