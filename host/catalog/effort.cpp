// SPDX-License-Identifier: Apache-2.0
#include "catalog/effort.hpp"

#include "catalog/narrow.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace attune::catalog {
namespace {

constexpr std::size_t most = 200'000; // schemas tried on values; ours need some thousands

class Effort {
public:
    explicit Effort(const json &root) : m_root(root) {}

    // Never more than `most`.
    std::size_t of(const json &schema, const json &value) {
        if (!schema.is_object())
            return 1;
        if (const auto known = m_known.find({&schema, &value}); known != m_known.end())
            return known->second;
        if (m_known.size() >= most)
            return most;
        m_known[{&schema, &value}] = 1; // a circle, which a sound schema has not
        return m_known[{&schema, &value}] = std::min(most, 1 + onItself(schema, value) + onParts(schema, value));
    }

private:
    std::size_t onItself(const json &schema, const json &value) {
        std::size_t sum = 0;
        if (const auto *target = schema.contains("$ref") ? referred(m_root, schema["$ref"]) : nullptr)
            sum += of(*target, value);
        for (const auto *keyword : {"not", "if", "then", "else"})
            if (schema.contains(keyword))
                sum += of(schema[keyword], value);
        for (const auto *keyword : {"allOf", "anyOf", "oneOf", "dependencies"})
            sum += ofEach(schema, keyword, value);
        return sum;
    }

    std::size_t onParts(const json &schema, const json &value) {
        std::size_t sum = 0;
        for (const auto &[key, part] : value.is_structured() ? value.items() : nothing().items()) {
            if (value.is_array()) {
                for (const auto *keyword : {"items", "additionalItems", "contains"})
                    sum += ofEach(schema, keyword, part);
                continue;
            }
            if (const auto named = schema.find("properties"); named != schema.end() && named->contains(key))
                sum += of((*named)[key], part);
            for (const auto *keyword : {"patternProperties", "additionalProperties"})
                sum += ofEach(schema, keyword, part);
        }
        return sum;
    }

    // One schema, a list or a table of them.
    std::size_t ofEach(const json &schema, const char *keyword, const json &value) {
        const auto at = schema.find(keyword);
        if (at == schema.end())
            return 0;
        const std::string_view name(keyword);
        if (at->is_object() && name != "dependencies" && name != "patternProperties")
            return of(*at, value);
        std::size_t sum = 0;
        for (const auto &sub : *at)
            sum += of(sub, value);
        return sum;
    }

    static const json &nothing() {
        static const json none = json::object();
        return none;
    }

    const json &m_root;
    std::map<std::pair<const json *, const json *>, std::size_t> m_known;
};

} // namespace

bool isWithinReach(const json &schema, const json &value) {
    return Effort(schema).of(schema, value) < most;
}

} // namespace attune::catalog
