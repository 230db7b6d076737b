// SPDX-License-Identifier: Apache-2.0
#include "catalog/icu.hpp"

#include <algorithm>
#include <array>
#include <unicode/locid.h>
#include <unicode/msgfmt.h>
#include <unicode/normalizer2.h>
#include <unicode/regex.h>
#include <unicode/uchar.h>
#include <vector>

namespace attune::catalog {
namespace {

icu::Locale localeOf(const std::string &tag) {
    UErrorCode status = U_ZERO_ERROR;
    const auto locale = icu::Locale::forLanguageTag(tag, status);
    return U_SUCCESS(status) ? locale : icu::Locale::getEnglish();
}

std::string utf8(const icu::UnicodeString &text) {
    std::string result;
    return text.toUTF8String(result);
}

std::string inWords(UErrorCode status) {
    static const std::array<std::pair<UErrorCode, const char *>, 5> known{{
        {U_UNMATCHED_BRACES, "a { is not closed"},
        {U_DEFAULT_KEYWORD_MISSING, "a plural or a select lacks the form \"other {…}\""},
        {U_ARGUMENT_TYPE_MISMATCH, "an argument is used in two ways"},
        {U_PATTERN_SYNTAX_ERROR, "a {…} is not closed, or not well formed inside"},
        {U_ILLEGAL_ARGUMENT_ERROR,
         "the kind of an argument is unknown; known are plural, select, selectordinal and number"},
    }};
    const auto *const entry = std::ranges::find(known, status, &std::pair<UErrorCode, const char *>::first);
    return entry == known.end() ? u_errorName(status) : entry->second;
}

bool countsFrom0(const icu::MessageFormat &format) {
    UErrorCode status = U_ZERO_ERROR;
    auto &names = const_cast<icu::MessageFormat &>(format); // getFormatNames is not const in ICU; it changes nothing
    const std::unique_ptr<icu::StringEnumeration> all(names.getFormatNames(status));
    return U_SUCCESS(status) && all && all->count(status) > 0 && !format.usesNamedArguments();
}

bool turnsLeft(UChar32 c) {
    switch (u_charDirection(c)) {
    case U_RIGHT_TO_LEFT:
    case U_RIGHT_TO_LEFT_ARABIC:
    case U_ARABIC_NUMBER:
        return true;
    default:
        return false;
    }
}

bool controls(UChar32 c) { // explicit marks, overrides, embeddings, isolates
    return u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL) != 0;
}

constexpr int32_t patience = 10; // about as many milliseconds

// For ICU, "$" is also before a line feed that ends the text: "id\n" would pass for an id.
icu::UnicodeString toTheEnd(const std::string &pattern) {
    std::string strict;
    bool escaped = false, inClass = false;
    for (const char c : pattern) {
        strict += c == '$' && !escaped && !inClass ? "\\z" : std::string(1, c);
        inClass = escaped ? inClass : c == '[' || (inClass && c != ']');
        escaped = c == '\\' && !escaped;
    }
    return icu::UnicodeString::fromUTF8(strict);
}

} // namespace

std::optional<std::string> properLanguage(const std::string &tag) {
    UErrorCode status = U_ZERO_ERROR;
    const auto locale = icu::Locale::forLanguageTag(tag, status);
    if (U_FAILURE(status) || *locale.getISO3Language() == '\0')
        return {};
    const auto proper = locale.toLanguageTag<std::string>(status);
    return U_SUCCESS(status) ? std::optional(proper) : std::nullopt;
}

std::optional<std::string> patternProblem(const std::string &pattern, const std::string &language) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError at{};
    const icu::MessageFormat format(icu::UnicodeString::fromUTF8(pattern), localeOf(language), at, status);
    if (U_SUCCESS(status) && countsFrom0(format))
        return "arguments have names here: write {name}, not {0}";
    if (U_SUCCESS(status))
        return {};
    const auto before = utf8(at.preContext), after = utf8(at.postContext);
    const auto place = before.empty() && after.empty() ? "" : ", near \"" + before + after + "\"";
    return inWords(status) + place;
}

std::string formatted(const std::string &pattern, const std::string &language, const Arguments &arguments) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError at{};
    const icu::MessageFormat format(icu::UnicodeString::fromUTF8(pattern), localeOf(language), at, status);
    if (U_FAILURE(status))
        return pattern;
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> values;
    for (const auto &[name, value] : arguments) {
        names.push_back(icu::UnicodeString::fromUTF8(name));
        if (const auto *number = std::get_if<std::int64_t>(&value))
            values.emplace_back(static_cast<int64_t>(*number));
        else
            values.emplace_back(icu::UnicodeString::fromUTF8(std::get<std::string>(value)));
    }
    icu::UnicodeString result;
    format.format(names.data(), values.data(), static_cast<int32_t>(names.size()), result, status);
    return U_SUCCESS(status) ? utf8(result) : pattern;
}

std::string folded(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto *const compose = icu::Normalizer2::getNFKCCasefoldInstance(status);
    const auto *const decompose = icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status))
        return std::string(text);
    const auto cased =
        compose->normalize(icu::UnicodeString::fromUTF8({text.data(), static_cast<int>(text.size())}), status);
    const auto parts = decompose->normalize(cased, status);
    icu::UnicodeString words(u' ');
    for (int at = 0; at < parts.length(); at = parts.moveIndex32(at, 1))
        if (const UChar32 c = parts.char32At(at); u_charType(c) != U_NON_SPACING_MARK)
            words.append(u_isalnum(c) ? c : UChar32{' '});
    return utf8(words);
}

bool isRegularExpression(const std::string &pattern) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::RegexMatcher matcher(toTheEnd(pattern), 0, status);
    return U_SUCCESS(status);
}

std::set<std::string> matching(const std::string &pattern, const std::set<std::string> &texts) {
    UErrorCode status = U_ZERO_ERROR;
    icu::RegexMatcher matcher(toTheEnd(pattern), 0, status);
    matcher.setTimeLimit(patience, status);
    std::set<std::string> result;
    for (const auto &text : texts) {
        const auto input = icu::UnicodeString::fromUTF8(text);
        matcher.reset(input);
        if (matcher.find(status) && U_SUCCESS(status))
            result.insert(text);
    }
    return result;
}

std::string isolated(const std::string &words, const std::string &language) {
    const bool leftward = localeOf(language).isRightToLeft();
    bool disturbs = false;
    const auto text = icu::UnicodeString::fromUTF8(words);
    for (int32_t i = 0; i < text.length() && !disturbs; i = text.moveIndex32(i, 1)) {
        const auto c = text.char32At(i);
        disturbs = controls(c) || (leftward ? u_charDirection(c) == U_LEFT_TO_RIGHT : turnsLeft(c));
    }
    return disturbs ? "\u2068" + words + "\u2069" : words;
}

} // namespace attune::catalog
