// SPDX-License-Identifier: Apache-2.0
#include "ui/household.hpp"

#include "home/launcher.hpp"
#include "home/logged.hpp"
#include "home/on_disk.hpp"
#include "vault/system.hpp"

namespace attune::ui {
namespace {

Result<std::unique_ptr<home::Home>> openHome(const home::Places &places, Clock &clock, Random &random, bool guests,
                                             const log::Logger &logger) {
    return guests ? home::Home::open(store::openMemoryLog(), vault::Keys::open(std::nullopt).value(), clock, random)
                  : home::openOnDisk(places, clock, random, logger);
}

} // namespace

void reshelve(Household &household, std::shared_ptr<const catalog::Catalog> catalog, const home::Places &places,
              const log::Logger &logger) {
    household.launcher = home::logged(home::workerLauncher(*catalog, places), logger);
    household.before.push_back(std::exchange(household.catalog, std::move(catalog)));
}

Result<std::shared_ptr<Household>> openHousehold(const home::Places &places,
                                                 std::shared_ptr<const catalog::Catalog> catalog,
                                                 std::shared_ptr<const catalog::Texts> words, bool guests,
                                                 const log::Logger &logger) {
    auto household = std::make_shared<Household>();
    household->clock = vault::systemClock();
    household->random = vault::systemRandom();
    auto home = openHome(places, *household->clock, *household->random, guests, logger);
    if (!home)
        return tl::unexpected(home.error());
    household->home = std::move(*home);
    reshelve(*household, std::move(catalog), places, logger);
    household->words = std::move(words);
    household->guests = guests;
    return household;
}

} // namespace attune::ui
