// SPDX-License-Identifier: Apache-2.0
#include "catalog/file.hpp"
#include "packed/added.hpp"
#include "packed/bundle.hpp"
#include "packed/record.hpp"
#include "packed/version.hpp"
#include "store/errors.hpp"
#include "vault/hex.hpp"

#include <algorithm>
#include <cstdio>
#include <fcntl.h>
#include <iterator>

namespace attune::packed {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view staging = ".offered-";

Result<void> write(const fs::path &file, std::string_view bytes) {
    return store::makeFolder(file.parent_path()).and_then([&] { return store::replaceFile(file, bytes); });
}

Result<void> takeApart(const Packed &packed, const fs::path &folder) {
    for (const File &file : packed.files) {
        if (auto done = write(folder / file.path, file.bytes); !done) {
            return done;
        }
    }
    return writeRecord(folder, recordOf(packed));
}

// What killed processes left: a living one has its folder locked.
void sweep(const fs::path &added) {
    std::error_code none;
    std::vector<fs::path> left;
    for (fs::directory_iterator entry(added, none), end; !none && entry != end; entry.increment(none)) {
        if (entry->path().filename().string().starts_with(staging) && store::lockFolder(entry->path()).valid()) {
            left.push_back(entry->path());
        }
    }
    for (const fs::path &folder : left) {
        fs::remove_all(folder, none);
    }
}

Error clash(const std::string &id, const fs::path &folder) {
    return {"packed.clash",
            "“" + id + "” is there already, and belongs to another plugin; remove that one first if you want this one.",
            {.file = folder.string()}};
}

bool has(const catalog::Plugin &plugin, const catalog::ActivityInfo &activity) {
    return std::ranges::find(plugin.activities, activity.id, &catalog::ActivityInfo::id) != plugin.activities.end();
}

std::optional<Error> clashWith(const catalog::Plugin &other, const catalog::Plugin &plugin) {
    if (other.id == plugin.id) {
        return clash(plugin.id, other.folder);
    }
    for (const catalog::ActivityInfo &activity : plugin.activities) {
        if (has(other, activity)) {
            return clash(activity.id, other.folder);
        }
    }
    return {};
}

// One that is switched off keeps its names: it may be switched on again.
std::vector<catalog::Exercise> taken(const catalog::Catalog &known) {
    std::vector<catalog::Exercise> all = known.exercises;
    for (const catalog::Plugin &plugin : known.off) {
        std::ranges::move(exercisesOf(plugin).value_or(std::vector<catalog::Exercise>()), std::back_inserter(all));
    }
    return all;
}

// Nothing of ours, nor of another's, is taken over.
std::optional<Error> clashOf(const catalog::Plugin &plugin, const std::vector<catalog::Exercise> &exercises,
                             const fs::path &place, const catalog::Catalog &known) {
    for (const auto *plugins : {&known.plugins, &known.off}) {
        for (const catalog::Plugin &other : *plugins) {
            if (auto error = other.folder == place ? std::nullopt : clashWith(other, plugin)) {
                return error;
            }
        }
    }
    for (const catalog::Exercise &other : taken(known)) {
        if (other.folder.parent_path().parent_path() != place &&
            std::ranges::find(exercises, other.id, &catalog::Exercise::id) != exercises.end()) {
            return clash(other.id, other.folder);
        }
    }
    return {};
}

template <class T> Result<T> firstOf(catalog::Checked<T> checked) {
    return checked ? Result<T>(*std::move(checked)) : tl::unexpected(checked.error().front());
}

// The version that is replaced; empty: none. The place itself says whose it is, whether or not it can be played.
Result<std::string> replacedAt(const fs::path &place, const catalog::Plugin &plugin) {
    std::error_code failed;
    const auto status = fs::symlink_status(place, failed);
    if (status.type() == fs::file_type::not_found) {
        return std::string();
    }
    const auto record = readRecord(place);
    if (fs::is_symlink(status) || !record || !*record || (*record)->plugin != plugin.id) {
        return fail("packed.clash",
                    "Here is something that was not installed from a packed plugin of this name, so it is left as it "
                    "is. Move it away if you want this one.",
                    {.file = place.string()});
    }
    if ((*record)->signer != plugin.signer) {
        return fail("packed.signer", "Somebody else signed the one that is installed. If that is right, remove the one "
                                     "that is installed first; what was played with it is kept.");
    }
    return (*record)->version;
}

} // namespace

void Offered::Away::operator()(fs::path *folder) const {
    std::error_code ignored; // what is left is hidden, and swept away later
    fs::remove_all(*folder, ignored);
    delete folder;
}

// Beside the others, so that it can take its place in one step.
Result<Offered> Offered::stage(const Packed &packed, const catalog::Folders &folders) {
    const fs::path added = addedIn(folders);
    Offered offered;
    offered.m_lock = lockBeside(choicesIn(folders));
    offered.m_place = added / packed.plugin;
    auto made = store::makeFolder(added)
                    .and_then([&] { return store::awaitWriting(offered.m_lock); })
                    .and_then([&](const store::Descriptor &) {
                        sweep(added);
                        offered.m_staged.reset(new fs::path(added / (std::string(staging) + vault::randomHex())));
                        return store::makeFolder(*offered.m_staged).map([&] {
                            offered.m_kept = store::lockFolder(*offered.m_staged);
                        });
                    })
                    .and_then([&] { return takeApart(packed, *offered.m_staged); });
    return made ? Result<Offered>(std::move(offered)) : tl::unexpected(made.error());
}

Result<Offered> Offered::open(const fs::path &file, const catalog::Folders &folders, const catalog::Catalog &known) {
    auto packed =
        catalog::readFile(file, mostBytes * 2).and_then([](const std::string &bytes) { return packedFrom(bytes); });
    if (!packed) {
        packed.error().place.file = file.string();
        return tl::unexpected(packed.error());
    }
    auto offered = stage(*packed, folders);
    auto plugin = offered ? firstOf(catalog::readPlugin(*offered->m_staged)) : tl::unexpected(offered.error());
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
    offered->m_plugin = *std::move(plugin);
    offered->m_plugin.signer = packed->signer;
    offered->m_exercises = *std::move(exercises);
    return (*std::move(offered)).fitted(known);
}

Result<Offered> Offered::fitted(const catalog::Catalog &known) && {
    if (auto error = clashOf(m_plugin, m_exercises, m_place, known)) {
        return tl::unexpected(*std::move(error));
    }
    return replacedAt(m_place, m_plugin).map([&](std::string version) {
        m_replaced = std::move(version);
        return std::move(*this);
    });
}

bool Offered::older() const {
    return !m_replaced.empty() && isOlder(m_plugin.version, m_replaced);
}

Result<void> Offered::install() {
    return store::awaitWriting(m_lock)
        .and_then([&](const store::Descriptor &) {
            return replacedAt(m_place, m_plugin); // it may be another by now
        })
        .and_then([&](const std::string &replaced) -> Result<void> {
            // In one step: the one before goes where this was, and away with it.
            if (::renameat2(AT_FDCWD, m_staged->c_str(), AT_FDCWD, m_place.c_str(),
                            replaced.empty() ? RENAME_NOREPLACE : RENAME_EXCHANGE) != 0) {
                return tl::unexpected(store::errorForErrno(errno, m_place));
            }
            return store::syncFolder(m_place.parent_path());
        });
}

} // namespace attune::packed
