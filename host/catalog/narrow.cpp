// SPDX-License-Identifier: Apache-2.0
#include "catalog/narrow.hpp"

#include "catalog/judge.hpp"
#include "catalog/patterns.hpp"
#include "catalog/words.hpp"

#include <algorithm>
#include <array>

namespace attune::catalog {
namespace {

constexpr int deepest = 200; // schemas, references included

class Narrow {
public:
    Narrow(const json &root, const json &value) : m_root(root), m_patterns(value) {}

    std::vector<Mismatch> run(const json &schema, const json &value, const Path &path, int depth = 0) {
        std::vector<Mismatch> outside;
        std::swap(outside, m_found);
        at(schema, value, path, depth);
        std::swap(outside, m_found);
        return outside;
    }

private:
    void at(const json &schema, const json &value, const Path &path, int depth) {
        if (depth > deepest)
            return;
        if (schema == false)
            return say(path, "found " + found(value) + ", expected nothing here; remove it.");
        if (!schema.is_object())
            return;
        if (schema.contains("$ref")) {
            if (const auto *target = referred(m_root, schema["$ref"]))
                at(*target, value, path, depth + 1);
            return;
        }
        if (!itself(schema, value, path))
            return;
        if (value.is_object())
            members(schema, value, path, depth + 1);
        if (value.is_array())
            elements(schema, value, path, depth + 1);
        combined(schema, value, path, depth + 1);
    }

    // The constraints on the value itself. False: there is no use in looking into it.
    bool itself(const json &schema, const json &value, const Path &path) {
        for (const auto *kind : {"const", "enum", "type"})
            if (!holds(schema, kind, value))
                return say(path,
                           "found " + found(value) + ", expected " + expected(schema) + "." + meant(schema, value)),
                       false;
        if (schema.contains("pattern") && value.is_string() && !m_patterns.fits(schema["pattern"], value))
            say(path, "found " + found(value) + ", expected " + expected(schema) + ".");
        for (const auto *keyword : {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minItems",
                                    "maxItems", "minProperties", "maxProperties"})
            if (!holds(schema, keyword, value))
                say(path, "found " + found(value) + ", expected " + expected(schema) + ".");
        for (const auto *keyword : {"minLength", "maxLength"})
            if (!holds(schema, keyword, value))
                say(path, "found " + found(value) + " (" + std::to_string(characters(value)) +
                              " characters), expected " + expected(schema) + ".");
        if (!holds(schema, "uniqueItems", value))
            say(path, "found the same value twice, expected each only once.");
        for (const auto *keyword : {"multipleOf", "format"})
            if (const auto problem = objectionTo(schema, keyword, value))
                say(path, "found " + found(value) + ", which breaks the rule \"" + keyword + "\": " + *problem);
        return true;
    }

    void members(const json &schema, const json &object, const Path &path, int depth) {
        const auto properties = schema.value("properties", json::object());
        for (const auto &key : schema.value("required", json::array()))
            if (!object.contains(key))
                missing(properties, key, path);
        dependent(schema, object, path, depth);
        for (const auto &[key, value] : object.items()) {
            if (schema.contains("propertyNames"))
                name(schema["propertyNames"], key, path / key, depth);
            member(schema, properties, key, value, path / key, depth);
        }
    }

    void dependent(const json &schema, const json &object, const Path &path, int depth) {
        const auto dependencies = schema.value("dependencies", json::object());
        for (const auto &[key, wanted] : dependencies.items())
            if (object.contains(key))
                at(wanted.is_array() ? json{{"required", wanted}} : wanted, object, path, depth);
    }

    void member(const json &schema, const json &properties, const std::string &key, const json &value, const Path &path,
                int depth) {
        bool known = properties.contains(key);
        if (known)
            at(properties[key], value, path, depth);
        const auto patterns = schema.value("patternProperties", json::object());
        for (const auto &[pattern, sub] : patterns.items()) {
            if (!m_patterns.fits(pattern, key))
                continue;
            known = true;
            at(sub, value, path, depth);
        }
        const auto rest = schema.value("additionalProperties", json(true));
        if (known)
            return;
        rest == false ? unknown(properties, key, path) : at(rest, value, path, depth);
    }

    void missing(const json &properties, const std::string &key, const Path &path) {
        const auto *sub = properties.contains(key) ? &properties[key] : nullptr;
        if (sub && sub->is_object() && sub->contains("$ref"))
            sub = referred(m_root, (*sub)["$ref"]);
        const auto what = sub && sub->is_object() ? ", expected " + expected(*sub) : "";
        m_found.push_back({"catalog.key.missing", path / key, false, "this key is missing" + what + "; add it."});
    }

    void unknown(const json &properties, const std::string &key, const Path &path) {
        std::vector<std::string> names;
        for (const auto &[name, sub] : properties.items())
            names.push_back(name);
        const auto hint = didYouMean(key, names);
        const auto known = names.empty() ? "no keys at all" : "only " + listed(names);
        m_found.push_back(
            {"catalog.key.unknown", path, true,
             "this key is not known." + (hint.empty() ? " Remove it; this table has " + known + "." : hint)});
    }

    void name(const json &schema, const std::string &key, const Path &path, int depth) {
        for (auto &mismatch : run(schema, key, path, depth)) {
            mismatch.atKey = true;
            mismatch.sentence = "this key is not well formed: " + mismatch.sentence;
            m_found.push_back(std::move(mismatch));
        }
    }

    void elements(const json &schema, const json &array, const Path &path, int depth) {
        const auto items = schema.value("items", json(true));
        const auto rest = schema.value("additionalItems", json(true));
        for (std::size_t i = 0; i < array.size(); ++i)
            at(!items.is_array() ? items : i < items.size() ? items[i] : rest, array[i], path / i, depth);
        const auto fitsWanted = [&](const json &value) { return run(schema["contains"], value, path, depth).empty(); };
        if (schema.contains("contains") && std::ranges::none_of(array, fitsWanted))
            say(path, "found " + found(array) + ", expected one of its values to be " +
                          expected(resolved(schema["contains"])) + ".");
    }

    void combined(const json &schema, const json &value, const Path &path, int depth) {
        for (const auto &sub : schema.value("allOf", json::array()))
            at(sub, value, path, depth);
        for (const auto *keyword : {"anyOf", "oneOf"})
            if (schema.contains(keyword))
                choice(schema, keyword, value, path, depth);
        if (schema.contains("not") && run(schema["not"], value, path, depth).empty())
            say(path, "found " + found(value) + ", which is not allowed here; change or remove it.");
        if (schema.contains("if")) {
            const auto *branch = run(schema["if"], value, path, depth).empty() ? "then" : "else";
            at(schema.value(branch, json(true)), value, path, depth);
        }
    }

    // Tells the mistakes of the form that was most likely meant: the one that the value fits best.
    void choice(const json &schema, const char *keyword, const json &value, const Path &path, int depth) {
        int fitting = 0;
        std::vector<Mismatch> best;
        std::pair<bool, std::size_t> bestCost{true, ~std::size_t{0}};
        auto forms = titled(schema);
        const bool listForms = forms.empty();
        for (const auto &sub : schema[keyword]) {
            auto mismatches = run(sub, value, path, depth);
            fitting += mismatches.empty() ? 1 : 0;
            const bool wrongKind =
                std::ranges::any_of(mismatches, [&](const auto &m) { return m.path == path && !m.atKey; });
            if (const std::pair cost{wrongKind, mismatches.size()}; cost < bestCost) {
                bestCost = cost;
                best = std::move(mismatches);
            }
            if (listForms)
                forms += (forms.empty() ? "" : " or ") + expected(resolved(sub));
        }
        if (fitting > 1 && keyword == std::string_view("oneOf"))
            return say(path,
                       "found " + found(value) + ", which fits more than one of the forms that exclude each other.");
        if (fitting > 0)
            return;
        if (bestCost.first)
            return say(path, "found " + found(value) + ", expected " + forms + ".");
        std::ranges::move(best, std::back_inserter(m_found));
    }

    [[nodiscard]] const json &resolved(const json &schema) const {
        static const json any = json::object();
        const auto *target = schema.is_object() && schema.contains("$ref") ? referred(m_root, schema["$ref"]) : &schema;
        return target && target->is_object() ? *target : any;
    }

    // Only for keywords without schemas in them: those could refer to others.
    [[nodiscard]] static std::optional<std::string> objectionTo(const json &schema, const char *keyword,
                                                                const json &value) {
        if (!schema.contains(keyword))
            return {};
        const auto compiled = compile(json{{keyword, schema[keyword]}});
        return compiled.schema ? objection(*compiled.schema, value) : compiled.problem;
    }
    [[nodiscard]] static bool holds(const json &schema, const char *keyword, const json &value) {
        return !objectionTo(schema, keyword, value);
    }

    static std::string meant(const json &schema, const json &value) {
        std::vector<std::string> words;
        for (const auto &word : schema.value("enum", json::array()))
            if (word.is_string())
                words.push_back(word);
        return value.is_string() ? didYouMean(value.get<std::string>(), words) : "";
    }

    static std::ptrdiff_t characters(const json &text) {
        return std::ranges::count_if(text.get_ref<const std::string &>(), [](char c) { return (c & 0xC0) != 0x80; });
    }

    void say(const Path &path, std::string sentence) {
        m_found.push_back({"catalog.value", path, false, std::move(sentence)});
    }

    const json &m_root;
    Patterns m_patterns;
    std::vector<Mismatch> m_found;
};

} // namespace

std::vector<Mismatch> narrowed(const json &schema, const json &value) {
    return Narrow(schema, value).run(schema, value, Path());
}

const json *referred(const json &root, const json &reference) {
    if (!reference.is_string() || !reference.get_ref<const std::string &>().starts_with('#'))
        return nullptr;
    try {
        const Path path(reference.get<std::string>().substr(1));
        return root.contains(path) ? &root.at(path) : nullptr;
    } catch (const json::exception &) {
        return nullptr;
    }
}

} // namespace attune::catalog
