// SPDX-License-Identifier: Apache-2.0
#include "ui/household.hpp"

#include "vault/system.hpp"

namespace attune::ui {
namespace {

Result<std::unique_ptr<store::Log>> openLog(const home::Places &places, bool guests) {
    if (guests)
        return store::openMemoryLog();
    std::error_code error;
    std::filesystem::create_directories(places.home, error);
    if (error)
        return fail("store.io", "The data folder cannot be made. Check its place and its permissions.");
    std::filesystem::permissions(places.home, std::filesystem::perms::owner_all, error);
    return store::openSqliteLog(places.log());
}

} // namespace

Result<std::shared_ptr<Household>> openHousehold(const home::Places &places,
                                                 std::shared_ptr<const catalog::Catalog> catalog,
                                                 std::shared_ptr<const catalog::Texts> words, bool guests) {
    auto log = openLog(places, guests);
    if (!log)
        return tl::unexpected(log.error());
    auto keys = vault::Keys::open(guests ? std::nullopt : std::optional(places.keys()));
    if (!keys)
        return tl::unexpected(keys.error());
    auto household = std::make_shared<Household>();
    household->clock = vault::systemClock();
    household->random = vault::systemRandom();
    auto home = home::Home::open(std::move(*log), *std::move(keys), *household->clock, *household->random);
    if (!home)
        return tl::unexpected(home.error());
    household->home = std::move(*home);
    household->catalog = std::move(catalog);
    household->words = std::move(words);
    household->guests = guests;
    return household;
}

} // namespace attune::ui
