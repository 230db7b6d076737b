// SPDX-License-Identifier: Apache-2.0
#include "catalog/texts.hpp"

#include <catch2/catch_test_macros.hpp>

namespace attune::catalog {
namespace {

const Texts exerciseTexts{{
    {"en",
     {{"intro", "plain"},
      {"intro@child", "child"},
      {"intro@mother", "mother"},
      {"intro@parent", "parent"},
      {"intro@couple", "couple"},
      {"pair", "pair plain"},
      {"pair@couple", "pair couple"},
      {"pair@parent", "pair parent"},
      {"cards", "{n, plural, =0 {no card} one {# card} other {# cards}} for {who}"},
      {"care", "{other_g, select, f {She} m {He} other {They}} will hear you, {me}: {other}."},
      {"pile", "in {pile}"},
      {"ok", "OK, {me}"},
      {"it's", "It's {other}'s turn"}}},
    {"es",
     {{"cards", "{n, plural, =0 {ninguna tarjeta} one {# tarjeta} other {# tarjetas}} para {who}"},
      {"care", "{other_g, select, f {Ella te escucha} m {Él te escucha} other {Te escucha}}, {me}: {other}."}}},
}};
const Texts hostTexts{{{"en", {{"ready", "I am ready"}, {"intro", "never"}}},
                       {"es", {{"ready", "Lista"}}},
                       {"de", {{"only", "nur hier"}}}}};

Reader mother(Language language = "en") {
    return {std::move(language), 1, "adult", "mother", "parent_child", {{"Ana", "f"}, {"Leo", "m"}}};
}

std::string shown(const Reader &reader, const std::string &key, const json &args = json::object()) {
    return Resolver({&exerciseTexts, &hostTexts}, reader).text(key, args);
}

} // namespace

TEST_CASE("Plurals follow the language of the reader") {
    const json one{{"n", 1}, {"who", {{"seat", 2}}}}, many{{"n", 1234}, {"who", {{"seat", 1}}}},
        none{{"n", 0}, {"who", {{"seat", 2}}}};
    CHECK(shown(mother(), "cards", one) == "1 card for Leo");
    CHECK(shown(mother(), "cards", many) == "1,234 cards for Ana");
    CHECK(shown(mother("es"), "cards", one) == "1 tarjeta para Leo");
    CHECK(shown(mother("es"), "cards", none) == "ninguna tarjeta para Leo");
}

TEST_CASE("Grammar follows the other person") {
    auto son = mother("es");
    son.seat = 2;
    CHECK(shown(mother(), "care") == "He will hear you, Ana: Leo.");
    CHECK(shown(mother("es"), "care") == "Él te escucha, Ana: Leo.");
    CHECK(shown(son, "care") == "Ella te escucha, Leo: Ana.");
    auto unsaid = mother();
    unsaid.seats[1].grammar = "n";
    CHECK(shown(unsaid, "care") == "They will hear you, Ana: Leo.");
}

TEST_CASE("With more than two at the table the other is the next one") {
    auto third = mother();
    third.seats.push_back({"Mia", "f"});
    third.seat = 2;
    CHECK(shown(third, "it's") == "It's Mia's turn");
    third.seat = 3;
    CHECK(shown(third, "it's") == "It's Ana's turn");
}

TEST_CASE("The most particular form is picked: age, role, parent, pair, plain") {
    auto reader = mother();
    CHECK(shown(reader, "intro") == "mother");
    reader.role = "father";
    CHECK(shown(reader, "intro") == "parent");
    reader.role = "parent";
    CHECK(shown(reader, "intro") == "parent");
    reader.band = "child";
    CHECK(shown(reader, "intro") == "child");
    reader = {"en", 1, "adult", "partner", "couple", {}};
    CHECK(shown(reader, "intro") == "couple");
    reader.pair = "solo";
    CHECK(shown(reader, "intro") == "plain");
}

TEST_CASE("A grown-up in the role of child is not spoken to as a child") {
    const Reader grown{"en", 1, "adult", "child", "parent_child", {}};
    CHECK(shown(grown, "intro") == "plain");
}

TEST_CASE("A form for the pair stands behind one for the role") {
    auto reader = mother();
    reader.pair = "couple";
    CHECK(shown(reader, "pair") == "pair parent");
}

TEST_CASE("Layers are asked in order, then the languages within a layer: the reader's, its root, English, any") {
    CHECK(shown(mother("es"), "ready") == "Lista");
    CHECK(shown(mother("es-MX"), "ready") == "Lista");
    CHECK(shown(mother("fr"), "ready") == "I am ready");
    CHECK(shown(mother("fr"), "only") == "nur hier");
    CHECK(shown(mother("es"), "intro") == "mother");
}

TEST_CASE("A key that is nowhere is shown in brackets, and known to be missing") {
    const Resolver resolver({&exerciseTexts}, mother());
    CHECK(resolver.text("nowhere") == "⟦nowhere⟧");
    CHECK_FALSE(resolver.has("nowhere"));
    CHECK(resolver.has("cards"));
    CHECK_FALSE(resolver.has("ready"));
}

TEST_CASE("Texts can be arguments of texts") {
    CHECK(shown(mother(), "pile", {{"pile", {{"key", "ok"}}}}) == "in OK, Ana");
    CHECK(shown(mother(), "pile", {{"pile", {{"words", "my {n} words"}}}}) == "in my {n} words");
}

TEST_CASE("Names and words come out as they are, never as patterns") {
    for (const std::string name :
         {"{0}", "'", "''{n, plural,", "it's '{me}'", "\\u0041", "%s", "⟦x⟧",
          "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"}) {
        auto reader = mother();
        reader.seats[1].name = name;
        CHECK(shown(reader, "it's") == "It's " + name + "'s turn");
        CHECK(Resolver({}, reader).text(json{{"words", name}}) == name);
    }
}

TEST_CASE("What an exercise or a plugin says cannot steer a terminal, nor turn round what stands beside it") {
    const Texts steers{{{"en", {{"t", "a\x1b[2Jb\u202ec\u009bd \u2067{other}"}}}}};
    auto reader = mother();
    reader.seats[1].name = "L\x07\u2066o";
    const Resolver resolver({&steers}, reader);
    CHECK(resolver.text("t") == "a[2Jbcd Lo");
    CHECK(resolver.text(json{{"words", "\x1b[?1049h\u2068x"}}) == "[?1049hx");
    CHECK(resolver.text("\x1b[2J") == "⟦[2J⟧");
    CHECK(resolver.text(json{{"keys", "\u009b"}}) == "⟦{\"keys\":\"\\u009b\"}⟧");
}

TEST_CASE("A name that runs the other way is isolated, so that the rest keeps its order") {
    auto reader = mother();
    reader.seats[1].name = "שרה";
    CHECK(shown(reader, "it's") == "It's \u2068שרה\u2069's turn");
    reader.seats[1].name = "a\u202Eb"; // an override
    CHECK(shown(reader, "it's") == "It's ab's turn");
    const Texts arabic{{{"ar", {{"hi", "مرحبا {other}"}}}}};
    auto reading = mother("ar");
    CHECK(Resolver({&arabic}, reading).text("hi") == "مرحبا \u2068Leo\u2069");
    reading.seats[1].name = "سارة";
    CHECK(Resolver({&arabic}, reading).text("hi") == "مرحبا سارة");
}

TEST_CASE("A seat that is not there shows the name of the argument") {
    CHECK(shown(mother(), "pile", {{"pile", {{"seat", 9}}}}) == "in {pile}");
    CHECK(shown(mother(), "pile", {{"pile", {{"seat", -1}}}}) == "in {pile}");
}

TEST_CASE("A tree keeps its form, and every text in it becomes a string") {
    const json tree{
        {"step", "a"},
        {"title", {{"key", "ok"}}},
        {"nodes",
         {{{"kind", "mirror"}, {"words", {{"words", "hi"}}}, {"seconds", 3}},
          {{"options", {{{"id", "x"}, {"text", {{"key", "pile"}, {"args", {{"pile", {{"key", "ok"}}}}}}}}}}}}}};
    const json expected{{"step", "a"},
                        {"title", "OK, Ana"},
                        {"nodes",
                         {{{"kind", "mirror"}, {"words", "hi"}, {"seconds", 3}},
                          {{"options", {{{"id", "x"}, {"text", "in OK, Ana"}}}}}}}};
    CHECK(Resolver({&exerciseTexts}, mother()).tree(tree) == expected);
}

TEST_CASE("A text of an unknown form does not break the rest") {
    const Resolver resolver({&exerciseTexts}, mother());
    CHECK(resolver.text(json(3)) == "⟦3⟧");
    CHECK(resolver.text("pile", json::array()) == "in {pile}");
    CHECK(resolver.text("pile", {{"pile", {{"no", 1}}}}) == "in {pile}");
}

} // namespace attune::catalog
