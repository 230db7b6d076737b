// SPDX-License-Identifier: Apache-2.0
#include "catalog/patterns.hpp"

#include "catalog/icu.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace attune::catalog {
namespace {

bool isOneOf(std::string_view key, const auto &keys) {
    return std::ranges::find(keys, key) != keys.end();
}

constexpr std::array<std::string_view, 4> named{"properties", "patternProperties", "definitions", "dependencies"};
constexpr std::array<std::string_view, 4> values{"const", "enum", "default", "examples"};

void collect(const json &value, std::set<std::string> &texts) {
    if (value.is_string())
        texts.insert(value.get<std::string>());
    for (const auto &[key, child] : value.items())
        if (value.is_object())
            texts.insert(key), collect(child, texts);
        else if (value.is_array())
            collect(child, texts);
}

} // namespace

Patterns::Patterns(const json &value) {
    collect(value, m_texts);
}

const std::set<std::string> &Patterns::fitting(const std::string &pattern) {
    const auto at = m_fitting.find(pattern);
    return at != m_fitting.end() ? at->second : m_fitting.emplace(pattern, matching(pattern, m_texts)).first->second;
}

bool Patterns::fits(const std::string &pattern, const std::string &text) {
    return fitting(pattern).contains(text);
}

json Patterns::decided(json schema) {
    decide(schema, true);
    return schema;
}

// Not a schema: a table of schemas by name.
void Patterns::decide(json &node, bool isSchema) {
    for (auto &[key, child] : node.items())
        if (child.is_structured() && !(isSchema && isOneOf(key, values)))
            decide(child, !isSchema || !isOneOf(key, named));
    if (!isSchema || !node.is_object())
        return;
    listTexts(node);
    listKeys(node);
}

void Patterns::listTexts(json &schema) {
    const auto pattern = schema.find("pattern");
    if (pattern == schema.end())
        return;
    json fit = json::array({json{{"not", {{"type", "string"}}}}});
    if (const auto &texts = fitting(*pattern); !texts.empty())
        fit.push_back({{"enum", texts}});
    schema.erase(pattern);
    schema["allOf"].push_back({{"anyOf", std::move(fit)}});
}

void Patterns::listKeys(json &schema) {
    const json patterns = std::exchange(schema["patternProperties"], json::object());
    schema.erase("patternProperties");
    for (const auto &[pattern, sub] : patterns.items())
        for (const auto &key : fitting(pattern)) {
            json &property = schema["properties"][key];
            property = property.is_null() ? sub : json{{"allOf", {property, sub}}};
        }
}

} // namespace attune::catalog
