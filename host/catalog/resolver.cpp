// SPDX-License-Identifier: Apache-2.0
#include "catalog/icu.hpp"
#include "catalog/marks.hpp"
#include "catalog/texts.hpp"
#include "core/plain.hpp"

#include <algorithm>

namespace attune::catalog {
namespace {

using Keys = std::map<std::string, std::string, std::less<>>;
using InLanguage = std::pair<const Language, Keys>;

bool isText(const json &value) {
    if (!value.is_object())
        return false;
    if (value.size() == 1 && value.contains("words"))
        return value["words"].is_string();
    const bool nothingElse = value.size() == (value.contains("args") ? 2U : 1U);
    return nothingElse && value.contains("key") && value["key"].is_string();
}

// The reader's language, the one it is a form of, English, any.
std::vector<const InLanguage *> inOrder(const Texts &texts, const Language &wanted) {
    std::vector<const InLanguage *> result;
    const auto add = [&](const InLanguage &entry) {
        if (std::ranges::find(result, &entry) == result.end())
            result.push_back(&entry);
    };
    for (const auto &language : {wanted, wanted.substr(0, wanted.find('-')), Language("en")})
        if (const auto entry = texts.byLanguage.find(language); entry != texts.byLanguage.end())
            add(*entry);
    for (const auto &entry : texts.byLanguage)
        add(entry);
    return result;
}

const std::string *markedOrPlain(const Keys &keys, std::string_view key, const std::vector<std::string> &marks) {
    for (const auto &mark : marks)
        if (const auto entry = keys.find(std::string(key) + "@" + mark); entry != keys.end())
            return &entry->second;
    const auto entry = keys.find(key);
    return entry == keys.end() ? nullptr : &entry->second;
}

const Reader::Someone *seated(const Reader &reader, std::int64_t seat) {
    const auto index = static_cast<std::size_t>(seat - 1);
    return seat >= 1 && index < reader.seats.size() ? &reader.seats[index] : nullptr;
}

// Words of others, which neither steer a terminal nor turn round what stands beside them.
std::string quietly(const std::string &words, const Language &language) {
    return isolated(withoutControls(words), language);
}

// What every text may use: me, me_g, other, other_g.
Arguments automatic(const Reader &reader, const Language &language) {
    Arguments result;
    const auto add = [&](const std::string &name, const Reader::Someone &someone) {
        result[name] = quietly(someone.name, language);
        result[name + "_g"] = someone.grammar;
    };
    const auto *me = seated(reader, reader.seat);
    if (!me)
        return result;
    add("me", *me);
    if (reader.seats.size() > 1) // with more than two: the next at the table
        add("other", reader.seats[static_cast<std::size_t>(reader.seat) % reader.seats.size()]);
    return result;
}

} // namespace

Resolver::Resolver(std::vector<const Texts *> layers, Reader reader)
    : m_layers(std::move(layers)), m_reader(std::move(reader)) {}

const std::string *Resolver::pattern(std::string_view key, Language &found) const {
    const auto marks = marksOf(m_reader);
    for (const auto *layer : m_layers)
        for (const auto *entry : inOrder(*layer, m_reader.language))
            if (const auto *text = markedOrPlain(entry->second, key, marks)) {
                found = entry->first;
                return text;
            }
    return nullptr;
}

bool Resolver::has(std::string_view key) const {
    Language language;
    return pattern(key, language) != nullptr;
}

std::string Resolver::resolved(const json &text) const {
    if (!isText(text))
        return "⟦" + plainJson(text) + "⟧";
    if (text.contains("words"))
        return quietly(text["words"].get_ref<const std::string &>(), m_reader.language);
    return this->text(text["key"].get_ref<const std::string &>(), text.value("args", json::object()));
}

std::string Resolver::text(std::string_view key, const json &args) const {
    Language language;
    const auto *found = pattern(key, language);
    if (!found)
        return "⟦" + withoutControls(key) + "⟧";
    auto arguments = automatic(m_reader, language);
    if (args.is_object())
        for (const auto &[name, value] : args.items())
            if (auto resolved = argument(value, language))
                arguments[name] = std::move(*resolved);
    return formatted(withoutControls(*found), language, arguments);
}

std::optional<Argument> Resolver::argument(const json &value, const Language &language) const {
    if (value.is_number_integer())
        return value.get<std::int64_t>();
    if (isText(value))
        return isolated(text(value), language);
    if (!value.is_object() || !value.contains("seat") || !value["seat"].is_number_integer())
        return {};
    const auto *someone = seated(m_reader, value["seat"].get<std::int64_t>());
    return someone ? std::optional<Argument>(quietly(someone->name, language)) : std::nullopt;
}

json Resolver::tree(const json &tree) const {
    if (isText(tree))
        return text(tree);
    if (!tree.is_structured())
        return tree;
    json result = tree;
    for (auto &child : result)
        child = this->tree(child);
    return result;
}

} // namespace attune::catalog
