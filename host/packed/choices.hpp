// SPDX-License-Identifier: Apache-2.0
// What people decided about plugins that they added.
#pragma once

#include "core/error.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>

namespace attune::packed {

struct Choices {
    std::map<std::string, std::string, std::less<>> trusted; // signer → what they are called here
    std::set<std::string, std::less<>> off;                  // ids of plugins that do not run
    bool operator==(const Choices &) const = default;
};

// No file: nothing was decided. Error codes: packed.choices (it is damaged), and the store's.
[[nodiscard]] Result<Choices> readChoices(const std::filesystem::path &file);
// Nobody else changes it meanwhile, so none of several changes at once is lost.
[[nodiscard]] Result<void> changeChoices(const std::filesystem::path &file,
                                         const std::function<void(Choices &)> &change);
// What is locked while anything beside the file is changed.
[[nodiscard]] std::filesystem::path lockBeside(const std::filesystem::path &file);

} // namespace attune::packed
