// SPDX-License-Identifier: Apache-2.0
#include "packed/added.hpp"

#include "packed/record.hpp"
#include "store/errors.hpp"
#include "store/file_access.hpp"

#include <algorithm>
#include <iterator>

namespace attune::packed {
namespace {

namespace fs = std::filesystem;

// A folder that somebody made by hand has no record; of one that cannot be read, nothing is known.
void recall(catalog::Plugin &plugin) {
    const auto record = readRecord(plugin.folder).value_or(std::nullopt);
    if (!record) {
        return;
    }
    if (const auto sum = record->sums.find(plugin.library.filename()); sum != record->sums.end()) {
        plugin.signer = record->signer;
        plugin.sha256 = sum->second;
    }
}

Result<const catalog::Plugin *> addedOf(const std::string &plugin, const catalog::Catalog &known) {
    for (const auto *plugins : {&known.plugins, &known.off}) {
        const auto at = std::ranges::find(*plugins, plugin, &catalog::Plugin::id);
        if (at != plugins->end() && !at->ours) {
            return &*at;
        }
    }
    return fail("packed.unknown", "No plugin of this name was added; `attunectl plugin list` names those that were.");
}

// What was changed since it was installed counts as switched off, and what was to be found out while it was there is found anew.
catalog::Catalog withoutChanged(catalog::Folders folders) {
    std::vector<Error> findings;
    for (;;) {
        catalog::Catalog catalog = catalog::discover(folders);
        const std::size_t before = findings.size();
        for (const catalog::Plugin &plugin : catalog.plugins) {
            if (auto whole = isWhole(plugin); !whole) {
                findings.push_back(whole.error());
                folders.off.insert(plugin.id);
            }
        }
        if (findings.size() == before) {
            std::ranges::move(findings, std::back_inserter(catalog.findings));
            return catalog;
        }
    }
}

} // namespace

Result<void> isWhole(const catalog::Plugin &plugin) {
    if (plugin.ours) {
        return {};
    }
    return readRecord(plugin.folder).and_then([&](const std::optional<Record> &record) {
        return record ? compare(plugin.folder, *record) : Result<void>{};
    });
}

fs::path addedIn(const catalog::Folders &folders) {
    return folders.plugins.back();
}

fs::path choicesIn(const catalog::Folders &folders) {
    return addedIn(folders) / "choices.json";
}

catalog::Catalog discover(catalog::Folders folders) {
    auto choices = readChoices(choicesIn(folders));
    if (choices) {
        folders.off = std::move(choices->off);
    }
    if (!choices || folders.oursOnly) {
        folders.plugins.resize(folders.ours);
    }
    if (folders.oursOnly) {
        folders.exercises.resize(folders.ours);
    }
    catalog::Catalog catalog = withoutChanged(std::move(folders));
    for (auto *plugins : {&catalog.plugins, &catalog.off}) {
        for (catalog::Plugin &plugin : *plugins) {
            if (!plugin.ours) {
                recall(plugin);
            }
        }
    }
    if (!choices) {
        catalog.findings.push_back(choices.error());
    }
    return catalog;
}

Result<void> turnAdded(const std::string &plugin, bool on, const catalog::Folders &folders,
                       const catalog::Catalog &known) {
    return addedOf(plugin, known).and_then([&](const catalog::Plugin *) {
        return changeChoices(choicesIn(folders), [&](Choices &choices) {
            if (on) {
                choices.off.erase(plugin);
            } else {
                choices.off.insert(plugin);
            }
        });
    });
}

Result<void> removeAdded(const std::string &plugin, const catalog::Folders &folders, const catalog::Catalog &known) {
    const auto folder = addedOf(plugin, known)
                            .map([](const catalog::Plugin *added) { return added->folder; })
                            .or_else([&](const Error &unknown) -> Result<fs::path> {
                                // One whose manifest cannot be read any more was installed under its name all the same.
                                const fs::path place = addedIn(folders) / plugin;
                                const auto record = readRecord(place);
                                return record && *record && (*record)->plugin == plugin ? Result<fs::path>(place)
                                                                                        : tl::unexpected(unknown);
                            });
    return folder.and_then([](const fs::path &added) -> Result<void> {
        std::error_code failed;
        if (fs::is_symlink(added)) {
            fs::remove(added, failed); // what it leads to is somebody's work
        } else {
            fs::remove_all(added, failed);
        }
        return failed ? Result<void>(tl::unexpected(store::errorForErrno(failed.value(), added)))
                      : store::syncFolder(added.parent_path());
    });
}

} // namespace attune::packed
