// SPDX-License-Identifier: Apache-2.0
// A TOML file as JSON, with the place of every value in it.
#pragma once

#include "core/error.hpp"
#include "core/json.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace attune::catalog {

using Path = json::json_pointer;
using Errors = std::vector<Error>;

// "content.piles.2.id"; lists count from 0.
[[nodiscard]] std::string dotted(const Path &path);

struct Document {
    struct Spot {
        int line = 0, column = 0; // from 1
    };

    std::string file; // as errors show it
    json data = json::object();
    std::map<std::string, Spot> values, keys; // by JSON pointer

    [[nodiscard]] Place valuePlace(const Path &path) const; // where it is missing: the innermost table around it
    [[nodiscard]] Place keyPlace(const Path &path) const;
    [[nodiscard]] bool holds(const Path &path) const { return values.contains(path.to_string()); }
};

// A file with values that JSON or Attune do not know (fractions, dates) is a document all the same: they are null in it,
// and reported in `errors`. Nothing: it is not readable as TOML at all.
[[nodiscard]] std::optional<Document> readToml(const std::filesystem::path &path, Errors &errors);

// Sorted by file and line; of several mistakes in one value the first, most particular one; at most a hundred.
[[nodiscard]] Errors settled(Errors errors);

} // namespace attune::catalog
