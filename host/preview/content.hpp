// SPDX-License-Identifier: Apache-2.0
// What an author works on: a folder with one exercise, or the bundle of a plugin with those that it brings.
#pragma once

#include "catalog/catalog.hpp"

namespace attune::preview {

struct Content {
    catalog::Catalog catalog;           // of all plugins, and of the folder's exercises alone
    std::vector<std::string> exercises; // their ids
};

// Why there is nothing of an exercise in it at all; nothing if there is, whatever mistakes it has.
[[nodiscard]] std::optional<Error> notOfAnExercise(const std::filesystem::path &folder);

// Beside it all that is installed: the exercise may be for a plugin of ours. An exercise in the bundle of a plugin is for that.
[[nodiscard]] catalog::Checked<Content> contentOf(const std::filesystem::path &folder,
                                                  const catalog::Folders &installed);

// The files and folders that tell of a change.
[[nodiscard]] std::vector<std::filesystem::path> watchedIn(const std::filesystem::path &folder);

} // namespace attune::preview
