// SPDX-License-Identifier: Apache-2.0
#include "ui/household.hpp"

#include "worker/worker.hpp"

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

Result<std::unique_ptr<store::Log>> openLog(const std::filesystem::path &folder, bool guests) {
    if (guests)
        return store::openMemoryLog();
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        return fail("store.io", "The data folder cannot be made. Check its place and its permissions.");
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    return store::openSqliteLog(folder / "log.sqlite");
}

} // namespace

Result<std::shared_ptr<Household>> openHousehold(const Places &places, std::shared_ptr<const catalog::Catalog> catalog,
                                                 std::shared_ptr<const catalog::Texts> words, bool guests) {
    auto log = openLog(places.home, guests);
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
    household->worker = places.worker;
    household->guests = guests;
    return household;
}

home::Launcher launcher(const Household &household) {
    return [&household](const core::Opening &opening) -> Result<std::unique_ptr<core::Activity>> {
        const auto offer = household.catalog->activity(opening.activity);
        if (!offer)
            return fail("activity.absent", "The plugin of this exercise is not installed.");
        worker::Launch launch;
        launch.worker = household.worker;
        launch.library = offer->plugin->library;
        launch.pluginId = offer->plugin->id;
        launch.pluginVersion = offer->plugin->version;
        launch.activity = opening.activity;
        launch.stateVersion = opening.stateVersion;
        launch.content = opening.content;
        launch.stateBytes = offer->plugin->stateKib * 1024;
        launch.deadlines.call = std::chrono::milliseconds(offer->plugin->reduceMs);
        return std::unique_ptr<core::Activity>(worker::launch(std::move(launch)));
    };
}

} // namespace attune::ui
