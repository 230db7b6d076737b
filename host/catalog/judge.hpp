// SPDX-License-Identifier: Apache-2.0
// The only file that speaks to the schema library.
#pragma once

#include "core/json.hpp"

#include <memory>
#include <optional>
#include <string>

namespace valijson {
class Schema;
}

namespace attune::catalog {

// Null and a reason, if the library does not accept the schema.
struct Compiled {
    std::shared_ptr<const valijson::Schema> schema;
    std::string problem;
};
[[nodiscard]] Compiled compile(const json &schema);

// Null verdict: it fits. Otherwise what the library says, in its own words.
[[nodiscard]] std::optional<std::string> objection(const valijson::Schema &schema, const json &value);

} // namespace attune::catalog
