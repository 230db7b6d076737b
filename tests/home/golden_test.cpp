// SPDX-License-Identifier: Apache-2.0
// Homes of every version of the formats, as programs of then left them. They open for ever. A new one is made, when a format
// changes, with ATTUNE_MAKE_HOME=<folder> attune_tests_home "A home is made to be kept"; those that are there stay as they are.
#include "home/facts.hpp"
#include "home/locked.hpp"
#include "vault/backup.hpp"

#include <cstdlib>
#include <fstream>

using namespace attune;
using namespace attune::test;

namespace {

namespace fs = std::filesystem;

const fs::path homes = GOLDEN_HOMES;
constexpr const char *words = "golden words for ever";

json sessionAsJson(const core::Session &session) {
    json answers = json::array();
    for (const auto &[place, answer] : session.sealed()) {
        answers.push_back(
            {{"seat", place.first}, {"intent", place.second}, {"value", answer.value}, {"held", answer.held}});
    }
    return {{"opening", core::toJson(session.opening())},
            {"status", static_cast<int>(session.status())},
            {"outcome", session.outcome()},
            {"events", session.seq()},
            {"state", session.state()},
            {"answers", answers}};
}

// All that a home knows, in words that outlast its types.
json asJson(const home::Home &home) {
    json all = {{"people", json::array()},
                {"relationships", json::array()},
                {"board", json::array()},
                {"sessions", json::array()},
                {"unknown", home.unknown()}};
    for (const home::Person &person : home.people()) {
        all["people"].push_back(home::toJson(person));
    }
    for (const home::Relationship &one : home.relationships()) {
        all["relationships"].push_back(home::toJson(one));
        for (const core::BoardEntry &entry : home.board(one.id).entries) {
            all["board"].push_back(home::boardEntry(one.id, entry).body);
        }
    }
    for (const core::Session *session : home.sessions()) {
        all["sessions"].push_back(sessionAsJson(*session));
    }
    return all;
}

fs::path copied(const fs::path &golden, const TempFolder &into) {
    for (const char *file : {"attune.log", "keys"}) {
        fs::copy_file(golden / file, into / file);
        fs::permissions(into / file, fs::perms::owner_read | fs::perms::owner_write);
    }
    return into.path();
}

std::unique_ptr<home::Home> openIn(const fs::path &folder, Clock &clock, Random &random) {
    auto home = home::Home::open(store::openSqliteLog(folder / "attune.log").value(),
                                 vault::Keys::open(folder / "keys", cheap).value(), clock, random)
                    .value();
    for (const vault::Slot &slot : vault::Keyring(home->ring()).people) {
        if (slot.needsPassphrase()) {
            REQUIRE(home->unlock(slot.person, vault::Passphrase(words)));
        }
    }
    return home;
}

json readAll(const fs::path &folder) {
    ManualClock clock{1'700'000'000'000};
    SeededRandom random{1};
    const auto home = openIn(folder, clock, random);
    CHECK(!home->readOnly());
    CHECK(home->damage().empty());
    return asJson(*home);
}

} // namespace

TEST_CASE("A home is made to be kept", "[.]") {
    const char *to = std::getenv("ATTUNE_MAKE_HOME");
    REQUIRE(to != nullptr);
    fs::create_directories(to);
    const TempFolder folder;
    playToTheReveal(folder, [](Table &table) {
        const std::string relationship = table.home->relationships().back().id;
        core::BoardEntry entry;
        entry.id = "kept";
        entry.kind = "note";
        entry.session = table.home->sessions().back()->opening().session;
        entry.content = {{"text", {{"en", "a walk on Sunday"}, {"es", "un paseo el domingo"}}}};
        REQUIRE(table.home->record({home::boardEntry(relationship, entry)}));
        json known = home::toJson(table.home->people().front());
        known["from_the_future"] = {{"more", "than today"}};
        const std::string person = table.home->people().front().id;
        REQUIRE(table.home->record({{vault::personVault(person), known},
                                    {vault::personVault(person), {{"kind", "from the future"}, {"x", 1}}}}));
        lock(table, 2, words);
        REQUIRE(table.home->topUp());
    });
    for (const char *file : {"attune.log", "keys"}) {
        fs::copy_file(folder / file, fs::path(to) / file, fs::copy_options::overwrite_existing);
    }
    std::ofstream(fs::path(to) / "expected.json") << readAll(folder.path()).dump(1) << '\n';
}

TEST_CASE("Homes of every version open, and say what they said then") {
    std::size_t count = 0;
    for (const auto &golden : fs::directory_iterator(homes)) {
        CAPTURE(golden.path().filename().string());
        const TempFolder folder;
        std::ifstream expected(golden.path() / "expected.json");
        CHECK(readAll(copied(golden.path(), folder)) == json::parse(expected));
        ++count;
    }
    CHECK(count >= 1);
}

TEST_CASE("What a home has from a newer version is still there after new keys, more sessions and a copy") {
    const TempFolder folder;
    const fs::path first = copied(homes / "1", folder);
    ManualClock clock{1'700'000'000'000};
    SeededRandom random{2};
    {
        const auto home = openIn(first, clock, random);
        REQUIRE(home->unknown() == 1);
        REQUIRE(home->setPassphrase(home->people().front().id, vault::Passphrase(words)));
        REQUIRE(home->endBoardEntry(home->relationships()[0].id, "kept"));
        REQUIRE(home->backUpInto(folder / "copies"));
    }
    fs::create_directory(folder / "again");
    REQUIRE(vault::restoreBackup(folder / "copies" / "attune-1.backup", folder / "again" / "attune.log",
                                 folder / "again" / "keys"));
    const auto home = openIn(folder / "again", clock, random);
    CHECK(home->unknown() == 1);
    CHECK(home->damage().empty());
    CHECK(home->board(home->relationships()[0].id).entries[0].ended);
}
