// SPDX-License-Identifier: Apache-2.0
#include "packed/bundle.hpp"

#include "catalog/file.hpp"

#include <algorithm>

namespace attune::packed {
namespace {

namespace fs = std::filesystem;
using Errors = std::vector<Error>;

std::vector<fs::path> sorted(const fs::path &folder) {
    std::error_code none; // a folder that is not there holds nothing
    std::vector<fs::path> entries;
    for (fs::directory_iterator entry(folder, none), end; !none && entry != end; entry.increment(none)) {
        entries.push_back(entry->path());
    }
    std::ranges::sort(entries);
    return entries;
}

// Of the libraries only the one that the manifest names.
std::vector<std::string> partsOf(const catalog::Plugin &plugin) {
    std::vector<std::string> parts = partsIn(plugin.folder);
    std::erase_if(parts,
                  [&](const std::string &path) { return path.ends_with(".so") && path != plugin.library.filename(); });
    return parts;
}

// A link that led elsewhere would carry off what its author never meant to send. A folder of an exercise may be one: so a build
// has those of its sources.
Result<fs::path> sourceOf(const fs::path &folder, const fs::path &part) {
    const Place place{.file = (folder / part).string()};
    std::error_code failed;
    if (part.parent_path().parent_path() == "exercises" && !fs::is_symlink(folder / "exercises", failed)) {
        return catalog::fileInside(folder / part.parent_path(), part.filename(), place);
    }
    return catalog::fileInside(folder, part, place);
}

Result<std::vector<File>> read(const catalog::Plugin &plugin, const std::vector<std::string> &parts) {
    std::vector<File> files;
    std::size_t all = 0;
    for (const std::string &part : parts) {
        auto bytes = sourceOf(plugin.folder, part).and_then([](const fs::path &file) {
            return catalog::readFile(file, mostBytes);
        });
        if (!bytes) {
            return tl::unexpected(bytes.error());
        }
        all += bytes->size();
        if (all > mostBytes || files.size() == mostFiles) {
            return fail("packed.large",
                        "A packed plugin holds at most 200 files of 64 MiB in all; build it for release, and leave out "
                        "what it does not need.",
                        {.file = plugin.folder.string()});
        }
        files.push_back({part, *std::move(bytes)});
    }
    return files;
}

} // namespace

std::vector<std::string> partsIn(const fs::path &folder) {
    std::vector<std::string> parts;
    const auto take = [&](const fs::path &path) {
        std::string inside = path.lexically_relative(folder).generic_string();
        if (isPart(inside)) {
            parts.push_back(std::move(inside));
        }
    };
    std::ranges::for_each(sorted(folder), take);
    for (const char *exercises : {"exercises", "starter"}) {
        for (const fs::path &exercise : sorted(folder / exercises)) {
            std::ranges::for_each(sorted(exercise), take);
        }
    }
    std::ranges::sort(parts);
    return parts;
}

std::vector<fs::path> linkedIn(const fs::path &folder) {
    std::vector<fs::path> linked = sorted(folder / "exercises");
    std::erase_if(linked, [](const fs::path &exercise) { return !fs::is_symlink(exercise); });
    return linked;
}

catalog::Checked<std::vector<catalog::Exercise>> exercisesOf(const catalog::Plugin &plugin) {
    std::vector<catalog::Exercise> exercises;
    Errors errors;
    for (const fs::path &folder : sorted(plugin.folder / "exercises")) {
        if (folder.filename().string().starts_with('.') || !fs::is_directory(folder)) {
            continue;
        }
        if (auto exercise = catalog::readExercise(folder, {plugin})) {
            exercises.push_back(*std::move(exercise));
        } else {
            errors.insert(errors.end(), exercise.error().begin(), exercise.error().end());
        }
    }
    return errors.empty() ? catalog::Checked<std::vector<catalog::Exercise>>(std::move(exercises))
                          : tl::unexpected(std::move(errors));
}

catalog::Checked<Packed> bundleIn(const fs::path &folder) {
    return catalog::readPlugin(folder).and_then([](const catalog::Plugin &plugin) {
        return exercisesOf(plugin).and_then([&](const std::vector<catalog::Exercise> &) -> catalog::Checked<Packed> {
            auto files = read(plugin, partsOf(plugin));
            if (!files) {
                return tl::unexpected(Errors{files.error()});
            }
            return Packed{plugin.id, plugin.version, {}, *std::move(files)};
        });
    });
}

} // namespace attune::packed
