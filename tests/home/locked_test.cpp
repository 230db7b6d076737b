// SPDX-License-Identifier: Apache-2.0
// Two people who do not share everything, on one computer.
#include "home/locked.hpp"

#include <fstream>
#include <iterator>

using namespace attune;
using namespace attune::test;
using Kind = home::Screen::Kind;

namespace {

std::string bytesOf(const TempFolder &folder) {
    std::string all;
    for (const auto &file : std::filesystem::recursive_directory_iterator(folder.path())) {
        std::ifstream in(file.path(), std::ios::binary);
        all.append(std::istreambuf_iterator<char>(in), {});
    }
    return all;
}

} // namespace

TEST_CASE("What somebody sealed opens with their passphrase only, and nobody else can open it for them") {
    const TempFolder folder;
    playToTheReveal(folder, [](Table &table) { lock(table, 2, "two words"); });
    Table table = opened(folder);
    REQUIRE(table.home->sessions().size() == 1);
    CHECK(table.home->isOpen(personAt(table, 1)));
    CHECK(!table.home->isOpen(personAt(table, 2)));
    CHECK(sealedOf(table, 1) != nullptr);
    CHECK(sealedOf(table, 2) == nullptr);
    CHECK(table.home->sessions().back()->answered(2, table.home->sessions().back()->reveals()[0].spec.inputs[0]));
    CHECK(codeOf(table.home->unlock(personAt(table, 2), vault::Passphrase("to words"))) == "vault.passphrase");
    CHECK(codeOf(table.home->setPassphrase(personAt(table, 2), vault::Passphrase("mine now"))) == "vault.locked");
    CHECK(sealedOf(table, 2) == nullptr);
    REQUIRE(table.home->unlock(personAt(table, 2), vault::Passphrase("two words")));
    REQUIRE(sealedOf(table, 2) != nullptr);
    CHECK(sealedOf(table, 2)->value.dump().find(planted) != std::string::npos);
}

TEST_CASE("With a passphrase each, the start knows nobody, and either brings back what they share") {
    const TempFolder folder;
    playToTheReveal(folder, [](Table &table) {
        lock(table, 1, "one word");
        lock(table, 2, "two words");
    });
    const std::array<const char *, 2> words{"one word", "two words"};
    for (const core::Seat seat : {1, 2}) {
        Table table = opened(folder);
        CHECK(table.home->people().empty());
        CHECK(table.home->relationships().empty());
        CHECK(table.home->sessions().empty());
        REQUIRE(table.home->ring().people.size() == 2);
        const auto at = static_cast<std::size_t>(seat - 1);
        REQUIRE(table.home->unlock(table.home->ring().people[at].person, vault::Passphrase(words[at])));
        CHECK(table.home->people().size() == 2); // both names: they sit down together
        REQUIRE(table.home->sessions().size() == 1);
        CHECK(sealedOf(table, seat) != nullptr);
        CHECK(sealedOf(table, 3 - seat) == nullptr);
    }
}

TEST_CASE("At the table both have to have been here; to be alone takes the passphrase each time") {
    const TempFolder folder;
    playToTheReveal(folder, [](Table &table) { lock(table, 2, "two words"); });
    Table table = opened(folder);
    table.takeUp();
    auto screen = table.play->screen();
    REQUIRE(screen.kind == Kind::handOver);
    CHECK(screen.seat == 0);
    CHECK(screen.host.at("locked") == json{2});
    CHECK(codeOf(table.play->sit(0, {})) == "vault.locked");
    home::Play::Typed typed;
    typed.emplace(2, "wrong");
    CHECK(codeOf(table.play->sit(0, typed)) == "vault.passphrase");
    CHECK(table.play->screen().kind == Kind::handOver);
    typed.clear();
    typed.emplace(2, "two words");
    REQUIRE(table.play->sit(0, typed));
    CHECK(table.play->screen().kind == Kind::table);
    table.play->askAlone(2);
    CHECK(table.play->screen().host.at("locked") == json{2});
    CHECK(codeOf(table.play->sit(2, {})) == "vault.locked");
    CHECK(table.play->screen().kind == Kind::handOver);
    REQUIRE(table.play->sit(2, typed));
    CHECK(table.play->screen().kind == Kind::alone);
    table.play->askAlone(1);
    CHECK(table.play->screen().host.at("locked") == json::array());
    REQUIRE(table.play->sit(1, {}));
}

TEST_CASE("After a pause a page that is somebody's own waits for them again") {
    const TempFolder folder;
    playToTheReveal(folder, [](Table &table) {
        table.play->askAlone(2);
        REQUIRE(table.play->sit(2, {}));
        REQUIRE(table.play->screen().kind == Kind::alone);
        REQUIRE(table.play->act(core::Pause{5}));
        REQUIRE(table.play->act(core::Resume{}));
        CHECK(table.play->screen().kind == Kind::handOver);
        CHECK(table.play->screen().seat == 2);
        REQUIRE(table.play->sit(2, {}));
        table.play->askAlone(0);
        REQUIRE(table.play->sit(0, {}));
        REQUIRE(table.play->act(core::Pause{5}));
        REQUIRE(table.play->act(core::Resume{}));
        CHECK(table.play->screen().kind == Kind::table); // nobody was alone
    });
}

TEST_CASE("Nobody takes the place of somebody who has a vault here") {
    vault::Keys keys = vault::Keys::open(std::nullopt).value();
    REQUIRE(keys.add("ana"));
    const vault::Slot before = keys.ring().people.at(0);
    CHECK(codeOf(keys.add("ana")) == "vault.person");
    CHECK(keys.ring().people.at(0) == before);
}

TEST_CASE("A session goes on to its end, and what both opened is there for either of them") {
    const TempFolder folder;
    playToTheReveal(folder, [](Table &table) {
        lock(table, 1, "one word");
        REQUIRE(table.play->sit(0, {}));
        const std::string reveal = table.play->session().reveals()[0].spec.id;
        REQUIRE(table.play->act(core::Press{1, reveal}));
        REQUIRE(table.play->act(core::Press{2, reveal}));
    });
    Table table = opened(folder); // the first is not here; the second reads what was opened by both
    const auto records = table.home->records(table.home->sessions().back()->opening().session).value();
    CHECK(core::toJson(records.back()).dump().find(planted) != std::string::npos);
}

TEST_CASE("No word and no name of anybody is in the files, not even of those without a passphrase") {
    const TempFolder folder;
    playToTheReveal(folder, [](Table &table) {
        const home::Person &person = table.home->people().front();
        home::Person renamed = person;
        renamed.name = "Planted-Name";
        REQUIRE(table.home->changePerson(renamed));
        REQUIRE(table.play->act(core::Stop{}));
    });
    const std::string bytes = bytesOf(folder);
    CHECK(bytes.size() > 10'000);
    for (const char *word : {planted, "Planted", "boundary", "circles", "couple", "session", "sealed", "partner"}) {
        CAPTURE(word);
        CHECK(bytes.find(word) == std::string::npos);
    }
    std::ofstream(folder / "stray") << "a " << planted; // the search finds what is there
    CHECK(bytesOf(folder).find(planted) != std::string::npos);
}

TEST_CASE("When a session is over, the number of rows does not tell how much was written") {
    const TempFolder folder;
    playToTheReveal(folder, [](Table &table) { REQUIRE(table.play->act(core::Stop{})); });
    std::uint64_t last = 0;
    REQUIRE(store::openSqliteLog(folder / "attune.log")
                .value()
                ->scan(1, [&](store::Position position, std::span<const std::byte>) { last = position; }));
    CHECK(last % 16 == 0);
}

TEST_CASE("Who has a passphrase is asked before a new relationship counts them in, and before they are changed") {
    const TempFolder folder;
    playToTheReveal(folder, [](Table &table) { lock(table, 2, "two words"); });
    Table table = opened(folder);
    home::Person locked = *table.home->person(personAt(table, 2));
    home::Newcomer known, fresh;
    known.person.id = locked.id;
    known.role = fresh.role = "partner";
    fresh.person.name = "Kim";
    const auto formed = table.home->formRelationship("couple", {known, fresh});
    REQUIRE(!formed);
    CHECK(formed.error().code == "home.locked");
    CHECK(codeOf(table.home->changePerson(locked)) == "home.locked");
    REQUIRE(table.home->unlock(locked.id, vault::Passphrase("two words")));
    CHECK(table.home->changePerson(locked));
    CHECK(table.home->formRelationship("couple", {known, fresh}));
}

TEST_CASE("A recovery key opens the vault once more, for a new passphrase") {
    const TempFolder folder;
    std::string printed;
    playToTheReveal(folder, [&](Table &table) {
        lock(table, 2, "two words");
        printed = table.home->keys().addRecovery(personAt(table, 2)).value();
    });
    std::string person;
    {
        Table table = opened(folder);
        person = personAt(table, 2);
        REQUIRE(table.home->recover(person, printed));
        CHECK(sealedOf(table, 2) != nullptr);
        REQUIRE(table.home->setPassphrase(person, vault::Passphrase("new words")));
    }
    Table again = opened(folder);
    CHECK(codeOf(again.home->unlock(person, vault::Passphrase("two words"))) == "vault.passphrase");
    CHECK(codeOf(again.home->recover(person, printed)) == "vault.recovery");
    CHECK(again.home->unlock(person, vault::Passphrase("new words")));
}
