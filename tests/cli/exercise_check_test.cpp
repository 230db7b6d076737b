// SPDX-License-Identifier: Apache-2.0
// What `attunectl exercise check` says of exercises that are well formed, and `exercise new` of itself.
#include "cli/desk.hpp"
#include "core/json.hpp"

#include <algorithm>
#include <catch2/generators/catch_generators.hpp>
#include <sstream>

using namespace attune;
using namespace attune::test;
namespace fs = std::filesystem;

namespace {

// A new exercise, with one part of one file replaced.
struct Author {
    Desk desk;

    explicit Author(const std::string &activity) {
        const Said said = desk.ctl("exercise new ours --activity " + activity + " --into " + desk.at("exercises"));
        INFO(said.out);
        REQUIRE(said.exit == 0);
    }
    void replace(const std::string &file, const std::string &part, const std::string &by) const {
        std::ostringstream text;
        text << std::ifstream(desk.at("exercises/ours/" + file)).rdbuf();
        std::string changed = text.str();
        REQUIRE(changed.find(part) != std::string::npos);
        desk.write("exercises/ours/" + file, changed.replace(changed.find(part), part.size(), by));
    }
    [[nodiscard]] Said check(const std::string &options = "") const {
        return desk.ctl("exercise check " + options + " " + desk.at("exercises/ours"));
    }
};

bool has(const Said &said, const std::string &part) {
    return said.out.find(part) != std::string::npos;
}

struct Flaw {
    std::string file, part, by, code, where;
};

} // namespace

TEST_CASE("A new exercise checks clean, is played through, and says how hard it is to read") {
    const Author author(GENERATE("match", "org.attune.turn_talk"));
    const Said said = author.check();
    INFO(said.out);
    CHECK(said.exit == 0);
    CHECK(has(said, "1 checked, 0 found"));
    CHECK(has(said, "note: "));
    CHECK(has(said, "Flesch–Kincaid grade"));
    CHECK(has(said, "INFLESZ"));
}

TEST_CASE("What a good reader would say is told with code, line and level") {
    const Flaw flaw = GENERATE(
        Flaw{"text.en.toml", "Just listen to {speaker}.", "You never listen.", "review.blame", "text.en.toml"},
        Flaw{"text.es.toml", "Solo escucha a", "Nunca escuchas a", "review.blame", "text.es.toml"},
        Flaw{"text.en.toml", "Three minutes each", "Three minutes each, and then three more for the other of you",
             "review.length", "text.en.toml"},
        Flaw{"exercise.toml", "[[variant]]\nwhen = { pair = \"parent_child\" }",
             "[[variant]]\nwhen = { pair = \"solo\" }", "review.unreached", "exercise.toml"},
        Flaw{"text.en.toml", "[close]", "\"title@solo\" = \"Alone\"\n[close]", "review.unreached", "text.en.toml"});
    const Author author("turn_talk");
    author.replace(flaw.file, flaw.part, flaw.by);
    if (flaw.by.starts_with("\"title@solo\"")) {
        author.replace("text.es.toml", flaw.part, flaw.by);
    }
    const Said said = author.check("--no-plays --json");
    INFO(said.out);
    CHECK(said.exit == 1);
    const json findings = json::parse(said.out).at("findings");
    CHECK(std::ranges::any_of(findings, [&](const json &one) {
        return one.at("code") == flaw.code && one.at("level") == "warning" && one.at("line") > 0 &&
               one.at("file").get<std::string>().ends_with(flaw.where);
    }));
}

TEST_CASE("Playing shows the text that nobody wrote") {
    const Author author("turn_talk");
    author.replace("exercise.toml", "text = \"close.lead\"", "text = \"close.thanks\"");
    const Said said = author.check();
    INFO(said.out);
    CHECK(said.exit == 1);
    CHECK(has(said, "asks for the text `close.thanks`, and nobody wrote it in \"en\""));
    CHECK(has(said, "1 checked, 2 found"));
}

TEST_CASE("Playing shows the text that nobody sees") {
    const Author author("turn_talk");
    author.replace("text.en.toml", "[ready]", "[left_over]\nfrom = \"An earlier step.\"\n[ready]");
    author.replace("text.es.toml", "[ready]", "[left_over]\nfrom = \"Un paso anterior.\"\n[ready]");
    const Said said = author.check();
    INFO(said.out);
    CHECK(said.exit == 1);
    CHECK(has(said, "left_over.from: in "));
    CHECK(has(said, "1 checked, 1 found"));
}

TEST_CASE("A text that is hard to read is told with its number and the limit") {
    const Author author("match");
    for (const char *easy :
         {"Nobody has to do any of it.", "If not, that is fine, too.", "Any card can stay closed later."}) {
        author.replace(
            "text.en.toml", easy,
            "Notwithstanding individual predispositions, collaborative participation necessitates considerable "
            "interpersonal responsiveness, accountability, and conversational reciprocity throughout the "
            "entirety of the aforementioned intervention, irrespective of circumstances.");
    }
    const Said said = author.check("--no-plays");
    INFO(said.out);
    CHECK(said.exit == 1);
    CHECK(has(said, "8.0 is the limit"));
}

TEST_CASE("An exercise is not made of what cannot be") {
    const auto [arguments, why] = GENERATE(table<std::string, std::string>({
        {"Ours --activity match", "is no id of an exercise"},
        {"needs_cards --activity match", "installed here already"},
        {"ours --activity dance", "No plugin here offers"},
    }));
    const Desk desk;
    const Said said = desk.ctl("exercise new " + arguments + " --into " + desk.at("exercises"));
    INFO(said.out);
    CHECK(said.exit == 2);
    CHECK(has(said, why));
    CHECK_FALSE(fs::exists(desk.at("exercises")));
}

TEST_CASE("Our own exercises are read without a warning") {
    const Desk desk;
    const Said said = desk.ctl("exercise check --no-plays " EXERCISES);
    INFO(said.out);
    CHECK(said.exit == 0);
}
