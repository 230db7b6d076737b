// SPDX-License-Identifier: Apache-2.0
// Two people at a table: a home, the real catalogue, the real plugins in their processes.
#pragma once

#include "core/seeded.hpp"
#include "home/guests.hpp"
#include "home/launcher.hpp"

#include <catch2/catch_test_macros.hpp>

namespace attune::test {

struct Shelf {
    home::Places places = home::findPlaces(PROGRAM, [](const char *) { return std::string("/nonexistent"); });
    catalog::Catalog catalog = catalog::discover(places.folders);
    catalog::Texts words = catalog::Texts::read(places.words).value();
};

inline const Shelf &shelf() {
    static const Shelf one;
    return one;
}

struct Table {
    ManualClock clock{1'700'000'000'000};
    SeededRandom random{11};
    std::string frames; // every byte to and from the plugin
    worker::ProcessActivity *activity = nullptr;
    std::unique_ptr<home::Home> home;
    std::unique_ptr<home::Play> play;

    explicit Table(std::unique_ptr<store::Log> log = store::openMemoryLog(), std::uint64_t seed = 11)
        : Table(std::move(log), vault::Keys::open(std::nullopt).value(), seed) {}
    Table(std::unique_ptr<store::Log> log, vault::Keys keys, std::uint64_t seed = 11) : random(seed) {
        home = home::Home::open(std::move(log), std::move(keys), clock, random).value();
    }
    // A home in a folder, as the programs open it.
    explicit Table(const std::filesystem::path &folder, std::uint64_t seed = 11)
        : Table(store::openSqliteLog(folder / "attune.log").value(), vault::Keys::open(folder / "keys").value(), seed) {
    }

    home::Launcher launcher() {
        worker::Watch watch;
        watch.onFrame = [this](std::string_view, std::string_view, std::string_view bytes) { frames += bytes; };
        return
            [this, inner = home::workerLauncher(shelf().catalog, shelf().places, watch)](const core::Opening &opening) {
                auto made = inner(opening);
                activity = made ? dynamic_cast<worker::ProcessActivity *>(made->get()) : nullptr;
                return made;
            };
    }

    void begin(const std::string &exercise, const std::string &who, const std::string &languages = "en") {
        begin(exercise, who, languages, launcher());
    }
    void begin(const std::string &exercise, const std::string &who, const std::string &languages,
               const home::Launcher &started) {
        auto guests = home::guestsFor(*shelf().catalog.exercise(exercise), who).value();
        REQUIRE(home::speak(guests, languages, *shelf().catalog.exercise(exercise)));
        const auto relationship = home->formRelationship(guests.pair, guests.people);
        REQUIRE(relationship);
        auto begun = home::Play::begin(*home, shelf().catalog, shelf().words, *relationship, exercise, started);
        INFO((begun ? "" : describe(begun.error())));
        REQUIRE(begun);
        play = *std::move(begun);
    }
    void takeUp() {
        const std::string session = home->sessions().back()->opening().session;
        auto taken = home::Play::takeUp(*home, shelf().catalog, shelf().words, session, launcher());
        REQUIRE(taken);
        play = *std::move(taken);
    }
};

} // namespace attune::test
