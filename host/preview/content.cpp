// SPDX-License-Identifier: Apache-2.0
#include "preview/content.hpp"

#include "packed/added.hpp"

#include <algorithm>

namespace attune::preview {
namespace {

namespace fs = std::filesystem;
using Errors = std::vector<Error>;

constexpr std::size_t mostWatched = 500;

bool holds(const fs::path &folder, const char *file) {
    std::error_code ignored;
    return fs::exists(fs::symlink_status(folder / file, ignored));
}

std::vector<fs::path> within(const fs::path &folder) {
    std::error_code none; // a folder that is not there holds nothing
    std::vector<fs::path> entries;
    for (fs::directory_iterator at(folder, none), end; !none && at != end; at.increment(none)) {
        if (!at->path().filename().string().starts_with('.')) {
            entries.push_back(at->path());
        }
    }
    std::ranges::sort(entries);
    return entries;
}

// The bundle that the folder is, or that an exercise lies in.
std::optional<fs::path> bundleOf(const fs::path &folder) {
    if (holds(folder, "plugin.toml")) {
        return folder;
    }
    std::error_code ignored;
    const fs::path around = fs::absolute(folder / ".", ignored).lexically_normal().parent_path().parent_path();
    return around.filename() == "exercises" && holds(around.parent_path(), "plugin.toml")
               ? std::optional(around.parent_path())
               : std::nullopt;
}

std::vector<fs::path> exercisesIn(const fs::path &folder) {
    return holds(folder, "plugin.toml") ? within(folder / "exercises") : std::vector{folder};
}

void put(catalog::Plugin plugin, std::vector<catalog::Plugin> &among) {
    std::erase_if(among, [&](const catalog::Plugin &other) { return other.id == plugin.id; });
    among.push_back(std::move(plugin));
}

} // namespace

std::optional<Error> notOfAnExercise(const fs::path &folder) {
    if (holds(folder, "exercise.toml") || holds(folder, "plugin.toml")) {
        return {};
    }
    return Error{
        "preview.folder",
        "There is no exercise.toml and no plugin.toml here. Name the folder of an exercise, or that of a plugin "
        "as it was built; `attunectl exercise new` makes one.",
        {.file = folder.string()}};
}

catalog::Checked<Content> contentOf(const fs::path &folder, const catalog::Folders &installed) {
    Content content{packed::discover(installed), {}};
    content.catalog.exercises.clear();
    if (const auto bundle = bundleOf(folder)) {
        auto plugin = catalog::readPlugin(*bundle);
        if (!plugin) {
            return tl::unexpected(plugin.error());
        }
        put(*std::move(plugin), content.catalog.plugins);
    }
    for (const fs::path &one : exercisesIn(folder)) {
        auto exercise = catalog::readExercise(one, content.catalog.plugins);
        if (!exercise) {
            return tl::unexpected(exercise.error());
        }
        content.exercises.push_back(exercise->id);
        content.catalog.exercises.push_back(*std::move(exercise));
    }
    if (content.exercises.empty()) {
        return tl::unexpected(Errors{{"preview.none",
                                      "This plugin brings no exercise yet; put one into its folder exercises.",
                                      {.file = folder.string()}}});
    }
    return content;
}

std::vector<fs::path> watchedIn(const fs::path &folder) {
    std::vector<fs::path> watched{folder}, roots = exercisesIn(folder);
    if (const auto bundle = bundleOf(folder)) {
        roots.insert(roots.end(), {*bundle, *bundle / "exercises"});
    }
    for (const fs::path &root : roots) {
        watched.push_back(root);
        const auto inside = within(root);
        watched.insert(watched.end(), inside.begin(), inside.end());
    }
    std::ranges::sort(watched);
    const auto twice = std::ranges::unique(watched);
    watched.erase(twice.begin(), twice.end());
    watched.resize(std::min(watched.size(), mostWatched));
    return watched;
}

} // namespace attune::preview
