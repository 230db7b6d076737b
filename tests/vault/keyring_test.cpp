// SPDX-License-Identifier: Apache-2.0
#include "support/temp_folder.hpp"
#include "vault/keyring.hpp"

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <random>

using namespace attune;
using namespace attune::vault;

namespace {

constexpr GuessCost cheap{1, std::size_t{1} << 20}; // or the tests would take minutes

std::string text(const Result<Key> &key) {
    return key ? std::string(reinterpret_cast<const char *>(key->bytes().data()), key->size()) : key.error().code;
}
std::string text(const Key &key) {
    return {reinterpret_cast<const char *>(key.bytes().data()), key.size()};
}

Slot locked(const Key &key, std::string_view passphrase = "six words") {
    return relocked(openFor("p1", Key::random()), {}, key, Passphrase(passphrase), cheap).value();
}

} // namespace

TEST_CASE("Without a passphrase a vault opens for whoever has the file") {
    const Key key = Key::random();
    const Slot slot = openFor("p1", key);
    CHECK(!slot.needsPassphrase());
    CHECK(text(unlockOpen(slot)) == text(key));
}

TEST_CASE("With a passphrase it opens with that one only") {
    const Key key = Key::random();
    const Slot slot = locked(key);
    CHECK(slot.needsPassphrase());
    CHECK(slot.open.empty());
    CHECK(text(unlock(slot, Passphrase("six words"))) == text(key));
    for (const char *other : {"", "six  words", "Six words", "six word", "six words "}) {
        CHECK(text(unlock(slot, Passphrase(other))) == "vault.passphrase");
    }
    CHECK(text(unlockOpen(slot)) == "vault.passphrase");
    CHECK(toText({{slot}}).find("six words") == std::string::npos);
}

TEST_CASE("One person's key does not open in another's place") {
    Slot slot = locked(Key::random());
    slot.person = "p2";
    CHECK(text(unlock(slot, Passphrase("six words"))) == "vault.passphrase");
}

TEST_CASE("A recovery key opens the vault without the passphrase, and is forgiving to read") {
    const Key key = Key::random();
    Slot slot = locked(key);
    const std::string printed = addRecovery(slot, key);
    CHECK(printed.size() == 56 + 13);
    CHECK(text(recover(slot, printed)) == text(key));
    std::string careless;
    for (const char c : printed) {
        careless += c == '-' ? ' ' : c == '0' ? 'o' : c == '1' ? 'l' : static_cast<char>(std::tolower(c));
    }
    CHECK(text(recover(slot, careless)) == text(key));
    CHECK(text(unlock(slot, Passphrase("six words"))) == text(key));
}

TEST_CASE("A mistyped recovery key is told, wherever the mistake is; one of another vault is told as well") {
    const Key key = Key::random();
    Slot slot = locked(key);
    const std::string printed = addRecovery(slot, key);
    for (std::size_t i = 0; i < printed.size(); ++i) {
        std::string mistyped = printed;
        mistyped[i] = printed[i] == '-' ? '2' : printed[i] == '7' ? '8' : '7';
        REQUIRE(text(recover(slot, mistyped)) == "vault.recovery");
        REQUIRE(text(recover(slot, printed.substr(0, i))) == "vault.recovery");
    }
    Slot another = locked(key);
    CHECK(text(recover(another, printed)) == "vault.recovery");
    CHECK(text(recover(slot, addRecovery(another, key))) == "vault.recovery");
}

TEST_CASE("A new passphrase makes the old one and the printed key void") {
    const Key key = Key::random();
    Slot slot = locked(key);
    const std::string printed = addRecovery(slot, key);
    const Slot changed = relocked(slot, {}, key, Passphrase("other words"), cheap).value();
    CHECK(text(unlock(changed, Passphrase("other words"))) == text(key));
    CHECK(text(unlock(changed, Passphrase("six words"))) == "vault.passphrase");
    CHECK(text(recover(changed, printed)) == "vault.recovery");
}

TEST_CASE("Another passphrase is another key, which opens the ones of before until they are not needed") {
    const Key first = Key::random(), second = Key::random(), third = Key::random();
    const std::array<const Key *, 1> one{&first};
    const Slot slot = relocked(openFor("p1", first), one, second, Passphrase("two words"), cheap).value();
    CHECK(slot.epoch == 2);
    CHECK(text(earlier(slot, second).value().at(0)) == text(first));
    const std::array<const Key *, 2> two{&second, &first};
    Slot open = reopened(slot, two, third);
    CHECK(open.epoch == 3);
    CHECK(text(unlockOpen(open)) == text(third));
    const auto before = earlier(open, third).value();
    REQUIRE(before.size() == 2);
    CHECK(text(before[0]) == text(second));
    CHECK(text(before[1]) == text(first));
    CHECK(earlier(open, second).error().code == "vault.keys");
    open.person = "p2";
    CHECK(earlier(open, third).error().code == "vault.keys");
}

TEST_CASE("A keyring is read as it was written, and there is none before the first") {
    const test::TempFolder folder;
    const auto file = folder.path() / "keys";
    CHECK(!readKeyring(file).value());
    Keyring keyring;
    const Key key = Key::random();
    Slot slot = locked(key);
    (void)addRecovery(slot, key);
    const std::array<const Key *, 1> held{&key};
    keyring.people = {slot, openFor("p2", Key::random(), {{"name", "Ana"}}), reopened(slot, held, Key::random())};
    REQUIRE(writeKeyring(file, keyring));
    CHECK(*readKeyring(file).value() == keyring);
    keyring.people.pop_back();
    REQUIRE(writeKeyring(file, keyring));
    CHECK(*readKeyring(file).value() == keyring);
    CHECK((std::filesystem::status(file).permissions() & std::filesystem::perms(0777)) == std::filesystem::perms(0600));
}

TEST_CASE("What a killed process left half written is in nobody's way") {
    const test::TempFolder folder;
    const auto file = folder.path() / "keys";
    const Keyring keyring;
    REQUIRE(writeKeyring(file, keyring));
    std::ofstream(file.string() + ".new") << "{\"half\":";
    CHECK(*readKeyring(file).value() == keyring);
    REQUIRE(writeKeyring(file, Keyring()));
    CHECK(!std::filesystem::exists(file.string() + ".new"));
}

TEST_CASE("A damaged keyring is a sentence, whatever was done to it, and no other key comes out of it") {
    Keyring keyring;
    const Key key = Key::random();
    keyring.people = {locked(key)};
    const std::string whole = toText(keyring);
    std::mt19937 mind(5);
    for (int i = 0; i < 3'000; ++i) {
        std::string damaged = whole;
        damaged[mind() % damaged.size()] ^= static_cast<char>(1 << mind() % 8);
        const auto read = keyringFrom(damaged);
        if (!read) {
            REQUIRE((read.error().code == "vault.keys" || read.error().code == "vault.newer"));
        }
    }
    for (std::size_t length = 0; length + 1 < whole.size(); ++length) {
        REQUIRE(!keyringFrom(whole.substr(0, length)));
    }
}

TEST_CASE("A keyring that would make the machine work for hours, or guess for nothing, is refused at once") {
    Keyring keyring;
    keyring.people = {locked(Key::random())};
    for (const GuessCost cost : {GuessCost{3, (std::size_t{1} << 30) + 1}, GuessCost{65, 1 << 20},
                                 GuessCost{0, 1 << 20}, GuessCost{1, 100}, GuessCost{~0ULL, ~std::size_t{0}}}) {
        keyring.people[0].cost = cost;
        CHECK(keyringFrom(toText(keyring)).error().code == "vault.keys");
    }
}

TEST_CASE("A newer keyring is not guessed at") {
    CHECK(keyringFrom(R"({"attune_keys":2})").error().code == "vault.newer");
}
