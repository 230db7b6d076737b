// SPDX-License-Identifier: Apache-2.0
// Another passphrase is another key: who kept a copy of the file `keys`, and knows the passphrase of then, opens nothing.
#include "home/locked.hpp"

#include <fstream>

using namespace attune;
using namespace attune::test;
namespace fs = std::filesystem;

namespace {

// The log of now with the keys of then, unlocked with the passphrases of then.
struct Thief {
    TempFolder folder;
    ManualClock clock{0};
    SeededRandom random{1};
    std::unique_ptr<home::Home> home;

    Thief(const TempFolder &victim, const fs::path &keys, const std::vector<const char *> &passphrases) {
        fs::copy_file(victim / "attune.log", folder / "attune.log");
        fs::copy_file(keys, folder / "keys");
        home = home::Home::open(store::openSqliteLog(folder / "attune.log").value(),
                                vault::Keys::open(folder / "keys", cheap).value(), clock, random)
                   .value();
        for (const vault::Slot &slot : vault::Keyring(home->ring()).people) {
            for (const char *passphrase : passphrases) {
                (void)home->unlock(slot.person, vault::Passphrase(passphrase));
            }
        }
    }
    [[nodiscard]] bool opensNothing() const {
        return home->people().empty() && home->relationships().empty() && home->sessions().empty() &&
               home->damage().empty() && home->closed() > 0;
    }
};

fs::path copyOfKeys(const TempFolder &folder, const char *name) {
    fs::copy_file(folder / "keys", folder / name);
    return folder / name;
}

std::size_t outdated(Table &table) {
    std::size_t count = 0;
    for (const vault::Slot &slot : table.home->ring().people) {
        count += slot.before.size();
    }
    return count;
}

// Fails from the nth write on, as a disk does that is gone.
class Failing final : public store::Log {
public:
    Failing(std::unique_ptr<store::Log> inner, int after) : m_inner(std::move(inner)), m_left(after) {}
    Result<store::Position> append(std::span<const store::Row> rows) override {
        return rows.empty() || m_left-- > 0 ? m_inner->append(rows) : gone();
    }
    Result<store::Position> replace(std::span<const store::Replacement> replaced,
                                    std::span<const store::Row> rows) override {
        return m_left-- > 0 ? m_inner->replace(replaced, rows) : gone();
    }
    Result<std::vector<Damage>>
    scan(store::Position from, const std::function<void(store::Position, std::span<const std::byte>)> &each) override {
        return m_inner->scan(from, each);
    }
    bool readOnly() const override { return m_inner->readOnly(); }
    bool failed() const { return m_left < 0; }

private:
    static tl::unexpected<Error> gone() { return fail("store.io", "The disk is gone."); }
    std::unique_ptr<store::Log> m_inner;
    int m_left;
};

} // namespace

TEST_CASE("After another passphrase the keys of before open nothing, of before or of then") {
    const TempFolder folder;
    fs::path none, first, both;
    playToTheReveal(folder, [&](Table &table) {
        none = copyOfKeys(folder, "keys.none");
        lock(table, 1, "one word");
        first = copyOfKeys(folder, "keys.first");
        lock(table, 2, "two words");
        both = copyOfKeys(folder, "keys.both");
        REQUIRE(table.home->setPassphrase(personAt(table, 2), vault::Passphrase("other words")));
        REQUIRE(table.home->setPassphrase(personAt(table, 1), vault::Passphrase("another word")));
        CHECK(outdated(table) == 0);
    });
    const std::vector<const char *> known{"one word", "two words"};
    for (const fs::path &keys : {none, first, both}) {
        CAPTURE(keys.filename().string());
        CHECK(Thief(folder, keys, known).opensNothing());
    }
    CHECK_FALSE(Thief(folder, folder / "keys", {"other words"}).opensNothing()); // and it would open with the right one

    Table table = opened(folder);
    REQUIRE(table.home->unlock(table.home->ring().people[0].person, vault::Passphrase("another word")));
    REQUIRE(table.home->unlock(table.home->ring().people[1].person, vault::Passphrase("other words")));
    REQUIRE(table.home->sessions().size() == 1);
    CHECK(table.home->damage().empty());
    CHECK(sealedOf(table, 1) != nullptr);
    CHECK(sealedOf(table, 2) != nullptr);
    table.takeUp();
    CHECK(table.play->act(core::Stop{}));
}

TEST_CASE("What two share gets its new key when both are here, if one of them was not") {
    const TempFolder folder;
    fs::path before;
    playToTheReveal(folder, [&](Table &table) {
        lock(table, 1, "one word");
        lock(table, 2, "two words");
        before = copyOfKeys(folder, "keys.before");
    });
    std::vector<std::string> people;
    {
        Table table = opened(folder);
        for (const vault::Slot &slot : table.home->ring().people) {
            people.push_back(slot.person);
        }
        REQUIRE(table.home->unlock(people[0], vault::Passphrase("one word")));
        REQUIRE(table.home->setPassphrase(people[0], vault::Passphrase("another word")));
    }
    CHECK(Thief(folder, before, {"one word"}).opensNothing()); // the key of what they share stands in their own vaults
    CHECK_FALSE(Thief(folder, before, {"two words"}).opensNothing());
    Table table = opened(folder);
    const auto shared = [&] {
        return table.home->keys().epoch("relationship:" + table.home->relationships().at(0).id);
    };
    REQUIRE(table.home->unlock(people[1], vault::Passphrase("two words")));
    const auto epoch = shared();
    REQUIRE(table.home->unlock(people[0], vault::Passphrase("another word")));
    CHECK(shared() == epoch + 1);
    REQUIRE(table.home->unlock(people[0], vault::Passphrase("another word")));
    CHECK(shared() == epoch + 1); // once
    CHECK(table.home->damage().empty());
    CHECK(table.home->sessions().size() == 1);
}

TEST_CASE("Whoever takes the passphrase away has no rows left that wait for it") {
    const TempFolder folder;
    playToTheReveal(folder, [](Table &table) {
        lock(table, 1, "one word");
        REQUIRE(table.home->removePassphrase(personAt(table, 1)));
        CHECK(outdated(table) == 0);
    });
    Table table = opened(folder);
    CHECK(table.home->closed() == 0);
    CHECK(table.home->damage().empty());
    CHECK(sealedOf(table, 1) != nullptr);
    CHECK(sealedOf(table, 2) != nullptr);
}

TEST_CASE("Cut off anywhere on the way to another passphrase, nothing is lost, and the rest is done the next time") {
    TempFolder made;
    playToTheReveal(made, [](Table &table) { lock(table, 1, "one word"); });
    bool cut = true;
    int after = 0;
    for (; cut; ++after) {
        CAPTURE(after);
        const TempFolder folder;
        const fs::path old = folder / "keys.before";
        for (const char *file : {"attune.log", "keys"}) {
            fs::copy_file(made / file, folder / file);
        }
        fs::copy_file(made / "keys", old);
        std::string person;
        {
            auto failing = std::make_unique<Failing>(store::openSqliteLog(folder / "attune.log").value(), after);
            const Failing &disk = *failing;
            Table table(std::move(failing), vault::Keys::open(folder / "keys", cheap).value());
            person = personAt(table, 1);
            REQUIRE(table.home->unlock(person, vault::Passphrase("one word")));
            REQUIRE(table.home->setPassphrase(person, vault::Passphrase("another word")));
            CHECK(sealedOf(table, 1) != nullptr);
            cut = disk.failed();
            CHECK((outdated(table) > 0) == cut);
        }
        Table table = opened(folder);
        REQUIRE(table.home->unlock(person, vault::Passphrase("another word")));
        CHECK(outdated(table) == 0);
        CHECK(table.home->damage().empty());
        CHECK(table.home->sessions().size() == 1);
        CHECK(sealedOf(table, 1) != nullptr);
        CHECK(sealedOf(table, 2) != nullptr);
        const Thief thief(folder, old, {"one word"}); // the other has no passphrase, so what both share is open
        const core::Session &session = *thief.home->sessions().at(0);
        const std::string input = session.reveals().at(0).spec.inputs.at(0);
        CHECK(session.sealed(1, input) == nullptr);
        CHECK(session.sealed(2, input) != nullptr);
    }
    CHECK(after > 2);
}
