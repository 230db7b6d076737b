// SPDX-License-Identifier: Apache-2.0
#include "catalog/reading.hpp"

#include <algorithm>
#include <memory>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace attune::catalog {
namespace {

constexpr int fewestWords = 40; // both formulas were made for passages, not for labels

using Sounds = std::u16string_view;

bool isOneOf(char16_t letter, Sounds letters) {
    return letters.find(letter) != Sounds::npos;
}

// Two vowels are two syllables if both are strong, or if the weak one carries the accent.
bool hiatus(char16_t before, char16_t letter) {
    constexpr Sounds strong = u"aeoáéó", accented = u"íú";
    return isOneOf(before, accented) || isOneOf(letter, accented) ||
           (isOneOf(before, strong) && isOneOf(letter, strong));
}

int spanish(const icu::UnicodeString &word) {
    constexpr Sounds vowels = u"aeiouáéíóúü";
    int count = 0;
    bool after = false; // a vowel that is heard
    for (int32_t i = 0; i < word.length(); ++i) {
        const bool silent = word[i] == u'u' && i > 0 && isOneOf(word[i - 1], u"qg") && i + 1 < word.length() &&
                            isOneOf(word[i + 1], u"eiéí"); // que, gui
        const bool vowel = isOneOf(word[i], vowels) && !silent;
        count += vowel && (!after || hiatus(word[i - 1], word[i])) ? 1 : 0;
        after = vowel;
    }
    return count;
}

int english(const icu::UnicodeString &word) {
    constexpr Sounds vowels = u"aeiouy";
    int count = 0;
    for (int32_t i = 0; i < word.length(); ++i) {
        count += isOneOf(word[i], vowels) && (i == 0 || !isOneOf(word[i - 1], vowels)) ? 1 : 0;
    }
    const bool silentE = word.endsWith(u"e") && !word.endsWith(u"le");
    const bool silentEd = word.endsWith(u"ed") && !word.endsWith(u"ted") && !word.endsWith(u"ded");
    return count - (silentE || silentEd ? 1 : 0);
}

struct Counts {
    double words = 0, sentences = 0, syllables = 0;
};

void countWords(const icu::UnicodeString &text, std::string_view language, Counts &counts) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> words(
        icu::BreakIterator::createWordInstance(icu::Locale(std::string(language).c_str()), status));
    if (U_FAILURE(status)) {
        return;
    }
    words->setText(text);
    for (int32_t from = words->first(), to = words->next(); to != icu::BreakIterator::DONE;
         from = to, to = words->next()) {
        if (words->getRuleStatus() >= UBRK_WORD_LETTER) {
            std::string word;
            text.tempSubStringBetween(from, to).toUTF8String(word);
            ++counts.words;
            counts.syllables += syllables(word, language);
        }
    }
}

void countSentences(const icu::UnicodeString &text, std::string_view language, Counts &counts) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> sentences(
        icu::BreakIterator::createSentenceInstance(icu::Locale(std::string(language).c_str()), status));
    if (U_SUCCESS(status)) {
        sentences->setText(text);
        for (sentences->first(); sentences->next() != icu::BreakIterator::DONE;) {
            ++counts.sentences;
        }
    }
}

} // namespace

int syllables(const std::string &word, std::string_view language) {
    icu::UnicodeString lower = icu::UnicodeString::fromUTF8(word);
    lower.toLower();
    return std::max(1, language == "es" ? spanish(lower) : english(lower));
}

std::optional<Reading> readingOf(const std::vector<std::string> &sentences, std::string_view language,
                                 bool forChildren) {
    Counts counts;
    for (const std::string &text : sentences) {
        const icu::UnicodeString decoded = icu::UnicodeString::fromUTF8(text);
        countWords(decoded, language, counts);
        countSentences(decoded, language, counts);
    }
    if (counts.words < fewestWords || counts.sentences < 1 || (language != "en" && language != "es")) {
        return {};
    }
    const double length = counts.words / counts.sentences, weight = counts.syllables / counts.words;
    if (language == "en") {
        const double grade = 0.39 * length + 11.8 * weight - 15.59, limit = forChildren ? 4 : 8;
        return Reading{grade, "Flesch–Kincaid grade", grade <= limit, limit};
    }
    const double ease = 206.835 - 62.3 * weight - length, limit = forChildren ? 70 : 55;
    return Reading{ease, "INFLESZ", ease >= limit, limit};
}

} // namespace attune::catalog
