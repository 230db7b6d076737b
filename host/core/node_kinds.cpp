// SPDX-License-Identifier: Apache-2.0
#include "core/node_kinds.hpp"

#include "core/view_schema.hpp" // generated from view.schema.json

#include <array>
#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace attune::core {
namespace {

using Adapter = valijson::adapters::NlohmannJsonAdapter;

constexpr int deepestNode = 8; // the node itself is the first level

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

// The validator's words, for a plugin's author.
std::string inPlainWords(std::string text) {
    using Words = std::pair<std::string_view, std::string_view>;
    static constexpr std::array plain{
        Words{"Missing required property", "a field is missing:"},
        Words{"Object contains a property that could not be validated using 'properties' or 'additionalProperties' "
              "constraints:",
              "there is no such field:"},
        Words{"Value type not permitted by 'type' constraint.", "the value is of another type."},
        Words{"Failed to match against any enum values.", "this is none of the words that are allowed here."},
        Words{"Failed to match regex specified by 'pattern' constraint.", "an id has 1 to 64 of a-z, 0-9, _ and dots."},
        Words{"Expected number greater than or equal to", "the number is less than"},
        Words{"Expected number less than or equal to", "the number is more than"},
        Words{".000000", "."},
    };
    for (const auto &[theirs, ours] : plain) {
        if (const auto at = text.find(theirs); at != std::string::npos) {
            text.replace(at, theirs.size(), ours);
        }
    }
    return text;
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
                "The view is not of the declared form: " + inPlainWords(first.description) +
                    " See docs/plugin-author/view.md.",
                {.key = where});
}

Result<void> checkBounds(const json &node, const std::string &kind, const std::string &place) {
    const bool sorts = node.contains("piles"), chooses = node.contains("min") || node.contains("max");
    if (kind == "card" && (sorts ? chooses : !node.contains("max"))) {
        return fail("view.form", "A card node has either `piles` (to sort) or `min` and `max` (to choose).",
                    {.key = place});
    }
    for (const char *bound : {"min", "max"}) { // the validator takes 2^64 - 1 for -1
        if (node.contains(bound) && !isIntegerWithin(node[bound], -1'000'000, 1'000'000)) {
            return fail("view.form", "The number is too large.", {.key = place + "[" + bound + "]"});
        }
    }
    const json max = node.value("max", kind == "choice" ? json(1) : json());
    if (node.contains("min") && !max.is_null() && node["min"] > max) {
        return fail("view.form", "`min` is greater than `max`.", {.key = place});
    }
    return {};
}

Result<void> checkLists(const json &node, const std::string &place) {
    for (const char *list : {"options", "cards", "regions", "piles"}) {
        std::set<std::string> ids;
        for (const json &one : node.value(list, json::array())) {
            if (!ids.insert(one.at("id")).second) {
                return fail("view.form", "The id \"" + *ids.find(one.at("id")) + "\" is there twice.",
                            {.key = place + "[" + list + "]"});
            }
        }
        if (!ids.empty() && node.value("min", std::size_t{0}) > ids.size()) {
            return fail("view.form", "`min` is more than there are to choose from.", {.key = place});
        }
    }
    return {};
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
    if (depth(node) > deepestNode) {
        return fail("view.depth", "The node is nested deeper than 8 levels.", {.key = place});
    }
    return checkBounds(node, kind, place).and_then([&] {
        return isInput(node) ? checkLists(node, place) : Result<void>{};
    });
}

bool isInput(const json &node) {
    const auto &kinds = source().at("nodes");
    const auto at = kinds.find(node.at("kind").get<std::string>());
    return at != kinds.end() && at->contains("input");
}

} // namespace attune::core
