// SPDX-License-Identifier: Apache-2.0
// The two exercises as people will read them: complete in both languages, for every pair.
#include "catalog/schema.hpp"
#include "table.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <functional>
#include <set>

using namespace attune;
using namespace attune::test;

namespace {

const std::vector<std::string> ids = {"boundary_circles", "needs_cards"};
const std::vector<catalog::Language> languages = {"en", "es"};

const std::set<std::string> drawn = {"door",    "phone", "eye_closed", "body",    "hug",    "talk",  "photo",  "advice",
                                     "key",     "heart", "money",      "health",  "joke",   "room",  "things", "time",
                                     "friends", "food",  "school",     "sleep",   "help",   "proud", "play",   "calm",
                                     "honest",  "hand",  "compass",    "family",  "listen", "star",  "cloud",  "storm",
                                     "boom",    "sun",   "walk",       "cup",     "lock",   "bag",   "house",  "book",
                                     "music",   "rest",  "touch",      "respect", "shield"};

match::Content contentOf(const std::string &id, const Pair &pair) {
    return match::Content(catalog::contentFor(exercise(id), {pair.kind, pair.younger}));
}

catalog::Resolver reader(const std::string &id, const Pair &pair, const catalog::Language &language, int seat) {
    static const catalog::Texts host; // no text of the host is needed
    const auto &[role, band] = pair.seats[static_cast<std::size_t>(seat - 1)];
    return catalog::Resolver({&exercise(id).texts, &plugin().texts, &host},
                             {language, seat, band, role, pair.kind, {{"Ana", "f"}, {"Leo", "m"}}});
}

// Whatever people read until the end, also on the less common ways.
void readAll(Table &table, const std::function<void(const core::View &, core::Seat)> &read) {
    while (!table.ended()) {
        for (const core::Seat seat : {1, 2}) {
            read(table.view(seat), seat);
        }
        Player().playOn(table);
    }
    read(table.view(1), 1);
}

void collectKeys(const json &tree, std::set<std::string> &keys) {
    if (tree.is_object() && tree.contains("key")) {
        keys.insert(tree.at("key").get<std::string>());
    }
    if (tree.is_structured()) {
        for (const json &child : tree) {
            collectKeys(child, keys);
        }
    }
}

} // namespace

TEST_CASE("An exercise's content fits the schema, for everybody it is for") {
    for (const std::string &id : ids) {
        CHECK(exercise(id).id == id); // read by the catalogue, which checks the base and every variant
    }
}

TEST_CASE("The schema knows every field, and takes no other") {
    const auto schema = catalog::Schema::read(ATTUNE_SOURCE_DIR "/plugins/match/match.schema.json");
    REQUIRE(schema);
    for (const char *path : {"/more", "/step/gate/more", "/step/talk/more", "/inputs/sort/more",
                             "/inputs/sort/cards/0/more", "/inputs/sort/piles/0/more"}) {
        json content = exercise("boundary_circles").content;
        CHECK(schema->mismatches(content).empty());
        content[json::json_pointer(path)] = 1;
        CAPTURE(path);
        CHECK(!schema->mismatches(content).empty());
    }
}

TEST_CASE("Every text that is shown exists, in both languages and for every reader") {
    const auto &id = GENERATE(from_range(ids));
    const auto &pair = GENERATE(from_range(pairs()));
    Table table(id, pair);
    readAll(table, [&](const core::View &view, core::Seat seat) {
        for (const catalog::Language &language : languages) {
            const json resolved = reader(id, pair, language, seat).tree(view.tree);
            CAPTURE(id, pair.name, language, resolved.dump());
            CHECK(resolved.dump().find("⟦") == std::string::npos);
            CHECK(resolved.dump().find('{' + std::string("other")) == std::string::npos);
        }
    });
}

TEST_CASE("Texts of the ways less taken exist too") {
    const char *keys[] = {"match.not_today",
                          "match.skip_this",
                          "match.pile_taken",
                          "match.pile_left",
                          "match.no_match",
                          "match.nothing_opened",
                          "match.calm",
                          "match.time_soft",
                          "match.more_time",
                          "match.mirror.give_again",
                          "match.mirror.say_again",
                          "match.mirror.check",
                          "match.mirror.check_aloud",
                          "match.rules_none",
                          "match.rules_enough",
                          "match.other_words",
                          "match.keep_line",
                          "match.line_out",
                          "match.line_of",
                          "match.line_pass_again",
                          "match.other_act",
                          "match.wait.not_mine",
                          "match.wait.pick",
                          "match.group.condition",
                          "match.group.differs",
                          "match.group.firm",
                          "match.group.single",
                          "match.group.same",
                          "match.with_words",
                          "match.chosen",
                          "match.guessed",
                          "match.about_me",
                          "match.about_other",
                          "match.ended.done.title",
                          "match.ended.stopped.title",
                          "match.ended.stopped.text",
                          "match.ended.not_today.title",
                          "match.ended.not_today.text",
                          "refused.not_offered",
                          "refused.not_asked",
                          "refused.ended"};
    for (const catalog::Language &language : languages) {
        for (const char *key : keys) {
            CAPTURE(language, key);
            CHECK(plugin().texts.byLanguage.at(language).contains(key));
        }
    }
}

TEST_CASE("A line has its words whichever part was left out") {
    for (const catalog::Language &language : languages) {
        for (const char *key : {"tell.line", "tell.line_when", "tell.line_sign", "tell.line_when_sign"}) {
            CAPTURE(language, key);
            CHECK(exercise("needs_cards").texts.byLanguage.at(language).contains(key));
        }
    }
}

TEST_CASE("Every card and pile of every pack has its words and a drawing that the host has") {
    const auto &id = GENERATE(from_range(ids));
    const auto &pair = GENERATE(from_range(pairs()));
    const match::Content content = contentOf(id, pair);
    for (const auto &[name, input] : content.inputs) {
        for (const catalog::Language &language : languages) {
            const auto words = reader(id, pair, language, 1);
            for (const match::Card &card : input.cards) {
                CAPTURE(id, language, card.id, card.picture);
                CHECK(words.has("cards." + card.id));
                CHECK(drawn.contains(card.picture));
            }
            for (const match::Pile &pile : input.piles) {
                CAPTURE(id, language, pile.id);
                CHECK(words.has("piles." + pile.id));
                CHECK((!pile.asks || words.has("pile_asks." + pile.id)));
                CHECK((!pile.optional || words.has("pile_offer." + pile.id)));
                CHECK(drawn.contains(pile.picture));
            }
        }
    }
}

TEST_CASE("No card is worded that no pack holds") {
    const auto &id = GENERATE(from_range(ids));
    std::set<std::string> held, worded;
    for (const Pair &pair : pairs()) {
        const match::Content content = contentOf(id, pair);
        for (const auto &[name, input] : content.inputs) {
            for (const match::Card &card : input.cards) {
                held.insert("cards." + card.id);
            }
        }
    }
    for (const auto &[key, text] : exercise(id).texts.byLanguage.at("en")) {
        if (key.starts_with("cards.")) {
            worded.insert(key.substr(0, key.find('@')));
        }
    }
    CHECK(worded == held);
}

TEST_CASE("Packs have the size that people of that age can hold") {
    for (const Pair &pair : pairs()) {
        CAPTURE(pair.name);
        const auto limits = contentOf("boundary_circles", pair).input("sort").cards.size();
        CHECK(limits >= 12);
        CHECK(limits <= (pair.younger == "child" ? 12u : 20u));
        const match::Input needs = contentOf("needs_cards", pair).input("mine");
        CHECK(needs.cards.size() == (pair.younger == "child" ? 8u : 16u));
        CHECK((needs.card("touch") == nullptr || pair.kind == "couple")); // between parent and child it is a hug
        CHECK((needs.card("left_out") != nullptr) == (pair.younger == "teen"));
    }
}

TEST_CASE("Cards about body and messages are firm in every pack") {
    for (const Pair &pair : pairs()) {
        const match::Input sort = contentOf("boundary_circles", pair).input("sort");
        for (const char *id : {"messages", "touch_busy", "hug_public", "hug_unwanted", "hug_hello", "tickle",
                               "bathroom", "looks", "whom_to_see", "diary", "kiss_public"}) {
            CAPTURE(pair.name, id);
            CHECK((sort.card(id) == nullptr || sort.card(id)->firm));
        }
    }
}

TEST_CASE("Both languages have the same texts") {
    const auto keysOf = [](const catalog::Texts &texts, const catalog::Language &language) {
        std::set<std::string> keys;
        for (const auto &[key, text] : texts.byLanguage.at(language)) {
            keys.insert(key);
        }
        return keys;
    };
    for (const std::string &id : ids) {
        CHECK(keysOf(exercise(id).texts, "en") == keysOf(exercise(id).texts, "es"));
    }
    CHECK(keysOf(plugin().texts, "en") == keysOf(plugin().texts, "es"));
}

TEST_CASE("No text of an exercise is left that nobody ever reads") {
    const auto &id = GENERATE(from_range(ids));
    std::set<std::string> read;
    for (const Pair &pair : pairs()) {
        Table table(id, pair);
        readAll(table, [&](const core::View &view, core::Seat) { collectKeys(view.tree, read); });
        for (const json &entry : table.entries()) {
            collectKeys(entry, read);
        }
    }
    for (const auto &[key, text] : exercise(id).texts.byLanguage.at("en")) {
        const std::string plain = key.substr(0, key.find('@'));
        const bool ofCatalogue =
            plain.starts_with("about.") || plain == "title" || plain == "want" || plain == "purpose";
        const bool ofDeck = plain.starts_with("cards.") || plain.starts_with("pile");
        const bool ofLine = plain.starts_with("tell.line"); // one for each set of parts
        const bool ofReveal = plain == "open.firm";         // only where such answers differ
        CAPTURE(key);
        CHECK((ofCatalogue || ofDeck || ofLine || ofReveal || read.contains(plain)));
    }
}
