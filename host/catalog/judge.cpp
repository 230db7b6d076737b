// SPDX-License-Identifier: Apache-2.0
#include "catalog/judge.hpp"

// The library is included as a system header, but its templates are compiled here.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wconversion"
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>
#pragma GCC diagnostic pop

namespace attune::catalog {

using Adapter = valijson::adapters::NlohmannJsonAdapter;

namespace {

// valijson 1.0 files the schemas of "propertyNames" and "dependencies" under the path of the schema around them, and then takes
// one for the other where that one was reached by a reference. Named definitions of their own keep them apart.
class Hoist {
public:
    json run(json schema) {
        walk(schema, "");
        for (auto &[name, definition] : m_hoisted)
            schema["definitions"][name] = std::move(definition);
        return schema;
    }

private:
    void walk(json &node, const std::string &name) {
        for (auto &[key, child] : node.items())
            if (child.is_structured())
                walk(child, key);
        if (!node.is_object() || name == "properties" || name == "patternProperties" || name == "definitions")
            return; // its keys are names, not keywords
        if (const auto names = node.find("propertyNames"); names != node.end())
            move(*names);
        if (const auto all = node.find("dependencies"); all != node.end() && all->is_object())
            for (auto &dependency : *all)
                move(dependency);
    }

    void move(json &schema) {
        if (!schema.is_object() || schema.contains("$ref"))
            return;
        const auto name = "attune_hoisted_" + std::to_string(m_hoisted.size());
        m_hoisted[name] = std::exchange(schema, json{{"$ref", "#/definitions/" + name}});
    }

    std::map<std::string, json> m_hoisted;
};

} // namespace

Compiled compile(const json &schema) {
    try {
        auto compiled = std::make_shared<valijson::Schema>();
        const auto hoisted = schema.is_object() ? Hoist().run(schema) : schema;
        valijson::SchemaParser(valijson::SchemaParser::kDraft7).populateSchema(Adapter(hoisted), *compiled);
        return {std::move(compiled), {}};
    } catch (const std::exception &error) {
        return {nullptr, error.what()};
    }
}

std::optional<std::string> objection(const valijson::Schema &schema, const json &value) {
    thread_local valijson::Validator
        validator; // keeps the patterns that it compiled, which takes longer than all the rest
    try {
        valijson::ValidationResults results;
        if (validator.validate(schema, Adapter(value), &results))
            return {};
        valijson::ValidationResults::Error first{{}, "it does not fit the schema"};
        results.popError(first);
        return first.description;
    } catch (const std::exception &error) {
        return error.what();
    }
}

} // namespace attune::catalog
