// SPDX-License-Identifier: Apache-2.0
// What the bench holds: an open home with the catalogue. Only the bench touches the home; the rest never changes.
#pragma once

#include "home/play.hpp"
#include "ui/places.hpp"

#include <memory>

namespace attune::ui {

struct Household {
    std::unique_ptr<Clock> clock;
    std::unique_ptr<Random> random;
    std::unique_ptr<home::Home> home;
    std::shared_ptr<const catalog::Catalog> catalog;
    std::shared_ptr<const catalog::Texts> words;
    std::filesystem::path worker;
    bool guests = false; // nothing is kept
};

// [bench] `guests`: a home in memory, instead of the one on disk.
[[nodiscard]] Result<std::shared_ptr<Household>> openHousehold(const Places &places, std::shared_ptr<const catalog::Catalog> catalog,
                                                               std::shared_ptr<const catalog::Texts> words, bool guests);
// [bench] Starts the activity of a session in a process of its own.
[[nodiscard]] home::Launcher launcher(const Household &household);

} // namespace attune::ui
