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

Compiled compile(const json &schema) {
    try {
        auto compiled = std::make_shared<valijson::Schema>();
        valijson::SchemaParser(valijson::SchemaParser::kDraft7).populateSchema(Adapter(schema), *compiled);
        return {std::move(compiled), {}};
    } catch (const std::exception &error) {
        return {nullptr, error.what()};
    }
}

std::optional<std::string> objection(const valijson::Schema &schema, const json &value) {
    try {
        valijson::ValidationResults results;
        if (valijson::Validator().validate(schema, Adapter(value), &results))
            return {};
        valijson::ValidationResults::Error first{{}, "it does not fit the schema"};
        results.popError(first);
        return first.description;
    } catch (const std::exception &error) {
        return error.what();
    }
}

} // namespace attune::catalog
