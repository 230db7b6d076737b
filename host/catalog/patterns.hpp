// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json.hpp"

#include <map>
#include <set>
#include <string>

namespace attune::catalog {

// The regular expressions of a stranger's schema, tried on all texts and keys of one value. The schema library would use std::regex,
// which overflows the stack on a deep one and takes for ever on an ambiguous one.
class Patterns {
public:
    explicit Patterns(const json &value);

    [[nodiscard]] bool fits(const std::string &pattern, const std::string &text);
    // The same schema for this value, without patterns: it lists what fits them.
    [[nodiscard]] json decided(json schema);

private:
    void decide(json &node, bool isSchema);
    void listTexts(json &schema);
    void listKeys(json &schema);
    [[nodiscard]] const std::set<std::string> &fitting(const std::string &pattern);

    std::set<std::string> m_texts;
    std::map<std::string, std::set<std::string>> m_fitting;
};

} // namespace attune::catalog
