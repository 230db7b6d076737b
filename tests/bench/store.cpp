// SPDX-License-Identifier: Apache-2.0
// A saved answer through Home (seal, append, fold) against the same bytes through SQLite with the same settings.
#include "bench/folder.hpp"
#include "bench/must.hpp"
#include "core/seeded.hpp"
#include "home/facts.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <benchmark/benchmark.h>

namespace {

using namespace attune;

// What Ana seals in a session with Leo.
core::OwnRecord answer() {
    return {core::OwnRecord::What::sealed, 1, "sort", {std::string(500, 'x'), {}, {}}};
}

void savedAnswer(benchmark::State &state) {
    const bench::Folder folder("home");
    ManualClock clock;
    SeededRandom random(1);
    const auto home =
        bench::must(home::Home::open(bench::must(store::openSqliteLog(folder.path / "attune.log")),
                                     bench::must(vault::Keys::open(folder.path / "keys")), clock, random));
    const home::Person ana{.id = {}, .name = "Ana"}, leo{.id = {}, .name = "Leo"};
    core::Opening opening;
    opening.session = "s";
    opening.relationship = bench::must(home->formRelationship("couple", {{ana, "partner"}, {leo, "partner"}}));
    opening.seats = {{home->people()[0].id, "partner", "adult", "en"},
                     {home->people()[1].id, "partner", "adult", "en"}};
    bench::must(home->record({home::openingEntry(opening)}));
    const std::vector<vault::Entry> entries{home::ownEntry(opening, answer())};
    for (auto _ : state) {
        if (!home->record(entries)) {
            state.SkipWithError("not saved");
            return;
        }
    }
}
BENCHMARK(savedAnswer)->Unit(benchmark::kMicrosecond)->Repetitions(5)->ReportAggregatesOnly();

void plainSqlite(benchmark::State &state) {
    const bench::Folder folder("plain");
    SQLite::Database database((folder.path / "plain.db").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database.exec("PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
    database.exec("CREATE TABLE ev(seq INTEGER PRIMARY KEY, blob BLOB NOT NULL)");
    SQLite::Statement insert(database, "INSERT INTO ev(blob) VALUES(?)");
    const std::vector<std::byte> row(vault::rowSizes.front());
    for (auto _ : state) {
        SQLite::Transaction transaction(database);
        insert.bind(1, row.data(), static_cast<int>(row.size()));
        insert.exec();
        insert.reset();
        transaction.commit();
    }
}
BENCHMARK(plainSqlite)->Unit(benchmark::kMicrosecond)->Repetitions(5)->ReportAggregatesOnly();

} // namespace
