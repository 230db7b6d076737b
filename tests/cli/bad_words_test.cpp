// SPDX-License-Identifier: Apache-2.0
// Words that nobody expects, disks that take nothing: told kindly, kept whole, and never quoted.
#include "cli/desk.hpp"
#include "core/json.hpp"
#include "support/small_disk.hpp"

#include <catch2/generators/catch_generators.hpp>
#include <unistd.h>

using namespace attune;
using namespace attune::test;

namespace {

constexpr const char *planted = "planted-7f3a";

std::string repeated(const std::string &text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

// To the text that both seal in repair_walkthrough.
std::string scriptWith(const json &words) {
    std::string script;
    for (const json &line : {json{{"seat", 1}, {"use", "ready_ready"}}, json{{"seat", 2}, {"use", "ready_ready"}},
                             json{{"seat", 1}, {"use", "heat_calm"}}, json{{"seat", 2}, {"use", "heat_calm"}},
                             json{{"seat", 1}, {"use", "part"}, {"value", words}}}) {
        script += line.dump(-1, ' ', false, json::error_handler_t::ignore) + "\n";
    }
    return script;
}

Said play(const Desk &desk, const std::string &script, const std::string &more = "") {
    desk.write("s.jsonl", script);
    return desk.ctl("play repair_walkthrough --who couple --script " + desk.at("s.jsonl") + " " + more);
}

std::string endOf(const std::string &text) {
    return text.substr(text.size() - std::min<std::size_t>(text.size(), 600));
}

bool has(const std::string &text, const std::string &part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("Words of every kind are taken as they are, without what nobody can see") {
    const std::string words = GENERATE(
        std::string("👩‍👩‍👧‍👦 🌿"), std::string("أحتاج وقتًا قليلًا"),
        std::string("\xe2\x80\xae"
                    "abc \xe2\x81\xa7"
                    "def"),
        std::string("é"), std::string("{count, plural, other {#}} <b>&amp;</b> %s $(reboot) '; DROP TABLE ev;--"),
        std::string("a\x01\x1b[2Jb"), repeated("x", 200));
    const Desk desk;
    const Said said = play(desk, scriptWith(words), "--home " + desk.home());
    INFO(endOf(said.out));
    CHECK(said.exit == 0);
    CHECK_FALSE(has(said.out, "\x1b["));
    CHECK(desk.ctl("session verify --home " + desk.home()).exit == 0);
}

TEST_CASE("Words that do not fit are refused kindly, with the line and without quoting them") {
    const auto [words, says] =
        GENERATE(std::pair(json(std::string(planted) + repeated("🌿", 100'000)), "long"),
                 std::pair(json(std::string(planted) + std::string(201, 'x')), "long"), std::pair(json(7), "form"),
                 std::pair(json::array({planted}), "form"), std::pair(json{{planted, planted}}, "form"));
    const Desk desk;
    const Said said = play(desk, scriptWith(words));
    INFO(endOf(said.out));
    CHECK(said.exit == 2);
    const auto at = said.out.rfind("s.jsonl:5");
    REQUIRE(at != std::string::npos);
    CHECK_FALSE(has(said.out.substr(at), planted));
    CHECK_FALSE(has(said.out.substr(at), "⟦"));
    CHECK((has(said.out.substr(at), says) || has(said.out.substr(at), "fit")));
}

TEST_CASE("A line that is no UTF-8 is refused with its number") {
    const Desk desk;
    const Said said = play(desk, "{\"seat\":1,\"use\":\"ready_ready\"}\n{\"seat\":2,\"use\":\"\xff\"}\n");
    CHECK(said.exit != 0);
    CHECK(has(said.out, "s.jsonl:2"));
    CHECK(has(said.out, "JSON"));
    INFO(said.out);
}

TEST_CASE("An unknown language is named, with those that there are") {
    const Desk desk;
    const std::string languages = GENERATE("xx", "en,klingon", "en_US", "EN", ",,", "en,es,en");
    const Said said = desk.ctl("play needs_cards --auto --languages " + languages);
    INFO(said.out);
    CHECK(said.exit != 0);
    CHECK(has(said.out, "en"));
    CHECK(said.out.size() > 30);
}

TEST_CASE("A home that may not be written is a sentence, and nothing is begun") {
    SmallDisk disk("size=4m");
    if (!disk.mounted() || !disk.makeReadOnly()) {
        SKIP("needs the right to mount");
    }
    const Desk desk;
    const Said said = desk.ctl("play needs_cards --auto --home " + (disk / "home").string());
    INFO(said.out);
    CHECK(said.exit == 1);
    CHECK(has(said.out, "--home"));
}

TEST_CASE("A full disk is a sentence, and all that was saved before is whole") {
    const SmallDisk disk("size=512k");
    if (!disk.mounted()) {
        SKIP("needs the right to mount");
    }
    const Desk desk;
    const std::string home = (disk / "home").string();
    Said said;
    for (int seed = 1; seed < 60 && (seed == 1 || said.exit == 0); ++seed) {
        said = desk.ctl("play repair_walkthrough --auto --seed " + std::to_string(seed) + " --home " + home);
    }
    INFO(endOf(said.out));
    CHECK(said.exit == 1);
    CHECK(has(said.out, "The disk is full"));
    CHECK(has(said.out, "Free some space"));
    const Said verified = desk.ctl("session verify --home " + home);
    INFO(verified.out);
    CHECK(verified.exit == 0);
}
