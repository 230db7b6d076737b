// SPDX-License-Identifier: Apache-2.0
// What was put down beside an added plugin when it was installed.
#pragma once

#include "packed/packed_file.hpp"

#include <filesystem>
#include <map>
#include <optional>

namespace attune::packed {

struct Record {
    std::string plugin, version, signer;
    std::map<std::string, std::string> sums; // SHA-256 by path
};

[[nodiscard]] Record recordOf(const Packed &packed);
// Nothing: a folder that somebody made by hand. Error codes: packed.changed (there is one, and it is none).
[[nodiscard]] Result<std::optional<Record>> readRecord(const std::filesystem::path &folder);
[[nodiscard]] Result<void> writeRecord(const std::filesystem::path &folder, const Record &record);

// Whether a folder holds what is on record and nothing else that a plugin is made of. The library, which is large, is looked at
// before it is started. Error codes: packed.changed.
[[nodiscard]] Result<void> compare(const std::filesystem::path &folder, const Record &record);

} // namespace attune::packed
