// SPDX-License-Identifier: Apache-2.0
#include "desk.hpp"

namespace attune::catalog {
namespace {

std::string afterChanging(const std::string &what, const std::string &with) { // in both languages
    const Desk desk;
    desk.change(english, what, with);
    desk.change(spanish, what, with);
    return desk.exerciseErrors();
}

} // namespace

TEST_CASE("The texts that every exercise has are required") {
    CHECK_THAT(afterChanging("title = \"Circles\"", ""),
               ContainsSubstring("text.en.toml:1:1: title: this key is missing") &&
                   ContainsSubstring("text.es.toml:1:1: title: this key is missing"));
    CHECK_THAT(afterChanging("safety = \"Stop at any time.\"", ""),
               ContainsSubstring("text.en.toml:6:1: about.safety: this key is missing, expected a text; add it."));
    CHECK_THAT(afterChanging("1 = \"Sort.\"", ""), ContainsSubstring("about.step.1: this key is missing"));
    CHECK_THAT(afterChanging("want = \"I want to say what is fine\"", "want = \"\""),
               ContainsSubstring("want: found an empty text"));
}

TEST_CASE("Steps count without a gap") {
    CHECK_THAT(afterChanging("2 = \"Open.\"", "3 = \"Open.\""),
               ContainsSubstring("about.step.2: the steps count 1, 2, 3 and so on, but there is no step 2"));
    CHECK_THAT(
        afterChanging("2 = \"Open.\"", "two = \"Open.\""),
        ContainsSubstring("about.step.two: this key is not well formed: found the text \"two\", expected a number"));
}

TEST_CASE("All languages have the same keys") {
    const Desk desk;
    desk.change(spanish, "intro = ", "introo = ");
    const auto told = desk.exerciseErrors();
    CHECK_THAT(told, ContainsSubstring("text.es.toml: intro: the language \"es\" lacks this key, which stands in "
                                       "text.en.toml:4; add it here, or remove it there."));
    CHECK_THAT(told, ContainsSubstring(
                         "text.en.toml: introo: the language \"en\" lacks this key, which stands in text.es.toml:4"));
}

TEST_CASE("A pattern that does not parse is told with its line") {
    CHECK_THAT(afterChanging("\"Sort the cards.\"", "\"Sort {n, plural, one {# card}\""),
               ContainsSubstring("text.en.toml:4:9: intro: the text is not a MessageFormat pattern: a {…} is not "
                                 "closed, or not well formed inside, near"));
    CHECK_THAT(afterChanging("\"Sort the cards.\"", "\"{n, plural, one {# card}}\""),
               ContainsSubstring("lacks the form \"other {…}\""));
    CHECK_THAT(afterChanging("\"Sort the cards.\"", "\"{n, plurall, other {x}}\""),
               ContainsSubstring("the kind of an argument is unknown"));
    CHECK_THAT(afterChanging("\"Sort the cards.\"", "\"Hello {0}\""), ContainsSubstring("write {name}, not {0}"));
}

TEST_CASE("A mark must be known, at the end, and have a plain form") {
    CHECK_THAT(
        afterChanging("intro@child", "intro@chlid"),
        ContainsSubstring("text.en.toml:5:1: \"intro@chlid\": the mark @chlid is not known. Did you mean \"child\"?"));
    CHECK_THAT(afterChanging("\"intro@child\"", "\"other@child\""),
               ContainsSubstring("there is no plain \"other\" for other readers"));
    CHECK_THAT(afterChanging("[about]", "[\"more@child\"]\nx = \"y\"\n[about]"),
               ContainsSubstring("a mark stands at the end of a text's key"));
}

TEST_CASE("A value that is not a text is told") {
    CHECK_THAT(afterChanging("intro = \"Sort the cards.\"", "intro = 3"),
               ContainsSubstring("text.en.toml:4:9: intro: found the number 3, expected a text, or a table of texts."));
    CHECK_THAT(afterChanging("title = \"Circles\"", "title = [\"Circles\"]"),
               ContainsSubstring("title: found a list of 1 value, expected a text."));
}

TEST_CASE("The language of a file is a known one, in its proper form") {
    const auto named = [](const std::string &name) {
        const Desk desk;
        fs::rename(desk.at(spanish), desk.at("exercises/circles/" + name));
        return desk.exerciseErrors();
    };
    CHECK_THAT(named("text.xx.toml"), ContainsSubstring("text.xx.toml: \"xx\" is not a language that is known"));
    CHECK_THAT(named("text.spanish please.toml"), ContainsSubstring("is not a language that is known"));
    CHECK_THAT(named("text.toml"), ContainsSubstring("name the file text.<language>.toml"));
    CHECK_THAT(named("text.pt-br.toml"), ContainsSubstring("rename the file to text.pt-BR.toml"));
    CHECK(named("text.pt-BR.toml").empty());
}

TEST_CASE("An exercise needs a text file") {
    const Desk desk;
    fs::remove(desk.at(english));
    fs::remove(desk.at(spanish));
    CHECK_THAT(desk.exerciseErrors(), ContainsSubstring("there is no text file; add text.en.toml."));
}

TEST_CASE("The texts of any folder can be read, for the host's own") {
    const Desk desk;
    desk.write("host/text.en.toml", "[a.b]\nc = \"x\"\n");
    desk.write("host/text.de.toml", "[a.b]\nc = \"y\"\n");
    const auto texts = Texts::read(desk.at("host"));
    REQUIRE(texts);
    CHECK(texts->byLanguage.at("de").at("a.b.c") == "y");
    desk.write("host/text.de.toml", "[a.b\n");
    CHECK_FALSE(Texts::read(desk.at("host")));
    CHECK_FALSE(Texts::read(desk.at("nowhere")));
}

} // namespace attune::catalog
