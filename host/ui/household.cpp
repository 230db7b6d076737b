// SPDX-License-Identifier: Apache-2.0
#include "ui/household.hpp"

#include <ctime>
#include <random>

namespace attune::ui {
namespace {

std::int64_t read(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000;
}

class SystemClock final : public Clock {
public:
    std::int64_t monotonicMs() override { return read(CLOCK_BOOTTIME); }
    std::int64_t wallMs() override { return read(CLOCK_REALTIME); }
};

class SystemRandom final : public Random {
public:
    std::uint64_t next() override { return (std::uint64_t{m_device()} << 32) | m_device(); }

private:
    std::random_device m_device; // the kernel's, on Linux
};

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

Result<std::shared_ptr<Household>> openHousehold(const home::Places &places, std::shared_ptr<const catalog::Catalog> catalog,
                                                 std::shared_ptr<const catalog::Texts> words, bool guests) {
    auto log = openLog(places, guests);
    if (!log)
        return tl::unexpected(log.error());
    auto household = std::make_shared<Household>();
    household->clock = std::make_unique<SystemClock>();
    household->random = std::make_unique<SystemRandom>();
    auto home = home::Home::open(std::move(*log), vault::plainSealer(), *household->clock, *household->random);
    if (!home)
        return tl::unexpected(home.error());
    household->home = std::move(*home);
    household->catalog = std::move(catalog);
    household->words = std::move(words);
    household->guests = guests;
    return household;
}

} // namespace attune::ui
