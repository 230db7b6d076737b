// SPDX-License-Identifier: Apache-2.0
#include "catalog/reading.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>

using namespace attune::catalog;

namespace {

struct Word {
    std::string word, language;
    int syllables;
};

std::vector<std::string> times(int n, const std::string &sentence) {
    return std::vector<std::string>(static_cast<std::size_t>(n), sentence);
}

} // namespace

TEST_CASE("Syllables are counted as they are spoken") {
    const Word word =
        GENERATE(Word{"tea", "en", 1}, Word{"listen", "en", 2}, Word{"together", "en", 3}, Word{"time", "en", 1},
                 Word{"little", "en", 2}, Word{"wanted", "en", 2}, Word{"looked", "en", 1}, Word{"gesto", "es", 2},
                 Word{"queremos", "es", 3}, Word{"bien", "es", 1}, Word{"todavía", "es", 4}, Word{"leer", "es", 2},
                 Word{"guitarra", "es", 3}, Word{"pingüino", "es", 3}, Word{"Ahora", "es", 3});
    INFO(word.word);
    CHECK(syllables(word.word, word.language) == word.syllables);
}

TEST_CASE("The formulas give what they give by hand") {
    // 5 words of one syllable a sentence: 0.39·5 + 11.8·1 − 15.59
    const auto english = readingOf(times(10, "The cat sat on it."), "en", false);
    REQUIRE(english);
    CHECK(std::abs(english->value - -1.84) < 0.01);
    // 4 words of 2 syllables a sentence: 206.835 − 62.3·2 − 4
    const auto spanish = readingOf(times(10, "Gato come pollo rico."), "es", false);
    REQUIRE(spanish);
    CHECK(std::abs(spanish->value - 78.235) < 0.01);
}

TEST_CASE("A few words, or another language, have no level") {
    CHECK_FALSE(readingOf(times(2, "The cat sat on it."), "en", false));
    CHECK_FALSE(readingOf(times(20, "Die Katze sitzt auf dem Dach."), "de", false));
}
