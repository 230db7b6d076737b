// SPDX-License-Identifier: Apache-2.0
#include "cli/opened.hpp"

#include "packed/added.hpp"

#include <algorithm>

namespace attune::cli {

Result<Shelf> openShelf(const Context &context) {
    Shelf shelf{context.places(), {}, {}};
    auto words = catalog::Texts::read(shelf.places.words);
    if (!words) {
        return tl::unexpected(words.error().front());
    }
    shelf.words = *std::move(words);
    shelf.catalog = packed::discover(shelf.places.folders);
    return shelf;
}

Result<const catalog::Exercise *> exerciseFor(const std::string &id, const catalog::Catalog &catalog,
                                              const home::Places &places) {
    if (const catalog::Exercise *exercise = catalog.exercise(id)) {
        return exercise;
    }
    const auto isOfIt = [&](const Error &finding) {
        return std::ranges::any_of(places.folders.exercises, [&](const std::filesystem::path &root) {
            const std::filesystem::path file = finding.place.file;
            return file == root / id || file.parent_path() == root / id;
        });
    };
    const auto broken = std::ranges::find_if(catalog.findings, isOfIt);
    if (broken == catalog.findings.end()) {
        return fail("exercise.unknown", "There is no exercise \"" + id + "\"; `attunectl exercise list` shows all.");
    }
    return fail("exercise.broken",
                broken->sentence + " Until that is mended, the exercise \"" + id +
                    "\" cannot be used; `attunectl exercise check` finds every mistake in its folder.",
                broken->place);
}

Result<void> homeIsThere(const home::Places &places) {
    std::error_code ignored;
    if (std::filesystem::exists(places.log(), ignored)) {
        return {};
    }
    return fail("home.none",
                "Nothing is kept in this folder. Look at the path; what is played with --keep is kept in "
                "~/.local/share/attune, or in the folder that --home names.",
                {.file = places.home.string()});
}

Result<std::unique_ptr<home::Home>> guestHome(Clock &clock, Random &random) {
    return home::Home::open(store::openMemoryLog(), vault::Keys::open(std::nullopt).value(), clock, random);
}

Result<home::Audit> verify(home::Home &home, const core::Session &session, const Shelf &shelf) {
    auto records = home.records(session.opening().session);
    if (!records) {
        return tl::unexpected(records.error());
    }
    auto activity = home::workerLauncher(shelf.catalog, shelf.places)(session.opening());
    if (!activity) {
        return tl::unexpected(activity.error());
    }
    return home::audit(*records, **activity);
}

} // namespace attune::cli
