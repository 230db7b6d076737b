// SPDX-License-Identifier: Apache-2.0
// What a shared library says of itself, read by libelf. Nothing is loaded.
#pragma once

#include "core/error.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace attune::check {

struct Symbol {
    std::string name;
    bool defined = false, unique = false;
};

struct ElfFile {
    bool isShared = false;
    std::uint16_t machine = 0;
    std::uintmax_t bytes = 0;
    std::vector<std::string> needed, runPaths; // DT_NEEDED; DT_RPATH and DT_RUNPATH, one folder each
    std::vector<std::string> versions;         // that are needed of other libraries
    std::vector<Symbol> symbols;               // dynamic ones, local ones left out
    bool hasTextRelocations = false, hasExecutableStack = false, isRelro = false, bindsNow = false;
};

// Fails if it is no ELF file, or a damaged one.
[[nodiscard]] attune::Result<ElfFile> readElf(const std::filesystem::path &library);

// The machine that this program was built for.
[[nodiscard]] std::uint16_t thisMachine();

} // namespace attune::check
