// SPDX-License-Identifier: Apache-2.0
// One signed file from somebody else: nothing of it is believed unless all of it is right.
#include "core/json.hpp"
#include "packed/packed_file.hpp"
#include "packed/version.hpp"
#include "support/temp_folder.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cctype>

using namespace attune;
using namespace attune::packed;

namespace {

class Author {
    test::TempFolder m_folder;

public:
    SigningKey key = SigningKey::readOrMake(m_folder / "signing.key").value();
    [[nodiscard]] std::string pack() const { return toBytes(packed, key); }
    // What somebody could sign who wants to do harm: any list at all, and these bytes behind it.
    [[nodiscard]] std::string forge(const json &head, const std::string &bytes = "") const {
        const std::string text = canonical(head);
        std::string file = "ATTUNE PLUGIN 1\n";
        for (std::size_t i = 0; i < 4; ++i)
            file += static_cast<char>(text.size() >> 8 * i & 0xff);
        file += text;
        return file + key.sign(file) + bytes;
    }
    [[nodiscard]] json head(const json &files) const {
        return {{"files", files}, {"plugin", "org.example.a"}, {"signer", key.signer()}, {"version", "1.0.0"}};
    }

    const Packed packed{"org.example.a",
                        "1.0.0",
                        {},
                        {{"lib.so", "\x7f"
                                    "ELF"},
                         {"plugin.toml", "schema = 1\n"},
                         {"text.en.toml", ""}}};
    [[nodiscard]] std::filesystem::path keyFile() const { return m_folder / "signing.key"; }
};

json entry(const std::string &path, const std::string &bytes) {
    return {{"path", path}, {"size", bytes.size()}, {"sha256", sumOf(bytes)}};
}

std::string codeOf(const std::string &bytes) {
    const auto packed = packedFrom(bytes);
    return packed ? "" : packed.error().code;
}

} // namespace

TEST_CASE("What was packed comes out as it was, with who signed it") {
    const Author author;
    const auto packed = packedFrom(author.pack());
    REQUIRE(packed);
    CHECK(packed->files == author.packed.files);
    CHECK(packed->plugin == "org.example.a");
    CHECK(packed->version == "1.0.0");
    CHECK(packed->signer == author.key.signer());
}

TEST_CASE("Whatever bit of a packed plugin is changed, nothing of it is used") {
    const Author author;
    const std::string bytes = author.pack();
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
        std::string changed = bytes;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
        INFO("bit " << bit);
        REQUIRE_FALSE(packedFrom(changed));
    }
}

TEST_CASE("A packed plugin that is cut short anywhere, or goes on after its end, is refused") {
    const Author author;
    const std::string bytes = author.pack();
    for (std::size_t size = 0; size < bytes.size(); ++size)
        REQUIRE(codeOf(bytes.substr(0, size)) == "packed.form");
    CHECK(codeOf(bytes + "x") == "packed.form");
    CHECK(codeOf(bytes + bytes) == "packed.form");
    CHECK(codeOf("ATTUNE PLUGIN 2\n" + bytes.substr(16)) == "packed.form");
}

TEST_CASE("Signed or not, a file that would land anywhere else is refused") {
    const Author author;
    for (const char *path : {"../plugin.toml",
                             "/etc/passwd",
                             "exercises/../../x.so",
                             "exercises//exercise.toml",
                             "./plugin.toml",
                             ".signed",
                             "",
                             "exercises/a/b/exercise.toml",
                             "exercises/a",
                             "plugin.toml/",
                             "PLUGIN.TOML",
                             "a\\b.so",
                             "lib.so\n",
                             ".so",
                             "-.so",
                             "con:.so",
                             "install.sh",
                             "text.en.toml.so/x",
                             "exercises/A/exercise.toml",
                             "choices.json"}) {
        INFO(path);
        CHECK(codeOf(author.forge(author.head(json::array({entry(path, "x")})), "x")) == "packed.form");
    }
    CHECK(codeOf(author.forge(author.head(json::array({entry(std::string("lib.so\0x", 8), "x")})), "x")) ==
          "packed.form");
    CHECK(codeOf(author.forge(author.head(json::array({entry("lib.so", "x")})), "x")).empty());
}

TEST_CASE("A list that can be read in two ways is refused") {
    const Author author;
    const json a = entry("a.so", "x"), b = entry("b.so", "x");
    CHECK(codeOf(author.forge(author.head(json::array({a, b})), "xx")).empty());
    CHECK(codeOf(author.forge(author.head(json::array({b, a})), "xx")) == "packed.form");
    CHECK(codeOf(author.forge(author.head(json::array({a, a})), "xx")) == "packed.form");
    CHECK(codeOf(author.forge(author.head(json::array({entry("A.so", "x"), a})), "xx")) ==
          "packed.form"); // one file, on some disks
    json head = author.head(json::array({a}));
    head["more"] = 1;
    CHECK(codeOf(author.forge(head, "x")) == "packed.form");
}

TEST_CASE("Sizes that are not true, or more than anybody needs, are refused before anything is taken") {
    const Author author;
    for (const json &size :
         {json(-1), json(2), json(1.0), json("1"), json(mostBytes + 1), json(std::uint64_t{1} << 63)}) {
        json file = entry("lib.so", "x");
        file["size"] = size;
        CHECK(codeOf(author.forge(author.head(json::array({file})), "x")) == "packed.form");
    }
    json many = json::array();
    for (std::size_t i = 0; i <= mostFiles; ++i)
        many.push_back(entry("l" + std::to_string(1000 + i) + ".so", ""));
    CHECK(codeOf(author.forge(author.head(many))) == "packed.form");
    CHECK(codeOf(author.forge(author.head(json::array()))) == "packed.form");
    CHECK(codeOf(author.forge(author.head(json::array({entry("lib.so", "x")})), "y")) == "packed.altered");
}

TEST_CASE("Nobody signs in the name of another") {
    const Author author, other;
    json head = other.head(json::array({entry("lib.so", "x")}));
    CHECK(codeOf(author.forge(head, "x")) == "packed.altered");
    std::string large = author.key.signer();
    std::ranges::transform(large, large.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    head["signer"] = large; // a second name of one key
    CHECK(codeOf(author.forge(head, "x")) == "packed.altered");
    head["signer"] = "abc";
    CHECK(codeOf(author.forge(head, "x")) == "packed.altered");
}

TEST_CASE("A signing key is made once, is its owner's alone, and a damaged one is said to be that") {
    const Author author;
    CHECK(SigningKey::readOrMake(author.keyFile()).value().signer() == author.key.signer());
    namespace fs = std::filesystem;
    CHECK((fs::status(author.keyFile()).permissions() & fs::perms::all) ==
          (fs::perms::owner_read | fs::perms::owner_write));
    fs::resize_file(author.keyFile(), 40);
    const auto damaged = SigningKey::readOrMake(author.keyFile());
    REQUIRE_FALSE(damaged);
    CHECK(damaged.error().code == "packed.key");
}

TEST_CASE("A signing key that others can read or change is not used, and it is said how to mend that") {
    const Author author;
    namespace fs = std::filesystem;
    for (const fs::perms open : {fs::perms::group_read, fs::perms::others_read, fs::perms::others_write}) {
        fs::permissions(author.keyFile(), fs::perms::owner_read | fs::perms::owner_write | open);
        const auto refused = SigningKey::readOrMake(author.keyFile());
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == "packed.key");
        CHECK(refused.error().sentence.find("chmod 600") != std::string::npos);
    }
}

TEST_CASE("Which of two versions is older is told by the rules of semver.org") {
    const std::vector<const char *> inOrder{
        "0.9.0",         "1.0.0-1",    "1.0.0-2",      "1.0.0-11",      "1.0.0-alpha",
        "1.0.0-alpha.1", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1",
        "1.0.0",         "1.0.1",      "1.2.0",        "1.10.0",        "99999999999999999999.0.0"};
    for (std::size_t a = 0; a < inOrder.size(); ++a)
        for (std::size_t b = 0; b < inOrder.size(); ++b) {
            INFO(inOrder[a] << " and " << inOrder[b]);
            CHECK(isOlder(inOrder[a], inOrder[b]) == (a < b));
        }
    CHECK_FALSE(isOlder("1.0.0+1", "1.0.0+2"));
    CHECK(isOlder("1.0.0-a+9", "1.0.0+1"));
}
