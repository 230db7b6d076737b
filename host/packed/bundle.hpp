// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/catalog.hpp"
#include "packed/packed_file.hpp"

namespace attune::packed {

// What of a plugin's folder goes into the packed file: the manifest, the library, content schemas, texts, exercises, README.md
// and LICENSE. Sources and tests stay behind. A plugin with a mistake is not packed: all mistakes are told.
[[nodiscard]] catalog::Checked<Packed> bundleIn(const std::filesystem::path &folder);

// Of the files in a folder those that a packed plugin may have, as paths in it, sorted.
[[nodiscard]] std::vector<std::string> partsIn(const std::filesystem::path &folder);
// Folders of exercises that are links; no other link may lead out of a plugin's folder.
[[nodiscard]] std::vector<std::filesystem::path> linkedIn(const std::filesystem::path &folder);

// The exercises that a plugin brings in its folder "exercises".
[[nodiscard]] catalog::Checked<std::vector<catalog::Exercise>> exercisesOf(const catalog::Plugin &plugin);

} // namespace attune::packed
