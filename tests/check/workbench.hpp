// SPDX-License-Identifier: Apache-2.0
// A good plugin, and ways to break it in one place.
#pragma once

#include "check/subject.hpp"
#include "support/temp_folder.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace attune::check::test {

// As a flag: the library exports everything that is not static.
inline constexpr const char *exportsAll = "exports all";

// A bundle of the plugin in tests/support/plugins/checked, in a folder of its own.
class Bundle {
public:
    // `flags`: for the compiler and the linker, such as -DON_REDUCE="rand();"; none: the library that is built once.
    explicit Bundle(const std::vector<std::string> &flags = {});

    [[nodiscard]] std::filesystem::path at(const std::string &file) const { return m_folder / file; }
    [[nodiscard]] const std::filesystem::path &folder() const { return m_folder.path(); }
    [[nodiscard]] std::string read(const std::string &file) const;
    void write(const std::string &file, const std::string &text) const;
    // Requires that `from` is there.
    void replace(const std::string &file, const std::string &from, const std::string &to) const;
    [[nodiscard]] Subject subject(Level level = Level::paranoid) const;

private:
    attune::test::TempFolder m_folder;
};

// One plugin that is wrong in one way, and the one check that must see it.
struct Mutant {
    std::string check;              // "AT-MAN-03"
    std::vector<std::string> flags; // how it is compiled
    std::function<void(const Bundle &)> edit = {};
};

} // namespace attune::check::test
