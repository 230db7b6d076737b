// SPDX-License-Identifier: Apache-2.0
#include "home/table.hpp"

#include "support/temp_folder.hpp"

using namespace attune;
using namespace attune::test;

namespace {

home::Newcomer newcomer(std::string name, std::string role) {
    home::Newcomer one;
    one.person.name = std::move(name);
    one.role = std::move(role);
    return one;
}

} // namespace

TEST_CASE("A relationship is there again when the home is opened anew") {
    const TempFolder folder;
    std::string id;
    {
        Table table(folder.path());
        id = table.home->formRelationship("parent_child", {newcomer("Ana", "mother"), newcomer("Leo", "son")}).value();
    }
    const Table again(folder.path());
    REQUIRE(again.home->relationship(id) != nullptr);
    CHECK(again.home->relationship(id)->members[1].role == "son");
    CHECK(again.home->people()[0].name == "Ana");
}

TEST_CASE("One person may be in several relationships") {
    Table table;
    const auto first =
        table.home->formRelationship("parent_child", {newcomer("Ana", "mother"), newcomer("Leo", "son")});
    REQUIRE(first);
    home::Newcomer ana = newcomer("", "partner");
    ana.person.id = table.home->people()[0].id;
    REQUIRE(table.home->formRelationship("couple", {ana, newcomer("Luis", "partner")}));
    CHECK(table.home->people().size() == 3);
}

TEST_CASE("Nobody's words are closed with a key that another made up") {
    const TempFolder folder;
    std::string both, other;
    {
        Table table(folder.path());
        both = table.home->formRelationship("couple", {newcomer("Ana", "partner"), newcomer("Leo", "partner")}).value();
        home::Newcomer ana = newcomer("", "mother");
        ana.person.id = table.home->people()[0].id;
        other = table.home->formRelationship("parent_child", {ana, newcomer("Mia", "daughter")}).value();
        const std::string leo = table.home->people()[1].id;
        const auto give = [&](const vault::VaultId &in, const vault::VaultId &of, int epoch) {
            const json body = {
                {"kind", "key"}, {"vault", of}, {"key", std::string(64, '7')}, {"epoch", epoch}, {"of", 1}};
            REQUIRE(table.home->record({{in, body, leo}}));
        };
        give(vault::relationshipVault(both), vault::personVault(ana.person.id), 2);
        give(vault::personVault(leo), vault::personVault(ana.person.id), 2);
        give(vault::personVault(leo), vault::relationshipVault(other), 1);
        give(vault::personVault(leo), vault::relationshipVault(other), 2);
    }
    Table again(folder.path());
    CHECK(again.home->keys().epoch(vault::personVault(again.home->people()[0].id)) == 1);
    CHECK(again.home->keys().epoch(vault::relationshipVault(other)) == 1);
    CHECK(again.home->relationships().size() == 2);
    CHECK(again.home->closed() == 0);
    CHECK(again.home->unknown() == 4);
}

TEST_CASE("People and roles that do not fit are refused with a sentence") {
    Table table;
    const auto code = [&](std::string pair, std::vector<home::Newcomer> people) {
        const auto formed = table.home->formRelationship(std::move(pair), std::move(people));
        return formed ? std::string() : formed.error().code;
    };
    CHECK(code("couple", {newcomer("", "partner"), newcomer("B", "partner")}) == "home.name");
    CHECK(code("couple", {newcomer("   ", "partner"), newcomer("B", "partner")}) == "home.name");
    CHECK(code("couple", {newcomer(std::string(41, 'a'), "partner"), newcomer("B", "partner")}) == "home.name");
    CHECK(code("couple", {newcomer("A", "partner")}) == "home.members");
    CHECK(code("couple", {newcomer("A", "mother"), newcomer("B", "partner")}) == "home.members");
    CHECK(code("parent_child", {newcomer("A", "mother"), newcomer("B", "father")}) == "home.members");
    CHECK(code("strangers", {newcomer("A", "partner"), newcomer("B", "partner")}) == "home.pair");
    CHECK(table.home->people().empty());
}

TEST_CASE("The younger one's age band is that of the pair") {
    Table table;
    auto son = newcomer("Leo", "son");
    son.person.band = "teen";
    const auto id = table.home->formRelationship("parent_child", {newcomer("Ana", "mother"), son}).value();
    const auto audience = table.home->audience(*table.home->relationship(id));
    CHECK(audience.pair == "parent_child");
    CHECK(audience.younger == "teen");
}

TEST_CASE("A row that no one can read is named, and the rest still opens") {
    auto log = store::openMemoryLog();
    auto keys = vault::Keys::open(std::nullopt).value();
    REQUIRE(keys.add("p"));
    REQUIRE(log->append(std::vector<store::Row>{store::Row(40, std::byte{7}), vault::emptyRow(1024)}));
    Table table(std::move(log), std::move(keys));
    REQUIRE(table.home->damage().size() == 1);
    CHECK(table.home->damage()[0].first == 1);
    CHECK(table.home->closed() == 1);
    REQUIRE(table.home->record({{"person:p", {{"kind", "from the future"}}}}));
    CHECK(table.home->unknown() == 1);
    CHECK(table.home->formRelationship("couple", {newcomer("A", "partner"), newcomer("B", "partner")}));
}

TEST_CASE("Without the file with the keys it is said so, and nothing is begun in its place") {
    const TempFolder folder;
    {
        Table table(folder.path());
        REQUIRE(table.home->formRelationship("couple", {newcomer("A", "partner"), newcomer("B", "partner")}));
    }
    std::filesystem::rename(folder / "keys", folder / "kept");
    Table table;
    const auto opened = home::Home::open(store::openSqliteLog(folder / "attune.log").value(),
                                         vault::Keys::open(folder / "keys").value(), table.clock, table.random);
    REQUIRE(!opened);
    CHECK(opened.error().code == "home.keys");
    std::filesystem::rename(folder / "kept", folder / "keys");
    CHECK(Table(folder.path()).home->people().size() == 2);
}

TEST_CASE("Places follow the XDG folders, and a build folder looks like an installed tree") {
    const auto env = [](const char *name) {
        return std::string(name) == "HOME" ? "/home/x" : std::string(name) == "XDG_DATA_HOME" ? "rel" : "";
    };
    const auto places = home::findPlaces("/opt/attune/bin/attune", env);
    CHECK(places.home == "/home/x/.local/share/attune");
    CHECK(places.worker == "/opt/attune/libexec/attune/attune-worker");
    CHECK(places.folders.exercises[0] == "/opt/attune/share/attune/exercises");
    CHECK(places.folders.exercises[1] == "/home/x/.local/share/attune/exercises");
    CHECK(home::findPlaces("/b/bin/x", env, "/elsewhere").log() == "/elsewhere/attune.log");
}
