// SPDX-License-Identifier: Apache-2.0
#include "core/node_kinds.hpp"

#include "core/view_schema.hpp" // generated from view.schema.json

#include <map>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace attune::core {
namespace {

using Adapter = valijson::adapters::NlohmannJsonAdapter;

const json &source() {
    static const json schema = json::parse(viewSchema);
    return schema;
}

json objectSchema(json properties, const json &required) {
    return {{"type", "object"},
            {"definitions", source().at("definitions")},
            {"properties", std::move(properties)},
            {"required", required},
            {"additionalProperties", false}};
}

json kindSchema(const std::string &kind, json properties) {
    json required = source().at("required").at(kind);
    required.push_back("kind");
    if (properties.erase("input") != 0) {
        properties.update(source().at("definitions").at("input"));
        required.insert(required.end(), {"id", "privacy"});
    }
    properties["kind"] = {{"const", kind}};
    properties["actions"] = {{"$ref", "#/definitions/actions"}};
    return objectSchema(std::move(properties), required);
}

struct Schemas {
    valijson::Schema tree;
    std::map<std::string, valijson::Schema, std::less<>> nodes;

    Schemas() {
        parse(objectSchema(source().at("tree"), {"step", "nodes"}), tree);
        for (const auto &[kind, properties] : source().at("nodes").items()) {
            parse(kindSchema(kind, properties), nodes[kind]);
        }
    }
    static void parse(const json &from, valijson::Schema &to) {
        valijson::SchemaParser parser;
        parser.populateSchema(Adapter(from), to);
    }
};

const Schemas &schemas() {
    static const Schemas all;
    return all;
}

Result<void> check(const valijson::Schema &schema, const json &value, const std::string &place) {
    valijson::Validator validator;
    valijson::ValidationResults results;
    if (validator.validate(schema, Adapter(value), &results)) {
        return {};
    }
    valijson::ValidationResults::Error first;
    results.popError(first);
    std::string where = place;
    for (std::size_t i = 1; i < first.context.size(); ++i) { // the first is "<root>"
        where += first.context[i];
    }
    return fail("view.form",
                "The view is not of the declared form: " + first.description + " See docs/plugin-author/view.md.",
                {.key = where});
}

} // namespace

Result<void> checkTree(const json &tree) {
    return check(schemas().tree, tree, "view");
}

Result<void> checkNode(const json &node, const std::string &place) {
    const auto kind =
        node.is_object() && node.contains("kind") && node["kind"].is_string() ? node["kind"].get<std::string>() : "";
    const auto schema = schemas().nodes.find(kind);
    if (schema == schemas().nodes.end()) {
        return fail("view.kind",
                    "There is no kind of node \"" + kind + "\"; docs/plugin-author/view.md lists the sixteen.",
                    {.key = place});
    }
    if (auto form = check(schema->second, node, place + " (" + kind + ")"); !form) {
        return form;
    }
    if (kind == "card" && node.contains("piles") == node.contains("max")) {
        return fail("view.form", "A card node has either `piles` (to sort) or `min` and `max` (to choose).",
                    {.key = place});
    }
    if (node.contains("min") && node.contains("max") && node["min"] > node["max"]) {
        return fail("view.form", "`min` is greater than `max`.", {.key = place});
    }
    return {};
}

bool isInput(const json &node) {
    const auto &kinds = source().at("nodes");
    const auto at = kinds.find(node.at("kind").get<std::string>());
    return at != kinds.end() && at->contains("input");
}

} // namespace attune::core
