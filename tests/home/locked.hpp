// SPDX-License-Identifier: Apache-2.0
// Homes on disk, with passphrases that cost a guess little, or the tests would take minutes.
#pragma once

#include "home/player.hpp"
#include "support/temp_folder.hpp"

namespace attune::test {

inline constexpr vault::GuessCost cheap{1, std::size_t{1} << 20};

inline Table opened(const TempFolder &folder) {
    static std::uint64_t seed = 100; // or the ids of what is new would be those of what is there
    return Table(store::openSqliteLog(folder / "attune.log").value(), vault::Keys::open(folder / "keys", cheap).value(),
                 ++seed);
}

inline std::string personAt(const Table &table, core::Seat seat) {
    return table.home->sessions().back()->opening().seats[static_cast<std::size_t>(seat - 1)].person;
}

inline void lock(Table &table, core::Seat seat, const char *passphrase) {
    REQUIRE(table.home->setPassphrase(personAt(table, seat), vault::Passphrase(passphrase)));
}

// Up to where both have sealed what they planted.
inline void playToTheReveal(const TempFolder &folder, const std::function<void(Table &)> &then) {
    Table table = opened(folder);
    table.begin("boundary_circles", "couple");
    Player{table}.toTheReveal();
    then(table);
}

inline const core::SealedAnswer *sealedOf(const Table &table, core::Seat seat) {
    const core::Session &session = *table.home->sessions().back();
    return session.sealed(seat, session.reveals().at(0).spec.inputs.at(0));
}

inline std::string codeOf(const Result<void> &done) {
    return done ? "" : done.error().code;
}

} // namespace attune::test
