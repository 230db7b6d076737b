// SPDX-License-Identifier: Apache-2.0
#include "catalog/review.hpp"

#include "catalog/icu.hpp"
#include "catalog/reading.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <ranges>
#include <unicode/regex.h>

namespace attune::catalog {
namespace fs = std::filesystem;
namespace {

Path pathOf(const std::string &key, const json &data) {
    Path path;
    const json *table = &data;
    for (const auto part : std::views::split(key, '.')) {
        const std::string name(part.begin(), part.end());
        if (table->is_object() && table->contains(name)) {
            path /= name;
            table = &(*table)[name];
        }
    }
    return path;
}

std::string plainKey(const std::string &key) {
    return key.substr(0, key.find('@'));
}

std::size_t characters(const std::string &text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

// As somebody reads it: with names and numbers.
std::string asRead(const std::string &pattern, const Language &language) {
    const Arguments arguments{{"me", "Ana"}, {"me_g", "n"}, {"other", "Leo"}, {"other_g", "n"}, {"n", std::int64_t{3}}};
    return formatted(pattern, language, arguments);
}

// --- Lengths: of what has to fit into a tile, a line of a list, a screen ---------------------------------------------

struct Limit {
    std::string_view key; // ends with a dot: of all below it
    std::size_t characters;
};
constexpr std::array<Limit, 4> limits{{{"title", 50}, {"want", 80}, {"purpose", 200}, {"about.step.", 200}}};
constexpr Limit ofOthers{"", 450};

void lengths(const std::string &key, const std::string &text, const Place &place, Remarks &remarks) {
    const auto *const known = std::ranges::find_if(limits, [&](const Limit &one) {
        return key == one.key || (one.key.ends_with('.') && key.starts_with(one.key));
    });
    const auto *const limit = known == limits.end() ? &ofOthers : known;
    if (const std::size_t length = characters(text); length > limit->characters) {
        remarks.push_back({{"review.length",
                            "the text has " + std::to_string(length) + " characters, and " +
                                std::to_string(limit->characters) + " fit; say it in fewer words, or in two steps.",
                            place}});
    }
}

// --- Words that blame ------------------------------------------------------------------------------------------------

struct Blaming {
    std::string says, kinder;
    std::shared_ptr<icu::RegexPattern> pattern;
};

std::vector<Blaming> blamingWords(const fs::path &words, const Language &language) {
    Errors ignored; // a language without a list is not looked at
    const auto document = readToml(words / ("blame." + language + ".toml"), ignored);
    std::vector<Blaming> list;
    for (const json &one : document ? document->data.value("phrase", json::array()) : json::array()) {
        UErrorCode status = U_ZERO_ERROR;
        const std::string says = one.value("says", "");
        std::shared_ptr<icu::RegexPattern> pattern(icu::RegexPattern::compile(
            icu::UnicodeString::fromUTF8("\\b(?:" + says + ")\\b"), UREGEX_CASE_INSENSITIVE | UREGEX_UWORD, status));
        if (U_SUCCESS(status)) {
            list.push_back({says, one.value("kinder", ""), std::move(pattern)});
        }
    }
    return list;
}

void blame(const std::vector<Blaming> &words, const std::string &text, const Place &place, Remarks &remarks) {
    const icu::UnicodeString decoded = icu::UnicodeString::fromUTF8(text);
    for (const Blaming &one : words) {
        UErrorCode status = U_ZERO_ERROR;
        const std::unique_ptr<icu::RegexMatcher> matcher(one.pattern->matcher(decoded, status));
        if (U_SUCCESS(status) && matcher->find()) {
            std::string found;
            matcher->group(status).toUTF8String(found);
            remarks.push_back(
                {{"review.blame", "\"" + found + "\" can sound like blame; kinder: " + one.kinder + ".", place}});
        }
    }
}

// --- Reading level ---------------------------------------------------------------------------------------------------

bool isSentence(const std::string &text) {
    return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with(".”") ||
           text.ends_with(".»") || text.ends_with("…");
}

std::string oneDecimal(double value) {
    const auto tenths = static_cast<long>(std::lround(value * 10));
    return (tenths < 0 ? "-" : "") + std::to_string(std::labs(tenths) / 10) + "." +
           std::to_string(std::labs(tenths) % 10);
}

void reading(const std::vector<std::string> &sentences, const Language &language, bool children,
             const std::string &file, Remarks &remarks) {
    const auto level = readingOf(sentences, language, children);
    if (!level) {
        return;
    }
    const std::string who = children ? "the texts for children have" : "the texts have";
    const std::string said = who + " the " + level->formula + " " + oneDecimal(level->value);
    if (level->easy) {
        remarks.push_back({{"review.reading", said + ".", {.file = file}}, Remark::Level::note});
    } else {
        remarks.push_back(
            {{"review.reading",
              said + ", and " + oneDecimal(level->limit) + " is the limit; write shorter sentences and plainer words.",
              {.file = file}}});
    }
}

// --- What nobody meets -----------------------------------------------------------------------------------------------

std::vector<Audience> audiences(const Exercise &exercise) {
    std::vector<Audience> all;
    for (const char *pair : {"couple", "parent_child", "family", "solo"}) {
        for (const char *younger : {"child", "teen", "adult"}) {
            const bool plays = std::ranges::any_of(
                exercise.fitsFor, [&](const Fit &fit) { return fits(fit, {.pair = pair, .younger = younger}); });
            if (plays && (pair != std::string("couple") || younger == std::string("adult"))) {
                all.push_back({pair, younger});
            }
        }
    }
    return all;
}

constexpr std::array<std::string_view, 6> rolesOfRelated{"mother", "father", "parent", "son", "daughter", "relative"};

bool isMet(const std::string &mark, const std::vector<Audience> &all) {
    return std::ranges::any_of(all, [&](const Audience &audience) {
        const bool related = audience.pair != "couple" && audience.pair != "solo";
        const bool ofRelated = std::ranges::find(rolesOfRelated, mark) != rolesOfRelated.end();
        return mark == "adult" || mark == audience.younger || mark == audience.pair ||
               (mark == "partner" && !related) || (ofRelated && related);
    });
}

void marks(const std::string &key, const std::vector<Audience> &all, const Place &place, Remarks &remarks) {
    const std::size_t sign = key.find('@');
    if (sign != std::string::npos && !isMet(key.substr(sign + 1), all)) {
        remarks.push_back({{"review.unreached",
                            "nobody who can play this reads a text for @" + key.substr(sign + 1) +
                                "; take it out, or say in [[for]] who plays.",
                            place}});
    }
}

void variants(const Exercise &exercise, const std::vector<Audience> &all, Remarks &remarks) {
    Errors ignored;
    const auto document = readToml(exercise.folder / "exercise.toml", ignored);
    for (std::size_t i = 0; document && i < exercise.variants.size(); ++i) {
        Exercise without = exercise;
        without.variants.erase(without.variants.begin() + static_cast<std::ptrdiff_t>(i));
        const bool matters = std::ranges::any_of(all, [&](const Audience &audience) {
            return contentFor(exercise, audience) != contentFor(without, audience);
        });
        if (!matters) {
            remarks.push_back(
                {{"review.unreached",
                  "this variant changes nothing for anybody in [[for]]; take it out, or look at its `when`.",
                  document->valuePlace(Path("/variant") / i)}});
        }
    }
}

void reviewLanguage(const Exercise &exercise, const Language &language, const fs::path &words, Remarks &remarks) {
    Errors ignored;
    const std::string file = (exercise.folder / ("text." + language + ".toml")).string();
    const auto document = readToml(file, ignored);
    const auto phrases = blamingWords(words, language);
    const auto all = audiences(exercise);
    std::vector<std::string> forAll, forChildren;
    for (const auto &[key, pattern] : exercise.texts.byLanguage.at(language)) {
        const Place place = document ? document->keyPlace(pathOf(key, document->data)) : Place{.file = file};
        const std::string text = asRead(pattern, language);
        lengths(plainKey(key), text, place, remarks);
        blame(phrases, text, place, remarks);
        marks(key, all, place, remarks);
        if (isSentence(text)) {
            (key.ends_with("@child") ? forChildren : forAll).push_back(text);
        }
    }
    reading(forAll, language, false, file, remarks);
    reading(forChildren, language, true, file, remarks);
}

} // namespace

Place placeOfText(const Exercise &exercise, const Language &language, const std::string &key) {
    Errors ignored;
    const std::string file = (exercise.folder / ("text." + language + ".toml")).string();
    const auto document = readToml(file, ignored);
    return document ? document->keyPlace(pathOf(key, document->data)) : Place{.file = file};
}

Remarks review(const Exercise &exercise, const fs::path &words) {
    Remarks remarks;
    variants(exercise, audiences(exercise), remarks);
    for (const auto &language : std::views::keys(exercise.texts.byLanguage)) {
        reviewLanguage(exercise, language, words, remarks);
    }
    return remarks;
}

} // namespace attune::catalog
