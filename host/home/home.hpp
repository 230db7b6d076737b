// SPDX-License-Identifier: Apache-2.0
// A home: the people and relationships on one computer, their sessions and boards, as the fold of one log.
#pragma once

#include "catalog/catalog.hpp"
#include "core/board.hpp"
#include "core/edges.hpp"
#include "core/session.hpp"
#include "vault/vault.hpp"

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace attune::home {

struct Person {
    std::string id;
    std::string name;
    std::string colour = "teal";  // a name in the theme: teal plum amber slate moss rose
    std::string shape = "circle"; // circle square triangle diamond hexagon star
    std::string language = "en";
    std::string band = "adult"; // child teen adult
    std::string grammar = "n";  // f m n
    bool operator==(const Person &) const = default;
};

struct Member {
    std::string person;
    std::string role; // partner mother father parent son daughter child relative
    bool operator==(const Member &) const = default;
};

struct Relationship {
    std::string id;
    std::string pair;            // couple parent_child family
    std::vector<Member> members; // seat order
    bool operator==(const Relationship &) const = default;
};

// One person in a new relationship, before it is kept.
struct Newcomer {
    Person person; // id empty: new; else a person who is here already
    std::string role;
};

class Home {
public:
    // Reads the whole log. Rows that cannot be opened are counted, not lost.
    [[nodiscard]] static Result<std::unique_ptr<Home>>
    open(std::unique_ptr<store::Log> log, std::unique_ptr<vault::Sealer> sealer, Clock &clock, Random &random);

    [[nodiscard]] const std::vector<Person> &people() const { return m_people; }
    [[nodiscard]] const std::vector<Relationship> &relationships() const { return m_relationships; }
    [[nodiscard]] const Person *person(std::string_view id) const;
    [[nodiscard]] const Relationship *relationship(std::string_view id) const;
    [[nodiscard]] catalog::Audience audience(const Relationship &relationship) const;

    // Error codes: home.name (empty or longer than 40 characters), home.language, home.role, home.members, and the
    // store's.
    [[nodiscard]] Result<std::string> formRelationship(std::string pair, std::vector<Newcomer> newcomers);
    [[nodiscard]] Result<void> changePerson(Person person);

    [[nodiscard]] const core::Board &board(std::string_view relationship) const;
    [[nodiscard]] Result<void> endBoardEntry(std::string_view relationship, std::string_view entry);

    // Sessions, newest last; ended ones too.
    [[nodiscard]] std::vector<const core::Session *> sessions() const;
    [[nodiscard]] const core::Session *session(std::string_view id) const;
    // The events of one session, read anew from the log: for audits.
    [[nodiscard]] Result<std::vector<core::SharedRecord>> records(std::string_view session);
    // Everything that play writes goes through here: durable, then folded.
    [[nodiscard]] Result<void> record(const std::vector<vault::Entry> &entries);

    [[nodiscard]] bool readOnly() const { return m_log->readOnly(); }
    [[nodiscard]] const std::vector<store::Log::Damage> &damage() const { return m_damage; }
    [[nodiscard]] std::size_t unopened() const { return m_unopened; }
    Clock &clock() { return m_clock; }
    Random &random() { return m_random; }

private:
    Home(std::unique_ptr<store::Log> log, std::unique_ptr<vault::Sealer> sealer, Clock &clock, Random &random);
    void fold(const vault::Entry &entry);
    void foldSession(const std::string &kind, const json &body);
    [[nodiscard]] Result<void> checkNewcomers(const std::string &pair, const std::vector<Newcomer> &newcomers) const;

    std::unique_ptr<store::Log> m_log;
    std::unique_ptr<vault::Sealer> m_sealer;
    Clock &m_clock;
    Random &m_random;
    std::vector<Person> m_people;
    std::vector<Relationship> m_relationships;
    std::map<std::string, core::Board, std::less<>> m_boards;
    std::map<std::string, core::Session, std::less<>> m_sessions;
    std::vector<std::string> m_sessionOrder;
    std::vector<store::Log::Damage> m_damage;
    std::size_t m_unopened = 0;
};

} // namespace attune::home
