// SPDX-License-Identifier: Apache-2.0
// A home: the people and relationships on one computer, their sessions and boards, as the fold of one log.
#pragma once

#include "catalog/catalog.hpp"
#include "core/board.hpp"
#include "core/edges.hpp"
#include "core/session.hpp"
#include "vault/ledger.hpp"

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
    // Reads what opens without a passphrase. Rows that cannot be opened are counted, not lost. Error codes: home.keys
    // (there is a log, and nothing to open it with), and the store's.
    [[nodiscard]] static Result<std::unique_ptr<Home>> open(std::unique_ptr<store::Log> log, vault::Keys keys,
                                                            Clock &clock, Random &random);

    // Who has a vault here, and how it opens.
    [[nodiscard]] const vault::Keyring &ring() const { return m_ledger.keys().ring(); }
    // Their vault is open: they are here, or it needs no passphrase.
    [[nodiscard]] bool isOpen(std::string_view person) const;
    // What it opens is here from then on. Error codes: those of vault::Keys.
    [[nodiscard]] Result<void> unlock(std::string_view person, const vault::Passphrase &passphrase);
    [[nodiscard]] Result<void> recover(std::string_view person, std::string_view printed);
    // Who changes something about a vault, or erases of it, says first that it is theirs; without a passphrase anybody is
    // believed.
    [[nodiscard]] Result<void> prove(std::string_view person, const vault::Passphrase &passphrase);
    // Both close all that is open anew, so that nothing that opened it before opens it any more: what is theirs, and what
    // they share once all who share it are here. A recovery key that was printed is void. Error codes: those of vault::Keys.
    [[nodiscard]] Result<void> setPassphrase(std::string_view person, const vault::Passphrase &passphrase);
    [[nodiscard]] Result<void> removePassphrase(std::string_view person);
    [[nodiscard]] vault::Keys &keys() { return m_ledger.keys(); } // recovery, what the start shows

    [[nodiscard]] const std::vector<Person> &people() const { return m_people; }
    [[nodiscard]] const std::vector<Relationship> &relationships() const { return m_relationships; }
    [[nodiscard]] const Person *person(std::string_view id) const;
    [[nodiscard]] const Relationship *relationship(std::string_view id) const;
    [[nodiscard]] catalog::Audience audience(const Relationship &relationship) const;

    // Error codes: home.name (empty or longer than 40 characters), home.language, home.role, home.members, home.locked
    // (somebody has to unlock first), and the store's.
    [[nodiscard]] Result<std::string> formRelationship(std::string pair, std::vector<Newcomer> newcomers);
    [[nodiscard]] Result<void> changePerson(Person person);

    [[nodiscard]] const core::Board &board(std::string_view relationship) const;
    [[nodiscard]] Result<void> endBoardEntry(std::string_view relationship, std::string_view entry);

    // Sessions, newest last; ended ones too.
    [[nodiscard]] std::vector<const core::Session *> sessions() const;
    [[nodiscard]] const core::Session *session(std::string_view id) const;
    // The events of one session, read anew from the log: for audits.
    [[nodiscard]] Result<std::vector<core::SharedRecord>> records(std::string_view session);
    // Everything that play writes goes through here: durable, then folded. Where what is shared is by nobody, or by
    // somebody whose vault is closed, one of those who are here writes it.
    [[nodiscard]] Result<void> record(std::vector<vault::Entry> entries);

    // For good: nobody opens it here any more, and what it was is in none of our files. What several people share takes
    // all of them: their vaults have to be open. What was written of it at the table or opened there stays for as long as
    // the session does. Error codes: home.locked; home.copies (it is erased here, but not from the copies that Attune
    // made); and the store's.
    // What somebody wrote in a session for their own eyes, or sealed; `intent`: of one input only.
    [[nodiscard]] Result<void> eraseAnswers(std::string_view person, std::string_view session,
                                            std::string_view intent = {});
    [[nodiscard]] Result<void> eraseSession(std::string_view session);
    [[nodiscard]] Result<void> eraseBoardEntry(std::string_view relationship, std::string_view entry);
    [[nodiscard]] Result<void> eraseRelationship(std::string_view relationship);
    // With their vault. What they shared stays with the others, without the name; where there is nobody else, it goes too.
    [[nodiscard]] Result<void> erasePerson(std::string_view person);
    // Whether all of them are still here.
    [[nodiscard]] bool isWhole(const Relationship &relationship) const;

    // As vault::backUpInto.
    [[nodiscard]] Result<std::filesystem::path> backUpInto(const std::filesystem::path &folder) {
        return m_ledger.backUpInto(folder);
    }
    // Where Attune makes copies by itself. When something is erased, or closed anew, one copy is made and all before it go:
    // they would still open it.
    void keepCopiesIn(std::filesystem::path folder);
    // When the newest copy there was made; nullopt: there is none.
    [[nodiscard]] std::optional<std::int64_t> copiedAtMs() const;
    // One a day, if anything is kept at all.
    [[nodiscard]] Result<void> copyIfDue();

    // How much was written does not show: call it when a session is over or is left.
    [[nodiscard]] Result<void> topUp() { return m_ledger.topUp(); }

    [[nodiscard]] bool readOnly() const { return m_ledger.readOnly(); }
    [[nodiscard]] const std::vector<vault::Finding> &damage() const { return m_damage; }
    [[nodiscard]] std::size_t closed() const { return m_closed; }   // rows for keys that are not here, or empty ones
    [[nodiscard]] std::size_t unknown() const { return m_unknown; } // entries of a newer Attune
    Clock &clock() { return m_clock; }
    Random &random() { return m_random; }

private:
    Home(vault::Ledger ledger, Clock &clock, Random &random)
        : m_ledger(std::move(ledger)), m_clock(clock), m_random(random) {}
    [[nodiscard]] Result<void> read();
    void forget();
    [[nodiscard]] bool isStale(const Relationship &relationship) const;
    [[nodiscard]] Result<void> giveNewKey(const Relationship &relationship);
    [[nodiscard]] Result<void> settle();
    [[nodiscard]] Result<void> closeAnew();
    [[nodiscard]] Result<void> takeOut(const std::string &person);
    [[nodiscard]] bool finishLeaving();
    [[nodiscard]] Result<void> eraseWhere(const std::function<bool(const vault::Entry &)> &unwanted,
                                          const std::string &by);
    [[nodiscard]] Result<void> eraseShared(std::string relationship,
                                           const std::function<bool(const vault::Entry &)> &unwanted);
    [[nodiscard]] Result<const core::Session *> found(std::string_view session) const;
    [[nodiscard]] Result<void> erased();
    [[nodiscard]] Result<void> forgetInCopies();
    [[nodiscard]] Result<void> checkAllHere(const Relationship *relationship) const;
    [[nodiscard]] bool isAbout(const vault::Entry &entry, std::string_view person) const;
    [[nodiscard]] bool isAnybodyElseOf(const Relationship &relationship, std::string_view person) const;
    [[nodiscard]] std::vector<vault::Entry> entriesOf(const Person &person,
                                                      const std::vector<std::string> &relationships) const;
    [[nodiscard]] std::string someoneOf(const vault::VaultId &shared) const; // who is here; empty: nobody
    [[nodiscard]] bool mayGive(const vault::Entry &key) const;
    void fold(const vault::Entry &entry);
    void foldSession(const std::string &kind, const json &body);
    [[nodiscard]] Result<void> checkNewcomers(const std::string &pair, const std::vector<Newcomer> &newcomers) const;

    vault::Ledger m_ledger;
    Clock &m_clock;
    Random &m_random;
    std::vector<Person> m_people;
    std::vector<Relationship> m_relationships;
    std::map<std::string, core::Board, std::less<>> m_boards;
    std::map<std::string, core::Session, std::less<>> m_sessions;
    std::vector<std::string> m_sessionOrder;
    std::filesystem::path m_copies; // empty: none are made
    std::vector<vault::Finding> m_damage;
    std::size_t m_closed = 0, m_unknown = 0;
    // {whose vault, key of which vault}: of what epoch the former was when the latter was put into it.
    std::map<std::pair<vault::VaultId, vault::VaultId>, std::uint32_t> m_given;
};

} // namespace attune::home
