// SPDX-License-Identifier: Apache-2.0
#include "packed/record.hpp"

#include "catalog/file.hpp"
#include "core/json.hpp"
#include "packed/bundle.hpp"
#include "store/file_access.hpp"

#include <algorithm>

namespace attune::packed {
namespace {

namespace fs = std::filesystem;

constexpr const char *name = ".signed";

tl::unexpected<Error> changed(const fs::path &file) {
    return fail("packed.changed",
                "This was changed since the plugin was installed, so the plugin does not run. Install it anew.",
                {.file = file.string()});
}

} // namespace

Record recordOf(const Packed &packed) {
    Record record{packed.plugin, packed.version, packed.signer, {}};
    for (const File &file : packed.files) {
        record.sums[file.path] = sumOf(file.bytes);
    }
    return record;
}

Result<std::optional<Record>> readRecord(const fs::path &folder) {
    const fs::path file = folder / name;
    std::error_code failed;
    if (fs::symlink_status(file, failed).type() == fs::file_type::not_found) {
        return std::nullopt;
    }
    const auto text = catalog::readFile(file);
    try {
        const json found = parseCanonical(text.value()).value();
        Record record{found.at("plugin"), found.at("version"), found.at("signer"), found.at("sha256")};
        return isSigner(record.signer) ? Result<std::optional<Record>>(std::move(record)) : changed(file);
    } catch (const std::exception &) {
        return changed(file);
    }
}

Result<void> writeRecord(const fs::path &folder, const Record &record) {
    return store::replaceFile(folder / name, canonical({{"plugin", record.plugin},
                                                        {"version", record.version},
                                                        {"signer", record.signer},
                                                        {"sha256", record.sums}}));
}

Result<void> compare(const fs::path &folder, const Record &record) {
    for (const std::string &part : partsIn(folder)) {
        if (!part.ends_with(".so") && !record.sums.contains(part)) {
            return changed(folder / part);
        }
    }
    for (const auto &[part, sum] : record.sums) {
        const auto bytes = part.ends_with(".so") ? Result<std::string>() : catalog::readFile(folder / part, mostBytes);
        if (!part.ends_with(".so") && (!bytes || sumOf(*bytes) != sum)) {
            return changed(folder / part);
        }
    }
    return {};
}

} // namespace attune::packed
