// SPDX-License-Identifier: Apache-2.0
// What the verbs that play share: the catalogue, the words, and a home.
#pragma once

#include "cli/context.hpp"
#include "core/seeded.hpp"
#include "home/audit.hpp"
#include "home/launcher.hpp"
#include "home/logged.hpp"
#include "home/on_disk.hpp"

namespace attune::cli {

struct Shelf {
    home::Places places;
    catalog::Catalog catalog;
    catalog::Texts words;
};
[[nodiscard]] Result<Shelf> openShelf(const Context &context);

// The exercise, or why it is not there: none of that name, or one with a mistake, and where that is.
[[nodiscard]] Result<const catalog::Exercise *> exerciseFor(const std::string &id, const catalog::Catalog &catalog,
                                                            const home::Places &places);

// Looks, and makes nothing. Error code: home.none.
[[nodiscard]] Result<void> homeIsThere(const home::Places &places);

[[nodiscard]] Result<std::unique_ptr<home::Home>> guestHome(Clock &clock, Random &random);

// Replays one session of a home in a fresh worker.
[[nodiscard]] Result<home::Audit> verify(home::Home &home, const core::Session &session, const Shelf &shelf);

} // namespace attune::cli
