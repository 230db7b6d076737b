// SPDX-License-Identifier: Apache-2.0
#include "ui/places.hpp"

#include "ui/values.hpp"

#include <QStandardPaths>

namespace attune::ui {
namespace {
namespace fs = std::filesystem;

fs::path firstThatExists(std::initializer_list<fs::path> candidates) {
    for (const auto &path : candidates)
        if (std::error_code ignored; fs::exists(path, ignored))
            return path;
    return *candidates.begin();
}

} // namespace

Places findPlaces(const fs::path &binary, fs::path home) {
    const auto bin = binary.parent_path();
    const auto share = bin.parent_path() / "share" / "attune";
    const auto user = fs::path(toStd(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation))) / "attune";
    const fs::path built = ATTUNE_BUILD_DIR, source = ATTUNE_SOURCE_DIR; // while it is not installed
    Places places;
    places.home = home.empty() ? user : std::move(home);
    places.words = firstThatExists({share / "words", source / "host" / "words"});
    places.worker = firstThatExists({bin / "attune-worker", bin.parent_path() / "libexec" / "attune" / "attune-worker"});
    places.folders.plugins = {firstThatExists({share / "plugins", built / "share" / "plugins", built / "plugins"}), user / "plugins"};
    places.folders.exercises = {firstThatExists({share / "exercises", source / "exercises"}), user / "exercises"};
    return places;
}

} // namespace attune::ui
