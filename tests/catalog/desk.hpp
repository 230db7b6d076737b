// SPDX-License-Identifier: Apache-2.0
// A desk of a developer: a folder of their own with a plugin and an exercise that are right, for the tests to spoil.
#pragma once

#include "catalog/catalog.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <catch2/matchers/catch_matchers_vector.hpp>

namespace attune::catalog {

namespace fs = std::filesystem;

class Desk {
public:
    Desk(); // plugins/match and exercises/circles, both right
    ~Desk();
    Desk(const Desk &) = delete;
    Desk &operator=(const Desk &) = delete;

    void write(const fs::path &file, const std::string &text) const;
    // Replaces the only place where `what` stands; the test fails if it is not there.
    void change(const fs::path &file, const std::string &what, const std::string &with) const;
    [[nodiscard]] fs::path at(const fs::path &file) const { return m_root / file; }

    // The mistakes as a person reads them, without the path of the desk; empty: all is right.
    [[nodiscard]] std::string pluginErrors() const;
    [[nodiscard]] std::string exerciseErrors() const;
    [[nodiscard]] std::string told(const std::vector<Error> &errors) const;

    [[nodiscard]] Plugin plugin() const;
    [[nodiscard]] Exercise exercise() const;
    [[nodiscard]] Folders folders() const { return {{at("plugins")}, {at("exercises")}}; }

private:
    fs::path m_root;
};

inline const fs::path manifest = "plugins/match/plugin.toml";
inline const fs::path exerciseFile = "exercises/circles/exercise.toml";
inline const fs::path english = "exercises/circles/text.en.toml";
inline const fs::path spanish = "exercises/circles/text.es.toml";

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

} // namespace attune::catalog
