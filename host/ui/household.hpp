// SPDX-License-Identifier: Apache-2.0
// What the bench holds: an open home with the catalogue. Only the bench touches the home; the rest never changes.
#pragma once

#include "home/places.hpp"
#include "home/play.hpp"
#include "log/log.hpp"

#include <memory>

namespace attune::ui {

struct Household {
    std::unique_ptr<Clock> clock;
    std::unique_ptr<Random> random;
    std::unique_ptr<home::Home> home;
    std::shared_ptr<const catalog::Catalog> catalog;
    std::vector<std::shared_ptr<const catalog::Catalog>> before; // plays that began with them go on with them
    std::shared_ptr<const catalog::Texts> words;
    home::Launcher launcher;
    bool guests = false; // nothing is kept
};

// [bench] Something was added, or taken away: what begins from now on begins with this catalogue.
void reshelve(Household &household, std::shared_ptr<const catalog::Catalog> catalog, const home::Places &places,
              const log::Logger &logger);

// [bench] `guests`: a home in memory, instead of the one on disk.
[[nodiscard]] Result<std::shared_ptr<Household>> openHousehold(const home::Places &places,
                                                               std::shared_ptr<const catalog::Catalog> catalog,
                                                               std::shared_ptr<const catalog::Texts> words, bool guests,
                                                               const log::Logger &logger);

} // namespace attune::ui
