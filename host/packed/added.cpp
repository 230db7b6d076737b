// SPDX-License-Identifier: Apache-2.0
#include "packed/added.hpp"

#include "catalog/file.hpp"
#include "packed/bundle.hpp"
#include "store/errors.hpp"
#include "store/file_access.hpp"
#include "vault/hex.hpp"

#include <algorithm>
#include <cstdio>
#include <fcntl.h>

namespace attune::packed {
namespace {

namespace fs = std::filesystem;

constexpr const char *record = ".signed"; // beside the manifest: who signed what

json recordOf(const Packed &packed) {
    json sums = json::object();
    for (const File &file : packed.files) {
        sums[file.path] = sumOf(file.bytes);
    }
    return {{"signer", packed.signer}, {"sha256", sums}};
}

// What was put down when it was installed; a folder that somebody made by hand has nothing of the kind.
void recall(catalog::Plugin &plugin) {
    const auto text = catalog::readFile(plugin.folder / record);
    const auto found = text ? parseCanonical(*text) : Result<json>(fail("", ""));
    if (!found || !found->is_object()) {
        return;
    }
    const json sums = found->value("sha256", json::object());
    const std::string library = plugin.library.filename();
    if (found->contains("signer") && found->at("signer").is_string() && sums.contains(library) &&
        sums[library].is_string()) {
        plugin.signer = found->at("signer");
        plugin.sha256 = sums[library];
    }
}

Result<void> write(const fs::path &file, std::string_view bytes) {
    return store::makeFolder(file.parent_path()).and_then([&] { return store::replaceFile(file, bytes); });
}

Result<void> takeApart(const Packed &packed, const fs::path &folder) {
    for (const File &file : packed.files) {
        if (auto done = write(folder / file.path, file.bytes); !done) {
            return done;
        }
    }
    return write(folder / record, canonical(recordOf(packed)));
}

Error clash(const std::string &id, const fs::path &folder) {
    return {"packed.clash",
            "“" + id + "” is there already, and belongs to another plugin; remove that one first if you want this one.",
            {.file = folder.string()}};
}

// Nothing of ours, nor of another's, is taken over.
std::optional<Error> clashOf(const catalog::Plugin &plugin, const std::vector<catalog::Exercise> &exercises,
                             const fs::path &place, const catalog::Catalog &known) {
    for (const catalog::Plugin &other : known.plugins) {
        if (other.id == plugin.id && other.folder != place) {
            return clash(plugin.id, other.folder);
        }
    }
    for (const catalog::ActivityInfo &activity : plugin.activities) {
        if (const auto offer = known.activity(activity.id); offer && offer->plugin->id != plugin.id) {
            return clash(activity.id, offer->plugin->folder);
        }
    }
    for (const catalog::Exercise &exercise : exercises) {
        const catalog::Exercise *other = known.exercise(exercise.id);
        if (other != nullptr && other->folder.parent_path().parent_path() != place) {
            return clash(exercise.id, other->folder);
        }
    }
    return {};
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

template <class T> Result<T> firstOf(catalog::Checked<T> checked) {
    return checked ? Result<T>(*std::move(checked)) : tl::unexpected(checked.error().front());
}

} // namespace

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
    catalog::Catalog catalog = catalog::discover(folders);
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

void Offered::Away::operator()(fs::path *folder) const {
    std::error_code ignored; // what is left is hidden, and in nobody's way
    fs::remove_all(*folder, ignored);
    delete folder;
}

Result<Offered> Offered::open(const fs::path &file, const catalog::Folders &folders, const catalog::Catalog &known) {
    auto packed =
        catalog::readFile(file, mostBytes * 2).and_then([](const std::string &bytes) { return packedFrom(bytes); });
    if (!packed) {
        packed.error().place.file = file.string();
        return tl::unexpected(packed.error());
    }
    Staged staged(new fs::path(addedIn(folders) / (".offered-" + vault::randomHex())));
    auto plugin = takeApart(*packed, *staged).and_then([&] { return firstOf(catalog::readPlugin(*staged)); });
    if (!plugin) {
        return tl::unexpected(plugin.error());
    }
    if (plugin->id != packed->plugin || plugin->version != packed->version) {
        return fail("packed.form", "What is in this file is not what it says it is; get it once more.",
                    {.file = file.string()});
    }
    auto exercises = firstOf(exercisesOf(*plugin));
    if (!exercises) {
        return tl::unexpected(exercises.error());
    }
    recall(*plugin);
    Offered offered(std::move(staged), addedIn(folders), *std::move(plugin));
    offered.m_exercises = *std::move(exercises);
    return std::move(offered).fitted(known);
}

Result<Offered> Offered::fitted(const catalog::Catalog &known) && {
    if (auto error = clashOf(m_plugin, m_exercises, m_place, known)) {
        return tl::unexpected(*std::move(error));
    }
    for (const auto *plugins : {&known.plugins, &known.off}) {
        for (const catalog::Plugin &installed : *plugins) {
            if (installed.id == m_plugin.id && installed.signer != m_plugin.signer) {
                return fail("packed.signer",
                            "Somebody else signed the one that is installed. If that is right, remove the one "
                            "that is installed first; what was played with it is kept.");
            }
            m_replaced = installed.id == m_plugin.id ? installed.version : m_replaced;
        }
    }
    return std::move(*this);
}

Result<void> Offered::install() {
    std::error_code failed;
    const bool replaces = fs::exists(fs::symlink_status(m_place, failed));
    // In one step: the one before goes where this was, and away with it.
    if (::renameat2(AT_FDCWD, m_staged->c_str(), AT_FDCWD, m_place.c_str(),
                    replaces ? RENAME_EXCHANGE : RENAME_NOREPLACE) != 0) {
        return tl::unexpected(store::errorForErrno(errno, m_place));
    }
    return store::syncFolder(m_place.parent_path());
}

Result<void> turnAdded(const std::string &plugin, bool on, const catalog::Folders &folders,
                       const catalog::Catalog &known) {
    const fs::path file = choicesIn(folders);
    return addedOf(plugin, known)
        .and_then([&](const catalog::Plugin *) { return readChoices(file); })
        .and_then([&](Choices choices) {
            if (on) {
                choices.off.erase(plugin);
            } else {
                choices.off.insert(plugin);
            }
            return writeChoices(file, choices);
        });
}

Result<void> removeAdded(const std::string &plugin, const catalog::Catalog &known) {
    return addedOf(plugin, known).and_then([](const catalog::Plugin *added) -> Result<void> {
        std::error_code failed;
        if (fs::is_symlink(added->folder)) {
            fs::remove(added->folder, failed); // what it leads to is somebody's work
        } else {
            fs::remove_all(added->folder, failed);
        }
        return failed ? Result<void>(tl::unexpected(store::errorForErrno(failed.value(), added->folder)))
                      : store::syncFolder(added->folder.parent_path());
    });
}

} // namespace attune::packed
