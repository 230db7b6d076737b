// SPDX-License-Identifier: Apache-2.0
#include "catalog/words.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace attune::catalog {
namespace {

constexpr std::size_t longestQuote = 60; // bytes

std::string written(const json &value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string clipped(const std::string &text) {
    if (text.size() <= longestQuote)
        return text;
    auto end = longestQuote;
    while ((text[end] & 0xC0) == 0x80) // not within a character
        --end;
    return text.substr(0, end) + "…";
}

std::string count(std::size_t n, const std::string &one) {
    return std::to_string(n) + " " + one + (n == 1 ? "" : "s");
}

// " of at least 2 values", " of 2 to 5 values", or nothing
std::string size(const json &schema, const char *least, const char *most, const std::string &unit) {
    const auto low = schema.value(least, json(0)), high = schema.value(most, json());
    const bool bounded = high.is_number_unsigned();
    if (bounded && low == high)
        return " of " + count(high.get<std::size_t>(), unit);
    if (bounded && low > json(1))
        return " of " + written(low) + " to " + count(high.get<std::size_t>(), unit);
    if (bounded)
        return " of at most " + count(high.get<std::size_t>(), unit);
    if (low == json(1))
        return ", not empty";
    return low > json(1) ? " of at least " + count(low.get<std::size_t>(), unit) : "";
}

std::string range(const json &schema) {
    const bool low = schema.contains("minimum"), high = schema.contains("maximum");
    if (low && high)
        return " from " + written(schema["minimum"]) + " to " + written(schema["maximum"]);
    if (low)
        return ", at least " + written(schema["minimum"]);
    if (high)
        return ", at most " + written(schema["maximum"]);
    if (schema.contains("exclusiveMinimum"))
        return " above " + written(schema["exclusiveMinimum"]);
    return schema.contains("exclusiveMaximum") ? " below " + written(schema["exclusiveMaximum"]) : "";
}

std::string text(const json &schema) {
    static constexpr std::array<std::string_view, 4> snake{"^[a-z][a-z0-9_]*$", "^[a-z0-9_]+$", "^[a-z_][a-z0-9_]*$",
                                                           "^[a-z]+(_[a-z0-9]+)*$"};
    const auto length = size(schema, "minLength", "maxLength", "character");
    const auto pattern = schema.value("pattern", json());
    if (!pattern.is_string())
        return "a text" + length;
    if (std::ranges::find(snake, pattern.get_ref<const std::string &>()) != snake.end())
        return "a text of small letters, digits and _ (like \"ok_if\")";
    return "a text that fits the pattern " + pattern.get<std::string>() + length;
}

std::string ofType(const std::string &type, const json &schema) {
    if (type == "string")
        return text(schema);
    if (type == "integer")
        return "a whole number" + range(schema);
    if (type == "number")
        return "a number" + range(schema);
    if (type == "boolean")
        return "true or false";
    if (type == "array")
        return "a list" + size(schema, "minItems", "maxItems", "value");
    return type == "object" ? "a table" + size(schema, "minProperties", "maxProperties", "key") : "nothing";
}

// The type of values that a schema without "type" is about, by the keywords it uses.
std::string impliedType(const json &schema) {
    static constexpr std::array<std::pair<const char *, const char *>, 9> uses{{
        {"pattern", "string"},
        {"minLength", "string"},
        {"maxLength", "string"},
        {"minimum", "integer"},
        {"maximum", "integer"},
        {"exclusiveMinimum", "integer"},
        {"exclusiveMaximum", "integer"},
        {"minItems", "array"},
        {"maxItems", "array"},
    }};
    for (const auto &[keyword, type] : uses)
        if (schema.contains(keyword))
            return type;
    return "object";
}

std::string alternatives(const json &types, const json &schema) {
    std::string result;
    for (std::size_t i = 0; i < types.size(); ++i)
        result += (i == 0 ? "" : i + 1 == types.size() ? " or " : ", ") + ofType(types[i].get<std::string>(), schema);
    return result;
}

std::size_t distance(std::string_view a, std::string_view b) { // Levenshtein
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= b.size(); ++j)
            diagonal = std::exchange(row[j],
                                     std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)}));
    }
    return row.back();
}

} // namespace

std::string found(const json &value) {
    if (value.is_string())
        return value == "" ? "an empty text" : "the text " + written(clipped(value.get_ref<const std::string &>()));
    if (value.is_number())
        return "the number " + written(value);
    if (value.is_array())
        return value.empty() ? "an empty list" : "a list of " + count(value.size(), "value");
    if (value.is_object())
        return value.empty() ? "an empty table" : "a table";
    return value.is_null() ? "nothing" : written(value);
}

std::string expected(const json &schema) {
    if (auto title = titled(schema); !title.empty())
        return title;
    if (schema.contains("const"))
        return written(schema["const"]);
    if (schema.contains("enum"))
        return (schema["enum"].size() == 1 ? "" : "one of ") + listed(schema["enum"]);
    const auto type = schema.value("type", json(impliedType(schema)));
    return type.is_array() ? alternatives(type, schema) : ofType(type.get<std::string>(), schema);
}

std::string titled(const json &schema) {
    const auto title = schema.value("title", json());
    const bool phrase = title.is_string() && title != "" &&
                        !std::isupper(static_cast<unsigned char>(title.get_ref<const std::string &>()[0]));
    return phrase ? title.get<std::string>() : "";
}

std::string listed(const json &values) {
    std::string result;
    for (std::size_t i = 0; i < values.size(); ++i)
        result += (i == 0 ? "" : i + 1 == values.size() ? " and " : ", ") + written(values[i]);
    return result;
}

std::string didYouMean(std::string_view word, const std::vector<std::string> &known) {
    const auto far = [&](const std::string &other) { return distance(word, other); };
    const auto nearest = std::ranges::min_element(known, {}, far);
    if (nearest == known.end() || far(*nearest) > (word.size() + 2) / 3)
        return {};
    return " Did you mean \"" + *nearest + "\"?";
}

} // namespace attune::catalog
