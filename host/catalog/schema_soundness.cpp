// SPDX-License-Identifier: Apache-2.0
#include "catalog/schema_soundness.hpp"

#include "catalog/icu.hpp"
#include "catalog/narrow.hpp"

#include <algorithm>
#include <set>

namespace attune::catalog {
namespace {

constexpr std::size_t longestPattern = 500; // bytes
constexpr int mostPatterns = 100;

class Soundness {
public:
    Soundness(const json &root, std::string file) : m_root(root), m_file(std::move(file)) {}

    Errors run() {
        walk(m_root, Path());
        return std::move(m_errors);
    }

private:
    void walk(const json &node, const Path &path) {
        if (node.is_object())
            inspect(node, path);
        for (const auto &[key, child] : node.items())
            if (child.is_structured())
                walk(child, path / key);
    }

    void inspect(const json &schema, const Path &path) {
        if (const auto pattern = schema.find("pattern"); pattern != schema.end() && pattern->is_string())
            regularExpression(*pattern, path / "pattern");
        if (const auto named = schema.find("patternProperties"); named != schema.end() && named->is_object())
            for (const auto &[pattern, sub] : named->items())
                regularExpression(pattern, path / "patternProperties" / pattern);
        if (const auto reference = schema.find("$ref"); reference != schema.end() && reference->is_string()) {
            if (!referred(m_root, *reference))
                say(path / "$ref",
                    "the reference leads nowhere; it must name a place in this file, as \"#/definitions/name\".");
            else if (std::set<const json *> above; comesBack(schema, above))
                say(path / "$ref",
                    "the reference comes back to itself without going deeper into the value; break the circle.");
        }
    }

    void regularExpression(const std::string &pattern, const Path &path) {
        if (pattern.size() > longestPattern || ++m_patterns > mostPatterns)
            say(path,
                "a schema may have 100 regular expressions of 500 bytes each; make do with fewer or shorter ones.");
        else if (!isRegularExpression(pattern))
            say(path, "this is not a regular expression; look for a bracket or a sign that is not closed.");
    }

    // Follows only what applies to the same value.
    bool comesBack(const json &schema, std::set<const json *> &above) {
        if (!schema.is_object() || m_sound.contains(&schema))
            return false;
        if (!above.insert(&schema).second)
            return true;
        bool circle = false;
        if (schema.contains("$ref"))
            if (const auto *target = referred(m_root, schema["$ref"]))
                circle = comesBack(*target, above);
        for (const auto *keyword : {"not", "if", "then", "else"})
            circle = circle || (schema.contains(keyword) && comesBack(schema[keyword], above));
        for (const auto *keyword : {"allOf", "anyOf", "oneOf", "dependencies"})
            if (schema.contains(keyword) && !circle)
                circle = std::ranges::any_of(schema[keyword], [&](const json &sub) { return comesBack(sub, above); });
        above.erase(&schema);
        if (!circle)
            m_sound.insert(&schema);
        return circle;
    }

    void say(const Path &path, std::string sentence) {
        m_errors.push_back({"catalog.schema", std::move(sentence), {m_file, 0, 0, dotted(path)}});
    }

    const json &m_root;
    std::string m_file;
    int m_patterns = 0;
    std::set<const json *> m_sound;
    Errors m_errors;
};

} // namespace

Errors unsound(const json &schema, const std::string &file) {
    return Soundness(schema, file).run();
}

} // namespace attune::catalog
