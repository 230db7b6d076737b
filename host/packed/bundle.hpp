// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "catalog/catalog.hpp"
#include "packed/packed_file.hpp"

namespace attune::packed {

// What of a plugin's folder goes into the packed file: the manifest, the library, content schemas, texts, exercises, README.md
// and LICENSE. Sources and tests stay behind. A plugin with a mistake is not packed: all mistakes are told.
[[nodiscard]] catalog::Checked<Packed> bundleIn(const std::filesystem::path &folder);

// The exercises that a plugin brings in its folder "exercises".
[[nodiscard]] catalog::Checked<std::vector<catalog::Exercise>> exercisesOf(const catalog::Plugin &plugin);

} // namespace attune::packed
