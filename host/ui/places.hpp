// SPDX-License-Identifier: Apache-2.0
// Where things lie on this computer.
#pragma once

#include "catalog/catalog.hpp"

#include <filesystem>

namespace attune::ui {

struct Places {
    std::filesystem::path home;   // the log and the settings
    std::filesystem::path words;  // text.<language>.toml of the window
    std::filesystem::path worker; // the binary attune-worker
    catalog::Folders folders;
};

// `home` empty: the user's data folder. Looks beside the binary first (installed, or in a build tree), then in the user's folders.
[[nodiscard]] Places findPlaces(const std::filesystem::path &binary, std::filesystem::path home);

} // namespace attune::ui
