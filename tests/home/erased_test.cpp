// SPDX-License-Identifier: Apache-2.0
// What is erased is gone for those who were here, for their older keys, and from the copies that were made by themselves.
#include "home/facts.hpp"
#include "home/locked.hpp"
#include "vault/backup.hpp"

#include <algorithm>

using namespace attune;
using namespace attune::test;

namespace {

namespace fs = std::filesystem;

std::string sessionIn(const Table &table) {
    return table.home->sessions().back()->opening().session;
}
std::string relationshipIn(const Table &table) {
    return table.home->relationships().back().id;
}

// Every entry that opens with the keys in a folder, as text.
std::string readable(const fs::path &log, const fs::path &keys) {
    vault::Ledger ledger(store::openSqliteLog(log).value(), vault::Keys::open(keys, cheap).value());
    std::string text;
    const auto reading = ledger.read([&](const vault::Entry &entry) {
        text += entry.body.dump() + "\n";
        if (entry.body.at("kind") == "key") {
            home::foldKey(ledger.keys(), entry.body);
        }
    });
    REQUIRE(reading);
    CHECK(reading->findings.empty());
    return text;
}

} // namespace

TEST_CASE("What one erased of a session opens no more, not with the keys of before; all else is as it was") {
    const TempFolder folder;
    playToTheReveal(folder, [&](Table &table) {
        fs::copy_file(folder / "keys", folder / "keys.before");
        REQUIRE(sealedOf(table, 1) != nullptr);
        REQUIRE(table.home->eraseAnswers(personAt(table, 1), sessionIn(table)));
        CHECK(sealedOf(table, 1) == nullptr);
        CHECK(sealedOf(table, 2) != nullptr);
        CHECK(table.home->damage().empty());
    });
    {
        Table table = opened(folder);
        CHECK(sealedOf(table, 1) == nullptr);
        REQUIRE(sealedOf(table, 2) != nullptr);
        CHECK(table.home->sessions().back()->answered(1, table.home->sessions().back()->reveals()[0].spec.inputs[0]));
        CHECK(table.home->damage().empty());
    }
    const std::string text = readable(folder / "attune.log", folder / "keys.before");
    CHECK(text.find("\"seat\":2") != std::string::npos);
    CHECK(text.find(planted) != std::string::npos); // of the other
    std::size_t own = 0;
    for (std::size_t at = text.find("session.own"); at != std::string::npos; at = text.find("session.own", at + 1)) {
        const std::string line = text.substr(text.rfind('\n', at) + 1, text.find('\n', at) - text.rfind('\n', at) - 1);
        own += json::parse(line).at("record").at("seat") == 1 ? 1 : 0;
    }
    CHECK(own == 0);
}

TEST_CASE("A session goes on to its end when somebody has erased what they sealed: it is as if it had been passed") {
    const TempFolder folder;
    playToTheReveal(folder,
                    [](Table &table) { REQUIRE(table.home->eraseAnswers(personAt(table, 1), sessionIn(table))); });
    Table table = opened(folder);
    table.takeUp();
    REQUIRE(table.play->sit(0, {}));
    const std::string reveal = table.play->session().reveals()[0].spec.id;
    REQUIRE(table.play->act(core::Press{1, reveal}));
    REQUIRE(table.play->act(core::Press{2, reveal}));
    const auto records = table.home->records(sessionIn(table)).value();
    const std::string rows = records.back().event.payload.at("rows").dump();
    CHECK(rows.find("\"seat\":2") != std::string::npos);
    CHECK(rows.find("\"seat\":1") == std::string::npos);
}

TEST_CASE("One input alone can be erased") {
    const TempFolder folder;
    playToTheReveal(folder, [](Table &table) {
        const std::string input = table.play->session().reveals()[0].spec.inputs.at(0);
        REQUIRE(table.home->eraseAnswers(personAt(table, 1), sessionIn(table), "no-such-input"));
        CHECK(sealedOf(table, 1) != nullptr);
        REQUIRE(table.home->eraseAnswers(personAt(table, 1), sessionIn(table), input));
        CHECK(sealedOf(table, 1) == nullptr);
    });
}

TEST_CASE("A session is erased by all of them only, and leaves nothing") {
    const TempFolder folder;
    playToTheReveal(folder, [](Table &table) { lock(table, 2, "two words"); });
    {
        Table table = opened(folder);
        CHECK(codeOf(table.home->eraseSession(sessionIn(table))) == "home.locked");
        CHECK(table.home->sessions().size() == 1);
        REQUIRE(table.home->unlock(personAt(table, 2), vault::Passphrase("two words")));
        REQUIRE(table.home->eraseSession(sessionIn(table)));
        CHECK(table.home->sessions().empty());
        CHECK(codeOf(table.home->eraseSession("gone")) == "home.session");
    }
    Table table = opened(folder);
    REQUIRE(table.home->unlock(table.home->ring().people[1].person, vault::Passphrase("two words")));
    CHECK(table.home->sessions().empty());
    CHECK(table.home->unknown() == 0);
    CHECK(table.home->damage().empty());
    CHECK(table.home->people().size() == 2);
}

TEST_CASE("An agreement is erased from the board, and the rest of the board stays") {
    const TempFolder folder;
    playToTheReveal(folder, [](Table &table) {
        const std::string who = relationshipIn(table);
        for (const char *id : {"one", "two"}) {
            core::BoardEntry entry;
            entry.id = id;
            entry.kind = "note";
            entry.session = sessionIn(table);
            entry.content = {{"text", {{"en", planted}}}};
            REQUIRE(table.home->record({home::boardEntry(who, entry)}));
        }
        REQUIRE(table.home->eraseBoardEntry(who, "one"));
        CHECK(codeOf(table.home->eraseBoardEntry(who, "one")) == "home.entry");
        REQUIRE(table.home->board(who).entries.size() == 1);
        CHECK(table.home->board(who).entries[0].id == "two");
    });
}

TEST_CASE("What two share is erased with its key; they stay, and may begin anew") {
    const TempFolder folder;
    playToTheReveal(folder, [](Table &table) {
        table.play.reset();
        REQUIRE(table.home->eraseRelationship(relationshipIn(table)));
        CHECK(table.home->relationships().empty());
        CHECK(table.home->sessions().empty());
        CHECK(table.home->people().size() == 2);
        home::Newcomer one, other;
        one.person.id = table.home->people()[0].id;
        other.person.id = table.home->people()[1].id;
        one.role = other.role = "partner";
        CHECK(table.home->formRelationship("couple", {one, other}));
    });
    Table table = opened(folder);
    CHECK(table.home->relationships().size() == 1);
    CHECK(table.home->sessions().empty());
    CHECK(table.home->damage().empty());
    CHECK(table.home->unknown() == 0);
    table.home.reset();
    CHECK(readable(folder / "attune.log", folder / "keys").find(planted) == std::string::npos);
}

TEST_CASE("Who is erased leaves nothing of their own, and the others keep what was shared, without the name") {
    const TempFolder folder;
    std::string gone;
    playToTheReveal(folder, [&](Table &table) {
        home::Person named = table.home->people().front();
        named.name = "Planted-Name";
        REQUIRE(table.home->changePerson(named));
        REQUIRE(named.id == personAt(table, 1));
        gone = named.id;
        fs::copy_file(folder / "keys", folder / "keys.before");
        table.play.reset();
        REQUIRE(table.home->erasePerson(gone));
        CHECK(table.home->person(gone) == nullptr);
        CHECK(table.home->ring().people.size() == 1);
    });
    Table table = opened(folder);
    CHECK(table.home->damage().empty());
    CHECK(table.home->unknown() == 0);
    CHECK(table.home->people().size() == 1);
    REQUIRE(table.home->relationships().size() == 1);
    CHECK(!table.home->isWhole(table.home->relationships()[0]));
    CHECK(sealedOf(table, 2) != nullptr);
    CHECK(sealedOf(table, 1) == nullptr);
    const auto again =
        home::Play::takeUp(*table.home, shelf().catalog, shelf().words, sessionIn(table), table.launcher());
    REQUIRE(!again);
    CHECK(again.error().code == "play.left");
    const auto anew = home::Play::begin(*table.home, shelf().catalog, shelf().words, relationshipIn(table),
                                        "boundary_circles", table.launcher());
    REQUIRE(!anew);
    CHECK(anew.error().code == "play.left");
    table.home.reset();
    CHECK(readable(folder / "attune.log", folder / "keys.before").find("Planted-Name") == std::string::npos);
}

TEST_CASE("When the last one is erased nothing opens any more, and the home can be begun anew") {
    const TempFolder folder;
    playToTheReveal(folder, [&](Table &table) {
        fs::copy_file(folder / "keys", folder / "keys.before");
        table.play.reset();
        const auto people = table.home->people();
        for (const home::Person &person : people) {
            REQUIRE(table.home->erasePerson(person.id));
        }
        CHECK(table.home->relationships().empty());
    });
    CHECK(readable(folder / "attune.log", folder / "keys.before").empty());
    Table table = opened(folder);
    CHECK(table.home->ring().people.empty());
    table.begin("boundary_circles", "couple");
    CHECK(table.home->people().size() == 2);
}

TEST_CASE("Nobody is erased by somebody else, nor is what they wrote") {
    const TempFolder folder;
    playToTheReveal(folder, [](Table &table) { lock(table, 2, "two words"); });
    Table table = opened(folder);
    CHECK(codeOf(table.home->erasePerson(personAt(table, 2))) == "home.locked");
    CHECK(codeOf(table.home->eraseAnswers(personAt(table, 2), sessionIn(table))) == "home.locked");
    CHECK(codeOf(table.home->eraseRelationship(relationshipIn(table))) == "home.locked");
    REQUIRE(table.home->unlock(personAt(table, 2), vault::Passphrase("two words")));
    CHECK(sealedOf(table, 2) != nullptr);
}

TEST_CASE("An erasing that was cut off is finished when the vault next opens; a log that is away erases nobody") {
    const TempFolder folder;
    std::string leaving;
    playToTheReveal(folder, [&](Table &table) {
        leaving = personAt(table, 2);
        lock(table, 2, "two words");
        REQUIRE(table.home->keys().leave(leaving)); // and the program was killed
    });
    fs::rename(folder / "attune.log", folder / "away");
    {
        vault::Keys keys = vault::Keys::open(folder / "keys", cheap).value();
        REQUIRE(keys.leave(keys.ring().people.at(0).person)); // who has no passphrase
    }
    CHECK(opened(folder).home->ring().people.size() == 2);
    fs::rename(folder / "away", folder / "attune.log");
    Table table = opened(folder);
    REQUIRE(table.home->ring().people.size() == 1);
    CHECK(table.home->ring().people[0].person == leaving);
    table.home->keepCopiesIn(folder / "copies");
    REQUIRE(table.home->unlock(leaving, vault::Passphrase("two words")));
    CHECK(table.home->ring().people.empty());
    CHECK_FALSE(table.home->ring().copiesDue); // the copies forgot as well
    CHECK(table.home->people().empty());
    CHECK(table.home->damage().empty());
}

TEST_CASE("The copies that are made by themselves forget as well: one stays, made afterwards") {
    const TempFolder folder;
    playToTheReveal(folder, [&](Table &table) {
        table.home->keepCopiesIn(folder / "copies");
        CHECK(!table.home->copiedAtMs());
        REQUIRE(table.home->copyIfDue());
        CHECK(table.home->copiedAtMs());
        REQUIRE(table.home->backUpInto(folder / "copies"));
        REQUIRE(table.home->backUpInto(folder / "elsewhere"));
        REQUIRE(table.home->eraseSession(sessionIn(table)));
        table.play.reset();
    });
    std::vector<fs::path> copies;
    for (const auto &one : fs::directory_iterator(folder / "copies")) {
        copies.push_back(one.path());
    }
    REQUIRE(copies.size() == 1);
    fs::create_directory(folder / "again");
    REQUIRE(vault::restoreBackup(copies[0], folder / "again" / "attune.log", folder / "again" / "keys"));
    CHECK(readable(folder / "again" / "attune.log", folder / "again" / "keys").find(planted) == std::string::npos);
    fs::create_directory(folder / "old");
    REQUIRE(vault::restoreBackup(folder / "elsewhere" / "attune-1.backup", folder / "old" / "attune.log",
                                 folder / "old" / "keys"));
    CHECK(readable(folder / "old" / "attune.log", folder / "old" / "keys").find(planted) != std::string::npos);
}

TEST_CASE(
    "Copies that could not be made anew are made anew at the next start, also those of a home that was restored") {
    const TempFolder folder;
    playToTheReveal(folder, [&](Table &table) {
        REQUIRE(table.home->backUpInto(folder / "copies"));
        table.play.reset();
        table.home.reset();
        fs::rename(folder / "attune.log", folder / "away.log");
        fs::rename(folder / "keys", folder / "away.keys");
        REQUIRE(vault::restoreBackup(folder / "copies" / "attune-1.backup", folder / "attune.log", folder / "keys"));
    });
    {
        Table table = opened(folder);
        REQUIRE(table.home->eraseSession(sessionIn(table))); // nobody said yet where the copies are
        CHECK(table.home->ring().copiesDue);
    }
    CHECK(fs::exists(folder / "copies" / "attune-1.backup"));
    Table table = opened(folder);
    table.home->keepCopiesIn(folder / "copies");
    CHECK_FALSE(table.home->ring().copiesDue);
    CHECK_FALSE(fs::exists(folder / "copies" / "attune-1.backup"));
    CHECK(fs::exists(folder / "copies" / "attune-2.backup"));
}

TEST_CASE("Where all were erased a copy can be brought back; where somebody lives it cannot, whoever began meanwhile") {
    const TempFolder folder, other;
    playToTheReveal(folder, [&](Table &table) {
        REQUIRE(table.home->backUpInto(folder / "copies"));
        table.play.reset();
        const auto people = table.home->people();
        for (const home::Person &person : people) {
            REQUIRE(table.home->erasePerson(person.id));
        }
    });
    const fs::path copy = folder / "copies" / "attune-1.backup";
    {
        const Table held = opened(other); // another program has it open
        CHECK(vault::restoreBackup(copy, other / "attune.log", other / "keys").error().code == "store.busy");
    }
    REQUIRE(vault::restoreBackup(copy, folder / "attune.log", folder / "keys"));
    CHECK(opened(folder).home->people().size() == 2);
    CHECK(vault::restoreBackup(copy, folder / "attune.log", folder / "keys").error().code == "backup.taken");
}

TEST_CASE("After another passphrase no copy that was made by itself opens with the one of before") {
    const TempFolder folder;
    playToTheReveal(folder, [&](Table &table) {
        table.home->keepCopiesIn(folder / "copies");
        REQUIRE(table.home->copyIfDue());
        lock(table, 2, "two words");
    });
    std::size_t count = 0;
    for (const auto &one : fs::directory_iterator(folder / "copies")) {
        ++count;
        const auto read = vault::readBackup(one.path(), [](const store::Row &) { return Result<void>{}; });
        REQUIRE(read);
        CHECK(read->ring.people.at(1).needsPassphrase());
    }
    CHECK(count == 1);
}

TEST_CASE("One copy a day, also when the clock has been in the future; none of an empty home") {
    const TempFolder folder;
    playToTheReveal(folder, [&](Table &table) {
        table.home->keepCopiesIn(folder / "copies");
        REQUIRE(table.home->copyIfDue());
        table.clock.advance(*table.home->copiedAtMs() - table.clock.wallMs() + 1000);
        REQUIRE(table.home->copyIfDue());
        CHECK(std::distance(fs::directory_iterator(folder / "copies"), {}) == 1);
        table.clock.advance(25LL * 60 * 60 * 1000);
        REQUIRE(table.home->copyIfDue());
        CHECK(std::distance(fs::directory_iterator(folder / "copies"), {}) == 2);
    });
    const TempFolder empty;
    Table table = opened(empty);
    table.home->keepCopiesIn(empty / "copies");
    REQUIRE(table.home->copyIfDue());
    CHECK(!fs::exists(empty / "copies"));
}
