// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/opened.hpp"
#include "vault/system.hpp"

#include <unistd.h>

namespace attune::test {

inline constexpr vault::GuessCost cheap{1, std::size_t{1} << 20};
inline constexpr int outwards = 3;

inline void say(const std::string &line) {
    const std::string whole = line + "\n";
    if (::write(outwards, whole.data(), whole.size()) != static_cast<ssize_t>(whole.size())) {
        std::_Exit(EXIT_FAILURE);
    }
}

inline void must(const Result<void> &done) {
    if (!done) {
        say("! " + describe(done.error()));
        std::_Exit(EXIT_FAILURE);
    }
}

template <class T> T must(Result<T> made) {
    must(made ? Result<void>{} : Result<void>(tl::unexpected(made.error())));
    return *std::move(made);
}

// What a program has at hand from its start on, before anybody says who they are.
struct Room {
    home::Places places = home::findPlaces();
    ManualClock clock{1'700'000'000'000};
    std::unique_ptr<Random> ids = vault::systemRandom();
    log::Logs logs{{.folder = places.logs, .least = places.logsAll ? log::Level::info : log::Level::warning}, clock};
    catalog::Catalog catalog = catalog::discover(places.folders);
    catalog::Texts words = catalog::Texts::read(places.words).value();
    std::unique_ptr<home::Home> home;

    Room() {
        auto log = must(store::openSqliteLog(places.log()));
        home = must(home::Home::open(home::logged(std::move(log), logs.part(log::Part::store)),
                                     must(vault::Keys::open(places.keys(), cheap)), clock, *ids));
    }
    [[nodiscard]] home::Launcher launcher() const {
        return home::logged(home::workerLauncher(catalog, places), logs.part(log::Part::worker));
    }
};

} // namespace attune::test
